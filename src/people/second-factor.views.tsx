import { Actions, Button } from '#platform/html/button/button.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PlainPage } from '#platform/html/plain-page/plain-page.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { PasskeyForm } from './passkey-form.views.tsx'
import { QrCode } from './qr-code.tsx'
import { setUpFactorWords, signInWords, secondFactorWords as words } from './sign-in.words.ts'
import { groupsOf } from './totp.ts'

interface SecondFactorProps {
  next: string
  /** Has an authenticator, not only passkeys. */
  hasCode: boolean
  passkey: Record<string, unknown> | undefined
  problems?: readonly Problem[]
  wait?: number
}

export const SecondFactorPage = ({ next, hasCode, passkey, problems = [], wait = 0 }: SecondFactorProps) => (
  <PlainPage title={words.title}>
    {wait > 0 && <Note kind="care">{signInWords.wait(wait)}</Note>}
    <ErrorSummary problems={problems} title={words.refusedTitle} kept={words.kept} />
    <p>{hasCode ? words.lead : words.onlyPasskey}</p>
    {hasCode && (
      <Form action="/sign-in/second-factor" problems={problems}>
        <input type="hidden" name="next" value={next} />
        <Field name="code" label={words.code} hint={words.codeHint} autocomplete="one-time-code" maxLength={24} short />
        <Actions>
          <Button>{words.submit}</Button>
        </Actions>
      </Form>
    )}
    {passkey && (
      <PasskeyForm
        action="/sign-in/passkey"
        options={passkey}
        label={words.usePasskey}
        hint={signInWords.passkeyHint}
        next={next}
      />
    )}
    <SignOut />
  </PlainPage>
)

const SignOut = () => (
  <Form action="/sign-out" class="or">
    <Button look="line">{words.leave}</Button>
  </Form>
)

interface SetUpFactorProps {
  action: string
  next: string
  secret: string
  codes: readonly string[]
  /** What the QR code says. */
  address: string
  draft: string
  askPassword: boolean
  problems?: readonly Problem[]
  wait?: number
}

export const SetUpFactorPage = (props: SetUpFactorProps) => (
  <PlainPage title={setUpFactorWords.title}>
    {props.wait ? <Note kind="care">{signInWords.wait(props.wait)}</Note> : null}
    <ErrorSummary problems={props.problems ?? []} title={setUpFactorWords.refusedTitle} kept={setUpFactorWords.kept} />
    <p>{setUpFactorWords.lead}</p>
    <Section title={setUpFactorWords.scan}>
      <QrCode text={props.address} label={setUpFactorWords.qr} />
      <p>{setUpFactorWords.byHand}</p>
      <p>
        <span class="secret">{groupsOf(props.secret)}</span>
      </p>
    </Section>
    <Section title={setUpFactorWords.codes}>
      <p>{setUpFactorWords.codesLead}</p>
      <ul class="codes">
        {props.codes.map((code) => (
          <li key={code}>{groupsOf(code)}</li>
        ))}
      </ul>
    </Section>
    <Section title={setUpFactorWords.confirm}>
      <Form action={props.action} problems={props.problems}>
        <input type="hidden" name="next" value={props.next} />
        <input type="hidden" name="draft" value={props.draft} />
        {props.askPassword && (
          <Field
            name="password"
            label={setUpFactorWords.password}
            kind="password"
            autocomplete="current-password"
            maxLength={200}
          />
        )}
        <Field name="code" label={setUpFactorWords.code} digits autocomplete="one-time-code" maxLength={7} short />
        <Actions>
          <Button>{setUpFactorWords.submit}</Button>
        </Actions>
      </Form>
    </Section>
  </PlainPage>
)
