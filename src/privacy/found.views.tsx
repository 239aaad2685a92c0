import { Actions, Button } from '#platform/html/button/button.tsx'
import { CheckBoxes } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { type Asked, countsText, SearchForm } from './office.views.tsx'
import { officeWords as words } from './office.words.ts'
import { Stays } from './page.views.tsx'
import { reasons } from './traces.rules.ts'

/** One way a person stands written in one unit, and in what. */
export interface FindingShown {
  /** Its fingerprint: what the tick sends, so that no telephone stands in a value. */
  mark: string
  name: string
  contact: string
  unit: string
  counts: Record<string, number>
}

export interface AccountShown {
  id: string
  name: string
  login: string
  holdsOffice: boolean
}

interface FoundProps {
  asked: Asked
  findings: readonly FindingShown[]
  accounts: readonly AccountShown[]
  ticked: readonly string[]
  reason?: string | undefined
  problems?: readonly Problem[]
}

export const FoundPage = ({ asked, findings, accounts, ticked, reason, problems = [] }: FoundProps) => (
  <DeskPage title={words.title} current="/office/people" back={{ to: '/office/privacy', label: words.title }}>
    <ErrorSummary problems={problems} title={words.eraseRefused} />
    <SearchForm asked={asked} />
    {findings.length + accounts.length === 0 ? (
      <Empty title={words.none} />
    ) : (
      <Form action="/office/privacy/erasures" problems={problems}>
        <input type="hidden" name="name" value={asked.name} />
        <input type="hidden" name="contact" value={asked.contact} />
        <Section title={words.found}>
          {findings.length > 0 && (
            <CheckBoxes
              name="finding"
              legend={words.goes}
              hint={words.foundHint}
              values={ticked}
              options={findings.map((one) => ({ value: one.mark, label: findingText(one) }))}
            />
          )}
          {accounts.some(({ holdsOffice }) => !holdsOffice) && (
            <CheckBoxes
              name="account"
              legend={words.accounts}
              hint={words.accountHint}
              values={ticked}
              options={accounts
                .filter(({ holdsOffice }) => !holdsOffice)
                .map(({ id, name, login }) => ({ value: id, label: words.account(name, login) }))}
            />
          )}
          {accounts
            .filter(({ holdsOffice }) => holdsOffice)
            .map(({ id, name }) => (
              <Note key={id} kind="must">
                {words.holdsOffice(name)}
              </Note>
            ))}
          <p>{words.goesNote}</p>
        </Section>
        <Section title={words.stays}>
          <Stays />
        </Section>
        <div class="narrow">
          <SelectField
            name="reason"
            label={words.reason}
            value={reason ?? 'asked'}
            options={reasons.map((value) => ({ value, label: words.reasons[value] }))}
          />
          <Actions>
            <Button fit>{words.erase}</Button>
          </Actions>
        </div>
      </Form>
    )}
  </DeskPage>
)

const findingText = ({ name, contact, unit, counts }: FindingShown): string =>
  words.finding(name || words.noName, contact, unit || words.noUnit, countsText(counts))
