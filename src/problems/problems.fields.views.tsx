import { Field } from '#platform/html/field/field.tsx'
import { FileField } from '#platform/html/file-field/file-field.tsx'
import { Picks } from '#platform/html/picks/picks.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { MOST_TEXT, MOST_TITLE, urgencies } from './problems.rules.ts'
import { problemWords, urgencyWords } from './problems.words.ts'

const { form: words } = problemWords

export interface RaiseFieldsProps {
  tasks: readonly { id: string; title: string }[]
  given: Readonly<Record<string, string>>
}

/** What a problem is, whoever writes it down. */
export const RaiseFields = ({ tasks, given }: RaiseFieldsProps) => (
  <>
    <Field name="title" label={words.title} hint={words.titleHint} value={given.title} maxLength={MOST_TITLE} />
    <TextArea name="text" label={words.text} hint={words.textHint} value={given.text} maxLength={MOST_TEXT} />
    <SelectField
      name="task"
      label={words.task}
      blank={words.taskNone}
      value={given.task}
      options={tasks.map(({ id, title }) => ({ value: id, label: title }))}
    />
    <Picks
      name="urgency"
      legend={words.urgency}
      value={given.urgency}
      options={urgencies.map((one) => ({ value: one, label: urgencyWords[one] }))}
    />
    <FileField name="photo" label={words.photo} hint={words.photoHint} optional />
  </>
)
