import { dayOf, daysBetween } from '#platform/days.rules.ts'
import { Actions, Button } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { Split } from '#platform/html/split/split.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { dayWords } from '#platform/html/words.ts'
import type { Circular, CircularLine } from './circulars.store.ts'
import { circularWords as words } from './circulars.words.ts'
import { deadlineWords } from './messages.words.ts'
import { UrgeTabs } from './urges.views.tsx'

export const CircularsPage = ({ circulars }: { circulars: readonly Circular[] }) => (
  <DeskPage title={words.title} current="/office/urges">
    <UrgeTabs current="/office/urges/circulars" office />
    {circulars.length === 0 ? (
      <Empty title={words.none}>
        <p>{words.noneNext}</p>
      </Empty>
    ) : (
      <Rows>
        {circulars.map((one) => (
          <Row
            key={one.id}
            to={`/office/urges/circulars/${one.id}`}
            lamp={one.issuedAt ? 'ok' : 'todo'}
            title={one.title}
            note={`${one.issuedAt ? words.state.issued : words.state.draft}　${whenOf(one)}`}
          />
        ))}
      </Rows>
    )}
  </DeskPage>
)

const whenOf = ({ draftedAt, issuedAt, issuedBy }: Circular): string =>
  issuedAt
    ? words.issuedBy(dayWords.day(dayOf(issuedAt)), issuedBy ?? '')
    : words.drafted(dayWords.day(dayOf(draftedAt)))

interface CircularProps {
  circular: Circular
  /** Late now, or as it was issued. */
  named: readonly CircularLine[]
  /** Reported since the draft. */
  settled: readonly CircularLine[]
  now: Date
  saved: boolean
  problems?: Problem[]
  given?: Record<string, string>
}

export const CircularPage = (props: CircularProps) => {
  const { circular, named, settled, now, saved, problems = [] } = props
  const units = new Set(named.map(({ unitId }) => unitId)).size
  return (
    <DeskPage
      title={circular.title}
      current="/office/urges"
      back={{ to: '/office/urges/circulars', label: words.back }}
      head={<p class="s">{whenOf(circular)}</p>}
    >
      <ErrorSummary problems={problems} />
      {saved && <Note>{words.saved}</Note>}
      <Split side={circular.issuedAt ? <p class="urge-text">{circular.words}</p> : <Side {...props} />} wideSide>
        <Section title={words.lines(units, named.length)}>
          {named.length === 0 ? <p>{words.nobody}</p> : <Lines lines={named} until={circular.issuedAt ?? now} />}
        </Section>
        {settled.length > 0 && (
          <Section title={words.settled}>
            <Lines lines={settled} until={null} />
          </Section>
        )}
      </Split>
    </DeskPage>
  )
}

/** A unit is named once, with all that it is late with. */
const Lines = ({ lines, until }: { lines: readonly CircularLine[]; until: Date | null }) => (
  <CardsTable
    caption={words.title}
    rows={[...Map.groupBy(lines, ({ unitId }) => unitId).values()]}
    keyOf={([first]) => first?.unitId ?? ''}
    columns={[
      { head: words.heads.unit, cell: ([first]) => first?.unit },
      { head: words.heads.title, cell: (those) => <Each of={those} say={({ title }) => title} /> },
      { head: words.heads.due, cell: (those) => <Each of={those} say={({ dueAt }) => deadlineWords(dueAt)} /> },
      ...(until
        ? [
            {
              head: words.heads.late,
              cell: (those: readonly CircularLine[]) => (
                <Each of={those} say={({ dueAt }) => words.lateBy(daysBetween(dayOf(dueAt), dayOf(until)))} />
              ),
            },
          ]
        : []),
    ]}
  />
)

const Each = ({ of, say }: { of: readonly CircularLine[]; say(line: CircularLine): string }) => (
  <>
    {of.map((line) => (
      <span class="urge-line" key={line.assignmentId}>
        {say(line)}
      </span>
    ))}
  </>
)

const Side = ({ circular, named, problems = [], given = {} }: CircularProps) => (
  <>
    <Section title={words.edit}>
      <Form action={`/office/urges/circulars/${circular.id}`} problems={problems} label={words.edit}>
        <Field name="title" label={words.titleField} value={given.title ?? circular.title} />
        <TextArea name="words" label={words.wordsField} rows={8} value={given.words ?? circular.words} />
        <Actions>
          <Button look="line" fit>
            {words.save}
          </Button>
        </Actions>
      </Form>
    </Section>
    {named.length > 0 && (
      <Section title={words.issue}>
        <p class="s">{words.issueHint}</p>
        <Form action={`/office/urges/circulars/${circular.id}/issues`} problems={problems} label={words.issue}>
          <CheckBox name="confirm" label={words.confirm} />
          <Actions>
            <Button fit>{words.issue}</Button>
          </Actions>
        </Form>
      </Section>
    )}
  </>
)
