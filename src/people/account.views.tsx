import { Actions, Button, MiniButton } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { deviceWords, momentWords, passkeyWords, sessionWords, accountWords as words } from './account.words.ts'
import { PasskeyForm } from './passkey-form.views.tsx'
import type { Passkey } from './passkeys.store.ts'
import type { PasswordRule } from './passwords.rules.ts'
import type { PersonAtDoor, RoleHeld } from './people.store.ts'
import { deviceOf } from './sessions.rules.ts'
import type { SessionListed } from './sessions.store.ts'
import { passwordWords, signInWords } from './sign-in.words.ts'

interface AccountProps {
  person: PersonAtDoor
  roles: readonly RoleHeld[]
  factor: { on: boolean; codesLeft: number; passkeys: number }
  /** Absent where no other sign-in is set up. */
  identity: { name: string; linked: boolean } | undefined
  done: string | undefined
}

export const AccountPage = ({ person, roles, factor, identity, done }: AccountProps) => (
  <DeskPage title={words.title}>
    <div class="narrow">
      {done && words.done[done] && <Note>{words.done[done]}</Note>}
      <KeyValues
        items={[
          { term: words.who, value: person.name },
          person.username ? { term: words.username, value: person.username } : null,
          person.phone ? { term: words.phone, value: person.phone } : null,
          {
            term: words.roles,
            value: roles.map(({ role, unit }) => words.roleIn(role, unit)).join('，') || words.noRoles,
          },
        ]}
      />
      <Section title={words.ways}>
        <Rows>
          <Row
            to="/account/password"
            title={words.password.title}
            note={person.passwordHash ? words.password.set : words.password.none}
          />
          <Row
            to="/account/second-factor"
            title={words.factor.title}
            note={factor.on ? `${words.factor.on}，${words.factor.left(factor.codesLeft)}` : words.factor.off}
          />
          <Row to="/account/passkeys" title={words.passkeys.title} note={words.passkeys.count(factor.passkeys)} />
          {identity && (
            <Row
              to="/account/identity"
              title={words.identity.title(identity.name)}
              note={identity.linked ? words.identity.linked : words.identity.none}
            />
          )}
          <Row to="/account/sessions" title={words.sessions.title} note={words.sessions.note} />
        </Rows>
      </Section>
      <Section title={words.own.head}>
        <Rows>
          <Row to="/account/privacy" title={words.own.title} note={words.own.note} />
          <Row to="/privacy" title={words.own.policy} />
        </Rows>
      </Section>
    </div>
  </DeskPage>
)

interface SessionsProps {
  sessions: readonly SessionListed[]
  current: string
  ended: boolean
}

export const SessionsPage = ({ sessions, current, ended }: SessionsProps) => (
  <DeskPage title={sessionWords.title} back={{ to: '/account', label: sessionWords.back }}>
    {ended && <Note>{sessionWords.ended}</Note>}
    <CardsTable
      caption={sessionWords.caption}
      rows={sessions}
      keyOf={({ id }) => id}
      columns={[
        { head: sessionWords.columns.device, cell: ({ device }) => deviceWords(deviceOf(device)) },
        { head: sessionWords.columns.address, cell: ({ address }) => address },
        { head: sessionWords.columns.since, cell: ({ createdAt }) => momentWords(createdAt) },
        { head: sessionWords.columns.seen, cell: ({ seenAt }) => momentWords(seenAt) },
        {
          head: sessionWords.columns.act,
          headHidden: true,
          cell: ({ id, device }) =>
            id === current ? (
              <State lamp="ok" word={sessionWords.here} />
            ) : (
              <Form action={`/account/sessions/${id}/end`}>
                <MiniButton about={deviceWords(deviceOf(device))}>{sessionWords.end}</MiniButton>
              </Form>
            ),
        },
      ]}
    />
    {sessions.length > 1 && (
      <Form action="/account/sessions/end-others">
        <Actions>
          <Button look="line" fit>
            {sessionWords.endOthers}
          </Button>
        </Actions>
      </Form>
    )}
  </DeskPage>
)

interface PasswordProps {
  rule: PasswordRule
  /** Where one wanted to go before another password was asked for; empty when one came by oneself. */
  next: string
  /** The present one may not be kept. */
  over: boolean
  /** Signed in by passkey or another way, there may be none yet. */
  hasOne: boolean
  login: string
  problems?: readonly Problem[]
  wait?: number
}

export const PasswordPage = ({ rule, next, over, hasOne, login, problems = [], wait = 0 }: PasswordProps) => (
  <DeskPage title={passwordWords.title} back={{ to: '/account', label: words.title }}>
    <div class="narrow">
      {over && <Note kind="care">{passwordWords.over(rule)}</Note>}
      {wait > 0 && <Note kind="care">{signInWords.wait(wait)}</Note>}
      <ErrorSummary problems={problems} title={passwordWords.refusedTitle} kept={passwordWords.kept} />
      <Form action="/account/password" problems={problems}>
        <input type="hidden" name="username" value={login} autocomplete="username" />
        {next && <input type="hidden" name="next" value={next} />}
        {hasOne && (
          <Field
            name="current"
            label={passwordWords.current}
            kind="password"
            autocomplete="current-password"
            maxLength={200}
          />
        )}
        <NewPasswordField rule={rule} label={passwordWords.new} />
        <Actions>
          <Button>{passwordWords.submit}</Button>
        </Actions>
      </Form>
    </div>
  </DeskPage>
)

export const NewPasswordField = ({ rule, label }: { rule: PasswordRule; label: string }) => (
  <Field
    name="password"
    label={label}
    hint={passwordWords.hint(rule)}
    kind="password"
    autocomplete="new-password"
    maxLength={200}
  />
)

interface PasskeysProps {
  passkeys: readonly Passkey[]
  options: Record<string, unknown>
  problems?: readonly Problem[]
  done?: string | undefined
}

export const PasskeysPage = ({ passkeys, options, problems = [], done }: PasskeysProps) => (
  <DeskPage title={passkeyWords.title} back={{ to: '/account', label: passkeyWords.back }}>
    <div class="narrow">
      {done && words.done[done] && <Note>{words.done[done]}</Note>}
      <ErrorSummary problems={problems} title={passkeyWords.failed} kept="" />
      <p>{passkeyWords.lead}</p>
      {passkeys.length === 0 ? (
        <p>{passkeyWords.none}</p>
      ) : (
        <CardsTable
          caption={passkeyWords.caption}
          rows={passkeys}
          keyOf={({ id }) => id}
          columns={[
            { head: passkeyWords.columns.name, cell: ({ name }) => name },
            { head: passkeyWords.columns.since, cell: ({ createdAt }) => momentWords(createdAt) },
            {
              head: passkeyWords.columns.used,
              cell: ({ usedAt }) => (usedAt ? momentWords(usedAt) : passkeyWords.never),
            },
            {
              head: passkeyWords.columns.act,
              headHidden: true,
              cell: ({ id, name }) => (
                <Form action="/account/passkeys/drop">
                  <input type="hidden" name="passkey" value={id} />
                  <MiniButton about={name}>{passkeyWords.drop}</MiniButton>
                </Form>
              ),
            },
          ]}
        />
      )}
      <PasskeyForm
        action="/account/passkeys"
        options={options}
        label={passkeyWords.add}
        hint={passkeyWords.addHint}
        name={{ label: passkeyWords.name, hint: passkeyWords.nameHint }}
      />
      <noscript>
        <p>{passkeyWords.script}</p>
      </noscript>
    </div>
  </DeskPage>
)
