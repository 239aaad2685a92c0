import { Button } from '#platform/html/button/button.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form } from '#platform/html/form.tsx'
import { Island } from '#platform/html/island/island.tsx'

interface PasskeyFormProps {
  action: string
  /** What the browser is asked, as navigator.credentials takes it. */
  options: Record<string, unknown>
  label: string
  hint: string
  next?: string
  /** Registering: the passkey gets a name. */
  name?: { label: string; hint: string } | undefined
}

/** Passkeys live in script: without it, or in a browser that has none, the form stays hidden. */
export const PasskeyForm = ({ action, options, label, hint, next, name }: PasskeyFormProps) => (
  <Island name="passkeys" props={{ options, make: name !== undefined }} class="or">
    <div hidden data-passkey>
      <Form action={action}>
        {next !== undefined && <input type="hidden" name="next" value={next} />}
        <input type="hidden" name="answer" value="" />
        {name && <Field name="name" label={name.label} hint={name.hint} maxLength={40} />}
        <p class="s">{hint}</p>
        <Button look="line">{label}</Button>
      </Form>
    </div>
  </Island>
)
