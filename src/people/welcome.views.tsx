import { Actions, Button } from '#platform/html/button/button.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { PlainPage } from '#platform/html/plain-page/plain-page.tsx'
import { NewPasswordField } from './account.views.tsx'
import type { PasswordRule } from './passwords.rules.ts'
import { resetWords, welcomeWords as words } from './people.words.ts'

interface WelcomeProps {
  town: string
  action: string
  name: string
  role: string
  phone: string | null
  rule: PasswordRule
  /** Who is signed in here already. */
  me: string | undefined
  username: string
  problems: readonly Problem[]
}

export const WelcomePage = ({ town, action, name, role, phone, rule, me, username, problems }: WelcomeProps) => (
  <PlainPage title={words.title(town)}>
    <p>{words.lead(name, role)}</p>
    {me && (
      <Form action={action}>
        <input type="hidden" name="as" value="me" />
        <p>{words.asMe(me)}</p>
        <Actions>
          <Button look="line">{words.take}</Button>
        </Actions>
      </Form>
    )}
    <ErrorSummary problems={problems} title={words.refusedTitle} kept={words.kept} />
    <Form action={action} problems={problems}>
      <Field
        name="username"
        label={words.username}
        hint={words.usernameHint}
        value={username}
        autocomplete="username"
        maxLength={30}
      />
      {phone && <p class="s">{words.phone(phone)}</p>}
      <NewPasswordField rule={rule} label={words.password} />
      <Actions>
        <Button>{words.submit}</Button>
      </Actions>
    </Form>
    {!me && (
      <p class="or">
        {words.haveOne}{' '}
        <span class="nb">
          <Link to={`/sign-in?next=${encodeURIComponent(action)}`}>{words.signIn}</Link>
        </span>
      </p>
    )}
  </PlainPage>
)

export const DeadLinkPage = () => (
  <PlainPage title={words.dead.title}>
    <p>{words.dead.text}</p>
  </PlainPage>
)

interface ResetProps {
  action: string
  name: string
  login: string
  rule: PasswordRule
  problems: readonly Problem[]
}

export const ResetPage = ({ action, name, login, rule, problems }: ResetProps) => (
  <PlainPage title={resetWords.title}>
    <p>{resetWords.lead(name, login)}</p>
    <ErrorSummary problems={problems} title={resetWords.refusedTitle} kept="" />
    <Form action={action} problems={problems}>
      <input type="hidden" name="username" value={login} autocomplete="username" />
      <NewPasswordField rule={rule} label={resetWords.password} />
      <Actions>
        <Button>{resetWords.submit}</Button>
      </Actions>
    </Form>
  </PlainPage>
)

export const DeadResetPage = () => (
  <PlainPage title={words.dead.title}>
    <p>{resetWords.dead}</p>
  </PlainPage>
)
