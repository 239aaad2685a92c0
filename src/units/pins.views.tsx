import { Actions, Button } from '#platform/html/button/button.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { PhoneLink } from '#platform/html/foot/foot.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PlainPage } from '#platform/html/plain-page/plain-page.tsx'
import { doorWords as words } from './links.words.ts'

interface Office {
  office: string
  phone: string
}

export const LinkVoidedPage = ({ office, phone }: Office) => (
  <PlainPage title={words.voided.title}>
    <p>{words.voided.text}</p>
    <CallOffice office={office} phone={phone} />
  </PlainPage>
)

const CallOffice = ({ office, phone }: Office) =>
  phone ? (
    <p>
      {words.call(office)} <PhoneLink phone={phone} />
    </p>
  ) : null

interface PinProps extends Office {
  unitRef: string
  next: string
  problems: readonly Problem[]
  /** Seconds until the next try. */
  wait: number
}

export const PinPage = ({ unitRef, next, problems, wait, office, phone }: PinProps) => (
  <PlainPage title={words.pin.title}>
    {wait > 0 && <Note kind="care">{words.pin.wait(wait)}</Note>}
    <ErrorSummary problems={problems} title={words.pin.refused} kept="" />
    <p>{words.pin.why}</p>
    <Form action={`/u/${unitRef}/pin`} problems={problems}>
      <input type="hidden" name="next" value={next} />
      <Field name="pin" label={words.pin.label} hint={words.pin.hint} digits short autocomplete="off" maxLength={12} />
      <Actions>
        <Button>{words.pin.submit}</Button>
      </Actions>
    </Form>
    <p>{words.pin.lost}</p>
    <CallOffice office={office} phone={phone} />
  </PlainPage>
)
