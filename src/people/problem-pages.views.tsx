import { Form } from '#platform/html/form.tsx'
import { Link, useHref } from '#platform/html/link.tsx'
import { PlainPage } from '#platform/html/plain-page/plain-page.tsx'
import { problemPageWords } from './site.words.ts'

export interface SentForm {
  action: string
  fields: [string, string][]
  /** Files cannot be put back into a form; the texts can. */
  hadFiles: boolean
  /** The form's own key where the act may already have happened: it must stay one act. */
  formKey?: string | undefined
}

/** What is done in another window before the form is sent again. */
export interface First {
  to: string
  label: string
}

interface Props {
  problem: { title: string; text: string }
  phone: string
  /** The form as it was sent, so that nothing typed is lost: it can be sent again from here. */
  again?: SentForm | undefined
  first?: First | undefined
}

export const ProblemPage = ({ problem, phone, again, first }: Props) => (
  <PlainPage title={problem.title}>
    <p>{problem.text}</p>
    {again && <SendAgain {...again} />}
    {again && first && (
      <p>
        <a class="more" href={useHref()(first.to)} target="_blank" rel="noopener">
          {first.label}
        </a>
      </p>
    )}
    {phone && <p>{problemPageWords.call(phone)}</p>}
    <p>
      <Link to="/" class="more">
        {problemPageWords.home}
      </Link>
    </p>
  </PlainPage>
)

const SendAgain = ({ action, fields, hadFiles, formKey }: SentForm) => (
  <Form action={action} formKey={formKey}>
    {hadFiles && <p>{problemPageWords.filesGone}</p>}
    {fields
      .filter(([name]) => name !== '_key')
      .map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
    <p class="act">
      <button class="btn" type="submit">
        {problemPageWords.again}
      </button>
    </p>
  </Form>
)
