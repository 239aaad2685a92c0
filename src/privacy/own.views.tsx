import { Actions, Button, ButtonLink } from '#platform/html/button/button.tsx'
import { CheckBox } from '#platform/html/check-box/check-box.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Section } from '#platform/html/section/section.tsx'
import type { OwnTable } from './own.store.ts'
import { ownWords as words } from './own.words.ts'
import { Stays } from './page.views.tsx'
import { tableWordOf } from './tables.words.ts'

interface OwnProps {
  tables: readonly OwnTable[]
  /** Steers or reads the whole town: the role has to end first. */
  holdsOffice: boolean
  hasPassword: boolean
  login: string
  problems?: readonly Problem[]
}

export const OwnPage = ({ tables, problems = [], ...leaving }: OwnProps) => (
  <DeskPage title={words.title} back={{ to: '/account', label: words.back }}>
    <div class="narrow">
      <ErrorSummary problems={problems} title={words.refused} kept="" />
      <Section title={words.kept}>
        <ul class="dots">
          {tables.map(({ table, rows, more }) => (
            <li key={table}>{words.rows(tableWordOf(table), rows.length, more)}</li>
          ))}
        </ul>
        <p>{words.downloadNote}</p>
        <Actions>
          <ButtonLink to="/account/privacy/download">{words.download}</ButtonLink>
        </Actions>
        <p>
          <Link to="/privacy">{words.policy}</Link>
        </p>
      </Section>
      <Section title={words.leave} id="leave">
        {leaving.holdsOffice ? (
          <Note kind="must">{words.holdsOffice}</Note>
        ) : (
          <Leaving {...leaving} problems={problems} />
        )}
      </Section>
      <Section title={words.stays}>
        <Stays />
      </Section>
    </div>
  </DeskPage>
)

const Leaving = ({ hasPassword, login, problems = [] }: Omit<OwnProps, 'tables' | 'holdsOffice'>) => (
  <Form action="/account/privacy/erasure" problems={problems}>
    <p>{words.leaveNote}</p>
    {hasPassword && (
      <>
        <input type="hidden" name="username" value={login} autocomplete="username" />
        <Field
          name="password"
          label={words.password}
          hint={words.passwordHint}
          kind="password"
          autocomplete="current-password"
          maxLength={200}
        />
      </>
    )}
    <CheckBox name="sure" label={words.sure} />
    <Actions>
      <Button look="line">{words.submit}</Button>
    </Actions>
  </Form>
)
