import { Actions, Button } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import type { Role, Viewer } from './access.ts'
import { momentWords, roleWords } from './account.words.ts'
import { PeopleTabs } from './people.views.tsx'
import { type Ender, isPower, powers } from './powers.rules.ts'
import type { Holding } from './powers.store.ts'
import { powerWords as words } from './powers.words.ts'

interface PowersProps {
  viewer: Viewer
  holdings: readonly Holding[]
  separated: boolean
  endAskedBy: Ender | null
  /** Which of the two that can end it the viewer is. */
  ender: Ender | undefined
  /** From whom the director chooses; absent for everybody else. */
  people: readonly { id: string; name: string }[] | undefined
  given: Record<string, string>
  problems: readonly Problem[]
  done: string | undefined
}

export const PowersPage = (props: PowersProps) => {
  const { viewer, holdings, separated, problems, done, people, ender } = props
  const others = holdings.filter(({ role }) => !isPower(role))
  return (
    <DeskPage title={words.title} current="/office/people">
      <PeopleTabs current="/office/powers" viewer={viewer} />
      {done && words.done[done] && <Note>{words.done[done]}</Note>}
      <ErrorSummary problems={problems} title={words.refused} />
      <p>
        <strong>{separated ? words.is.on : words.is.off}</strong>
      </p>
      <p>{words.lead}</p>
      <CardsTable
        caption={words.caption}
        rows={powers}
        keyOf={(power) => power}
        columns={[
          { head: words.columns.power, cell: (power) => roleWords[power] },
          { head: words.columns.does, cell: (power) => words.does[power] },
          { head: words.columns.who, cell: (power) => namesOf(holdings, power) },
          { head: words.columns.since, cell: (power) => sinceOf(holdings, power) },
        ]}
      />
      <Section title={words.others}>
        <CardsTable
          caption={words.others}
          rows={others}
          keyOf={({ personId, role }) => `${personId}-${role}`}
          columns={[
            { head: words.columns.who, cell: ({ name }) => name },
            { head: words.columns.power, cell: ({ role }) => roleWords[role] },
            { head: words.columns.since, cell: ({ grantedAt }) => momentWords(grantedAt) },
            { head: words.columns.by, cell: ({ grantedBy }) => grantedBy ?? '' },
          ]}
        />
      </Section>
      {people && <BeginForm {...props} people={people} />}
      {separated && ender && <EndForm {...props} ender={ender} />}
    </DeskPage>
  )
}

const held = (holdings: readonly Holding[], role: Role) => holdings.filter((one) => one.role === role)
const namesOf = (holdings: readonly Holding[], role: Role): string =>
  held(holdings, role)
    .map(({ name }) => name)
    .join('、') || words.nobody
const sinceOf = (holdings: readonly Holding[], role: Role): string =>
  held(holdings, role)
    .map(({ grantedAt }) => momentWords(grantedAt))
    .join('、')

const BeginForm = ({ people, given, problems }: PowersProps & { people: readonly { id: string; name: string }[] }) => (
  <Section title={words.begin}>
    <p>{words.beginLead}</p>
    <div class="narrow">
      <Form action="/office/powers" problems={problems}>
        {powers.map((power) => (
          <SelectField
            key={power}
            name={power}
            label={roleWords[power]}
            hint={words.does[power]}
            blank={words.choose}
            value={given[power]}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ))}
        <Actions>
          <Button fit>{words.submit}</Button>
        </Actions>
      </Form>
    </div>
  </Section>
)

const EndForm = ({ ender, endAskedBy }: { ender: Ender; endAskedBy: Ender | null }) => (
  <Section title={words.end}>
    <p>{words.endLead}</p>
    {endAskedBy && <p>{words.asked(roleWords[endAskedBy])}</p>}
    {endAskedBy !== ender && (
      <Form action="/office/powers/ends">
        <Actions>
          <Button look="line" fit>
            {endAskedBy ? words.agree : words.ask}
          </Button>
        </Actions>
      </Form>
    )}
  </Section>
)
