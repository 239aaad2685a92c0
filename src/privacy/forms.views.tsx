import { type Topic, topics } from '#people/personal-fields.ts'
import { Actions, Button } from '#platform/html/button/button.tsx'
import { CheckBoxes } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { breachWords as words } from './forms.words.ts'
import { officeWords } from './office.words.ts'
import { topicWords } from './page.words.ts'

interface BreachProps {
  given: Readonly<Record<string, string>>
  chosen: readonly Topic[]
  problems: readonly Problem[]
}

export const BreachPage = ({ given, chosen, problems }: BreachProps) => (
  <DeskPage title={words.title} current="/office/people" back={{ to: '/office/privacy', label: officeWords.title }}>
    <div class="narrow">
      <ErrorSummary problems={problems} title={words.refused} />
      <p>{words.lead}</p>
      <Form action="/office/privacy/breach" problems={problems}>
        <CheckBoxes
          name="topic"
          legend={words.topics}
          values={chosen}
          options={topics.map((topic) => ({ value: topic, label: topicWords[topic].what }))}
        />
        <Field name="when" label={words.when} value={given.when} maxLength={60} />
        <TextArea name="cause" label={words.cause} value={given.cause} maxLength={1000} />
        <TextArea name="harm" label={words.harm} value={given.harm} maxLength={1000} />
        <TextArea name="remedy" label={words.remedy} value={given.remedy} maxLength={1000} />
        <Actions>
          <Button>{words.download}</Button>
        </Actions>
      </Form>
    </div>
  </DeskPage>
)
