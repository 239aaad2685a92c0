import { Actions, Button, MoreLink } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Form } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { Steps } from '#platform/html/steps/steps.tsx'
import { Tally } from '#platform/html/tally/tally.tsx'
import type { Added, Changed, ImportPlan, RowRefused } from './imports.rules.ts'
import { rowProblemText, importWords as words } from './imports.words.ts'
import { fieldWords } from './units.words.ts'

export interface PreviewProps {
  id: string
  fileName: string
  plan: ImportPlan
  /** Names what is shown, so that nothing else is taken over. */
  seen: string
  kindNames: ReadonlyMap<string, string>
  /** Parents of added rows, by line. */
  parentNames: ReadonlyMap<number, string>
  /** Somebody changed units since this was shown. */
  drift: boolean
}

/** A page of a thousand rows is read by nobody: each part shows its beginning and says how many follow. */
const SHOWN = 200

export const PreviewPage = (props: PreviewProps) => {
  const { fileName, plan, drift } = props
  const { added, changed, same, refused } = plan
  return (
    <DeskPage
      title={words.previewTitle}
      back={{ to: '/office/units/import', label: words.back }}
      head={<p>{fileName}</p>}
    >
      {drift && <Note kind="care">{words.drift}</Note>}
      <div class="narrow">
        <Steps at={2} of={3} name={words.steps[1] ?? ''} />
      </div>
      <Tally
        figures={[
          { word: words.tally.added, value: added.length, after: words.unit },
          { word: words.tally.changed, value: changed.length, after: words.unit },
          { word: words.tally.same, value: same, after: words.unit },
          ...(refused.length > 0
            ? [{ word: words.tally.refused, value: linesOf(refused), after: words.row, lamp: 'late' as const }]
            : []),
        ]}
      />
      <Confirm {...props} />
      {refused.length > 0 && <Refused refused={refused} />}
      {changed.length > 0 && <ChangedRows changed={changed} />}
      {added.length > 0 && <AddedRows {...props} added={added} />}
    </DeskPage>
  )
}

export const linesOf = (refused: readonly RowRefused[]): number => new Set(refused.map(({ line }) => line)).size

const Confirm = ({ id, plan, seen }: PreviewProps) => {
  const { added, changed, refused } = plan
  if (added.length + changed.length === 0)
    return (
      <>
        <Note kind={refused.length > 0 ? 'care' : 'safe'}>{refused.length > 0 ? words.onlyWrong : words.nothing}</Note>
        <MoreLink to="/office/units/import">{words.again}</MoreLink>
      </>
    )
  return (
    <Form action={`/office/units/imports/${id}/confirmations`}>
      <input type="hidden" name="seen" value={seen} />
      {refused.length > 0 && <p>{words.confirmDespite}</p>}
      <Actions>
        <Button fit>{words.confirm(added.length, changed.length)}</Button>
      </Actions>
      <MoreLink to="/office/units/import">{words.again}</MoreLink>
    </Form>
  )
}

const Rest = ({ count }: { count: number }) => (count > SHOWN ? <p class="s">{words.rest(count - SHOWN)}</p> : null)

const Refused = ({ refused }: { refused: readonly RowRefused[] }) => (
  <Section title={words.refusedTitle(refused.length)}>
    <CardsTable
      caption={words.refusedTitle(refused.length)}
      rows={refused.slice(0, SHOWN)}
      keyOf={({ line, problem }) => `${line} ${problem}`}
      columns={[
        { head: words.columns.line, cell: ({ line }) => words.lineOf(line) },
        { head: words.columns.name, cell: ({ name }) => name || words.nameless },
        { head: words.columns.problem, cell: ({ problem, about }) => rowProblemText(problem, about) },
      ]}
    />
    <Rest count={refused.length} />
  </Section>
)

const ChangedRows = ({ changed }: { changed: readonly Changed[] }) => (
  <Section title={words.changedTitle(changed.length)}>
    <CardsTable
      caption={words.changedTitle(changed.length)}
      rows={changed.slice(0, SHOWN)}
      keyOf={({ line }) => line}
      columns={[
        { head: words.columns.line, cell: ({ line }) => words.lineOf(line) },
        { head: words.columns.name, cell: ({ name }) => name },
        {
          head: words.columns.change,
          cell: ({ fields }) => (
            <ul>
              {fields.map(({ field, before, after }) => (
                <li key={field}>
                  {words.change(fieldWords[field])}
                  <del>{before || words.none}</del> {words.arrow} <ins>{after || words.none}</ins>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
    <Rest count={changed.length} />
  </Section>
)

const AddedRows = ({ added, kindNames, parentNames }: PreviewProps & { added: readonly Added[] }) => (
  <Section title={words.addedTitle(added.length)}>
    <CardsTable
      caption={words.addedTitle(added.length)}
      rows={added.slice(0, SHOWN)}
      keyOf={({ line }) => line}
      columns={[
        { head: words.columns.line, cell: ({ line }) => words.lineOf(line) },
        { head: words.columns.name, cell: ({ values }) => values.name },
        {
          head: words.columns.kinds,
          cell: ({ values }) => values.kinds.map((code) => kindNames.get(code) ?? code).join('、'),
        },
        { head: words.columns.parent, cell: ({ line }) => parentNames.get(line) ?? '' },
        {
          head: words.columns.contact,
          cell: ({ values }) => [values.contactName, values.contactPhone].filter(Boolean).join(' '),
        },
        { head: words.columns.hotline, cell: ({ values }) => values.hotline },
      ]}
    />
    <Rest count={added.length} />
  </Section>
)
