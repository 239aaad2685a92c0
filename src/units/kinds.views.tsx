import { Actions, Button } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { UnitTabs } from './units.views.tsx'
import { unitWords } from './units.words.ts'

const words = unitWords.kinds

interface KindsProps {
  kinds: readonly { code: string; name: string; units: number }[]
  /** As typed: a new kind's under `name`, a renamed one's under `name-<code>`. */
  given: Record<string, string>
  problems: readonly Problem[]
  done: string | undefined
}

export const KindsPage = ({ kinds, given, problems, done }: KindsProps) => (
  <DeskPage title={words.title}>
    <UnitTabs current="/office/units/kinds" office />
    <div class="narrow">
      {done && words.done[done] && <Note>{words.done[done]}</Note>}
      <ErrorSummary problems={problems} title={words.refused} />
      <p>{words.text}</p>
      <CardsTable
        caption={words.caption}
        rows={kinds}
        keyOf={({ code }) => code}
        columns={[
          {
            head: words.name,
            cell: ({ code, name }) => <Link to={`/office/units?kind=${encodeURIComponent(code)}`}>{name}</Link>,
          },
          { head: words.count, figure: true, cell: ({ units }) => units },
          {
            head: words.rename,
            cell: ({ code, name }) => (
              <Form action={`/office/units/kinds/${encodeURIComponent(code)}`} problems={problems} class="kind-rename">
                <Field
                  name={`name-${code}`}
                  label={<span class="v">{words.renameOf(name)}</span>}
                  value={given[`name-${code}`] ?? name}
                  maxLength={20}
                  autocomplete="off"
                />
                <Button fit look="line">
                  {words.rename}
                  <span class="v">{` ${name}`}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <Section title={words.add}>
        <Form action="/office/units/kinds" problems={problems}>
          <Field name="name" label={words.addLabel} hint={words.addHint} value={given.name} maxLength={20} />
          <Actions>
            <Button fit>{words.submit}</Button>
          </Actions>
        </Form>
      </Section>
    </div>
  </DeskPage>
)
