import { Actions, Button } from '#platform/html/button/button.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Say } from '#platform/html/say/say.tsx'
import { Fold, Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { byText, caseWords as words } from './case.words.ts'
import { numberText } from './desk.words.ts'
import type { Thread } from './messages.store.ts'

interface MessagesProps {
  caseId: string
  threads: readonly Thread[]
  problems?: readonly Problem[]
  given?: Readonly<Record<string, string>>
}

/** On the case that leads: what was said with each who reported the matter, apart from one another. */
export const CaseMessages = ({ caseId, threads, problems = [], given = {} }: MessagesProps) => (
  <Section title={words.messages} id="messages">
    {threads.map(({ reportId, number, messages }) => (
      <div key={reportId}>
        {threads.length > 1 && <h3>{numberText(number)}</h3>}
        {threads.length > 1 && messages.length === 0 && <p>{words.noMessagesYet}</p>}
        {messages.map(({ id, byOffice, byUnit, saidOn, text }) => (
          <Say key={id} by={byText(saidOn, byUnit ? 'unit' : byOffice ? 'office' : 'reporter', null)}>
            <span class="lines">{text}</span>
          </Say>
        ))}
      </div>
    ))}
    {threads.length === 1 && threads[0]?.messages.length === 0 && <p>{words.noMessages}</p>}
    <Fold title={words.say} open={problems.length > 0}>
      <Form action={`/office/hazards/${caseId}/messages`} problems={problems}>
        {threads.length > 1 && (
          <SelectField
            name="to"
            label={words.sayTo}
            hint={words.sayToHint}
            blank={words.sayToAll(threads.length)}
            value={given.to}
            options={threads.map(({ reportId, number }) => ({ value: reportId, label: words.sayToOne(number) }))}
          />
        )}
        <TextArea name="message" label={words.say} hint={words.sayHint} value={given.message} />
        <Actions>
          <Button look="line" fit>
            {words.send}
          </Button>
        </Actions>
      </Form>
    </Fold>
  </Section>
)
