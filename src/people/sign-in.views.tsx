import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { PlainPage } from '#platform/html/plain-page/plain-page.tsx'
import { PasskeyForm } from './passkey-form.views.tsx'
import { signInWords as words } from './sign-in.words.ts'

interface SignInProps {
  next: string
  login?: string | undefined
  problems?: readonly Problem[]
  /** Seconds until the next try. */
  wait?: number
  phone: string
  passkey: Record<string, unknown>
  oidc: string | undefined
}

export const SignInPage = ({ next, login, problems = [], wait = 0, phone, passkey, oidc }: SignInProps) => (
  <PlainPage title={wait > 0 ? words.waitTitle : words.title}>
    {wait > 0 && <Note kind="care">{words.wait(wait)}</Note>}
    <ErrorSummary problems={problems} title={words.refusedTitle} kept={words.kept} />
    <Form action="/sign-in" problems={problems}>
      <input type="hidden" name="next" value={next} />
      <Field name="login" label={words.login} value={login} autocomplete="username" maxLength={60} />
      <Field name="password" label={words.password} kind="password" autocomplete="current-password" maxLength={200} />
      <Actions>
        <Button>{words.submit}</Button>
      </Actions>
    </Form>
    <PasskeyForm
      action="/sign-in/passkey"
      options={passkey}
      label={words.passkey}
      hint={words.passkeyHint}
      next={next}
    />
    {oidc && (
      <div class="or">
        <ButtonLink look="line" to={`/sign-in/oidc?next=${encodeURIComponent(next)}`}>
          {words.oidc(oidc)}
        </ButtonLink>
      </div>
    )}
    <div class="or">
      <p>{words.noAccount}</p>
      <p>
        {words.lost}{' '}
        {phone && (
          <span class="nb">
            {words.call} <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
          </span>
        )}
      </p>
    </div>
  </PlainPage>
)
