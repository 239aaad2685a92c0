import { Actions, Button, ButtonLink, MiniButton } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Row, Rows } from '#platform/html/rows/rows.tsx'
import { SearchBox } from '#platform/html/search-box/search-box.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { SelectField } from '#platform/html/select-field/select-field.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import {
  accountKeepers,
  accountReaders,
  roles as allRoles,
  auditors,
  authorizers,
  office,
  powerReaders,
  type Role,
  securityKeepers,
  type Viewer,
} from './access.ts'
import { accountWords, momentWords, roleWords } from './account.words.ts'
import type { Wanted } from './invites.store.ts'
import type { PersonListed } from './people.list.store.ts'
import type { PersonAtDoor, RoleHeld } from './people.store.ts'
import { personWords, peopleWords as words } from './people.words.ts'
import { mayGrant, mayManage } from './roles.rules.ts'

export const PeopleTabs = ({ current, viewer }: { current: string; viewer: Viewer | null }) => (
  <Tabs
    label={words.tabs.label}
    current={current}
    items={[
      { to: '/office/people', label: words.tabs.people, who: accountReaders },
      { to: '/office/people/invites', label: words.tabs.invites, who: accountKeepers },
      { to: '/office/people/unused', label: words.tabs.unused, who: accountReaders },
      { to: '/office/privacy', label: words.tabs.privacy, who: office },
      { to: '/office/security', label: words.tabs.security, who: securityKeepers },
      { to: '/office/powers', label: words.tabs.powers, who: powerReaders },
      { to: '/office/audit', label: words.tabs.audit, who: auditors },
    ].filter(({ who }) => who.includes(viewer))}
  />
)

interface PeopleProps {
  people: readonly PersonListed[]
  search: string
  viewer: Viewer
}

export const PeoplePage = ({ people, search, viewer }: PeopleProps) => (
  <DeskPage
    title={words.title}
    head={
      accountKeepers.includes(viewer) && (
        <ButtonLink fit to="/office/people/invites/new">
          {words.invite}
        </ButtonLink>
      )
    }
  >
    <PeopleTabs current="/office/people" viewer={viewer} />
    <SearchBox action="/office/people" label={words.search} value={search} />
    {people.length === 0 ? (
      <p>{words.none}</p>
    ) : (
      <CardsTable
        caption={words.caption}
        rows={people}
        keyOf={({ id }) => id}
        columns={[
          { head: words.columns.name, cell: ({ id, name }) => <Link to={`/office/people/${id}`}>{name}</Link> },
          { head: words.columns.login, cell: ({ username, phone }) => [username, phone].filter(Boolean).join(' ') },
          {
            head: words.columns.roles,
            cell: ({ roles }) => roles.map(({ role, unit }) => accountWords.roleIn(role, unit)).join('，'),
          },
          { head: words.columns.seen, cell: ({ lastSignIn }) => (lastSignIn ? momentWords(lastSignIn) : words.never) },
          {
            head: words.columns.state,
            cell: ({ disabledAt }) =>
              disabledAt ? (
                <State lamp="none" word={words.states.shut} />
              ) : (
                <State lamp="ok" word={words.states.open} />
              ),
          },
        ]}
      />
    )}
  </DeskPage>
)

interface PersonProps {
  person: PersonAtDoor
  roles: readonly RoleHeld[]
  viewer: Viewer
  units: readonly { id: string; name: string }[]
  factor: { on: boolean; passkeys: number }
  sessions: number
  now: Date
  /** An open link for a new password. */
  reset: { address: string; expiresAt: Date } | undefined
  given: Record<string, string>
  /** What somebody without roles was invited for. */
  wanted: Wanted | undefined
  problems: readonly Problem[]
  done: string | undefined
}

export const PersonPage = (props: PersonProps) => {
  const { person, roles, viewer, problems, done, now, wanted } = props
  return (
    <DeskPage title={person.name} back={{ to: '/office/people', label: personWords.back }}>
      <div class="narrow">
        {done && personWords.done[done] && <Note>{personWords.done[done]}</Note>}
        <ErrorSummary problems={problems} title={personWords.refused} kept="" />
        <KeyValues
          items={[
            person.username ? { term: accountWords.username, value: person.username } : null,
            person.phone ? { term: accountWords.phone, value: person.phone } : null,
            {
              term: words.columns.state,
              value: person.disabledAt ? (
                <State lamp="none" word={words.states.shut} />
              ) : (
                <State lamp="ok" word={words.states.open} />
              ),
            },
          ]}
        />
        <Section title={personWords.roles}>
          {roles.length === 0 && <p>{personWords.noRoles}</p>}
          {roles.length === 0 && wanted && <p>{personWords.wanted(accountWords.roleIn(wanted.role, wanted.unit))}</p>}
          <Rows>
            {roles.map((held) => (
              <HeldRow key={held.id} person={person} held={held} viewer={viewer} now={now} />
            ))}
          </Rows>
        </Section>
        {authorizers.includes(viewer) && <GrantForm {...props} />}
        <Section title={personWords.account}>
          <AccountActs {...props} />
        </Section>
      </div>
    </DeskPage>
  )
}

