import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form } from '#platform/html/form.tsx'
import { PlainPage } from '#platform/html/plain-page/plain-page.tsx'
import { oidcWords as words } from './oidc.words.ts'

export const UnknownIdentityPage = ({ name, next }: { name: string; next: string }) => (
  <PlainPage title={words.unknown.title}>
    <p>{words.unknown.text(name)}</p>
    <Actions>
      <ButtonLink to={`/sign-in?next=${encodeURIComponent(next)}`}>{words.unknown.signIn}</ButtonLink>
    </Actions>
  </PlainPage>
)

interface IdentityProps {
  name: string
  linked: boolean
  /** Who the other side said it is: waits to be taken on. */
  waiting: string | undefined
  problem: string | undefined
}

export const IdentityPage = ({ name, linked, waiting, problem }: IdentityProps) => (
  <DeskPage title={words.link.title(name)} back={{ to: '/account', label: words.link.back }}>
    <div class="narrow">
      <ErrorSummary problems={problem ? [{ field: '', text: problem }] : []} title={words.unknown.title} kept="" />
      <p>{linked ? words.link.linked : words.link.lead(name)}</p>
      {linked ? (
        <Form action="/account/identity/drop">
          <Actions>
            <Button look="line">{words.link.unlink}</Button>
          </Actions>
        </Form>
      ) : waiting === undefined ? (
        <Actions>
          <ButtonLink to="/sign-in/oidc?next=/account/identity">{words.link.start(name)}</ButtonLink>
        </Actions>
      ) : (
        <Form action="/account/identity">
          <p>{words.link.ready(waiting)}</p>
          <Actions>
            <Button>{words.link.confirm}</Button>
          </Actions>
        </Form>
      )}
    </div>
  </DeskPage>
)
