import { TextArea } from '#platform/html/text-area/text-area.tsx'
import { planPartWords } from './cases.words.ts'
import { MOST_WORDS } from './event-forms.rules.ts'
import { formWords as words } from './event-forms.words.ts'
import { planParts } from './events.rules.ts'

export type Given = Readonly<Record<string, string>>

interface PartsProps<Part extends string> {
  parts: readonly Part[]
  labels: Readonly<Record<Part, string>>
  given: Given
}

/** A short text for each part that the law asks for. */
export const PartFields = <Part extends string>({ parts, labels, given }: PartsProps<Part>) => (
  <>
    {parts.map((part) => (
      <TextArea key={part} name={part} label={labels[part]} value={given[part]} maxLength={MOST_WORDS} rows={2} />
    ))}
  </>
)

/** What a unit fills in at its phone, and the office for one that has none. */
export const PlanFields = ({ given }: { given: Given }) => (
  <PartFields parts={planParts} labels={planPartWords} given={given} />
)

export const DoneField = ({ name, given }: { name: 'progress' | 'words'; given: Given }) => (
  <TextArea name={name} label={words.done} value={given[name]} maxLength={MOST_WORDS} />
)