interface HeldProps extends Pick<PersonProps, 'person' | 'viewer' | 'now'> {
  held: RoleHeld
}

const HeldRow = ({ person, held, viewer, now }: HeldProps) => (
  <Row
    title={accountWords.roleIn(held.role, held.unit)}
    note={held.grantedAt <= now && personWords.since(momentWords(held.grantedAt))}
    after={
      mayGrant(viewer, held.role) && (
        <Form action={`/office/people/${person.id}/roles/${held.id}/end`}>
          <MiniButton about={accountWords.roleIn(held.role, held.unit)}>{personWords.end}</MiniButton>
        </Form>
      )
    }
  />
)

interface RoleFieldsProps {
  may: (role: Role) => boolean
  units: readonly { id: string; name: string }[]
  given: Record<string, string>
}

export const RoleFields = ({ may, units, given }: RoleFieldsProps) => (
  <>
    <SelectField
      name="role"
      label={personWords.role}
      blank=""
      value={given.role}
      options={allRoles.filter(may).map((role) => ({ value: role, label: roleWords[role] }))}
    />
    <SelectField
      name="unit"
      label={personWords.unit}
      hint={personWords.unitHint}
      blank={personWords.wholeTown}
      value={given.unit}
      options={units.map(({ id, name }) => ({ value: id, label: name }))}
    />
  </>
)

const GrantForm = ({ person, viewer, units, given, problems }: PersonProps) => (
  <Section title={personWords.grant}>
    <Form action={`/office/people/${person.id}/roles`} problems={problems}>
      <RoleFields may={(role) => mayGrant(viewer, role)} units={units} given={given} />
      <Actions>
        <Button fit>{personWords.grantSubmit}</Button>
      </Actions>
    </Form>
  </Section>
)

const AccountActs = ({ person, roles, viewer, factor, sessions, reset }: PersonProps) => {
  if (person.id === viewer.personId) return <p>{personWords.mine}</p>
  if (!mayManage(viewer, roles)) return <p>{personWords.onlyDirector}</p>
  const at = `/office/people/${person.id}`
  const [keeps, authorizes] = [accountKeepers.includes(viewer), authorizers.includes(viewer)]
  const has = [factor.on && personWords.factor.on, factor.passkeys > 0 && personWords.factor.passkeys(factor.passkeys)]
  return (
    <Rows>
      <Row
        title={personWords.sessions(sessions)}
        after={keeps && sessions > 0 && <ActForm to={`${at}/end-sessions`} word={personWords.endSessions} />}
      />
      <Row
        title={personWords.reset.title}
        note={authorizes && reset && <ResetLink {...reset} />}
        after={
          authorizes && <ActForm to={`${at}/resets`} word={reset ? personWords.reset.again : personWords.reset.make} />
        }
      />
      <Row
        title={has.filter(Boolean).join('，') || personWords.factor.off}
        note={has.some(Boolean) && personWords.resetFactorHint}
        after={keeps && has.some(Boolean) && <ActForm to={`${at}/reset-factor`} word={personWords.resetFactor} />}
      />
      <Row
        title={person.disabledAt ? words.states.shut : words.states.open}
        note={person.disabledAt ? undefined : personWords.disableHint}
        after={
          person.disabledAt
            ? authorizes && <ActForm to={`${at}/enable`} word={personWords.enable} />
            : keeps && <ActForm to={`${at}/disable`} word={personWords.disable} />
        }
      />
    </Rows>
  )
}

const ResetLink = ({ address, expiresAt }: { address: string; expiresAt: Date }) => (
  <>
    {personWords.reset.note} {momentWords(expiresAt)}
    <br />
    <a class="link-text" href={address}>
      {address}
    </a>
  </>
)

const ActForm = ({ to, word }: { to: string; word: string }) => (
  <Form action={to}>
    <MiniButton>{word}</MiniButton>
  </Form>
)
