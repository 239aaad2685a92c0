import { Actions, Button, ButtonLink, MiniButton } from '#platform/html/button/button.tsx'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { ErrorSummary } from '#platform/html/error-summary/error-summary.tsx'
import { Field } from '#platform/html/field/field.tsx'
import { Form, type Problem } from '#platform/html/form.tsx'
import { KeyValues } from '#platform/html/key-values/key-values.tsx'
import { type LampName, State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import type { Viewer } from './access.ts'
import { accountWords, momentWords } from './account.words.ts'
import type { Invite } from './invites.store.ts'
import type { InviteState } from './invites.ts'
import { PeopleTabs, RoleFields } from './people.views.tsx'
import { peopleWords, inviteWords as words } from './people.words.ts'
import { QrCode } from './qr-code.tsx'
import { mayInvite } from './roles.rules.ts'

type Shown = Invite & { state: InviteState }

const lampOf: Record<InviteState, LampName> = { open: 'todo', used: 'ok', over: 'none', voided: 'none' }

interface InvitesProps {
  invites: readonly Shown[]
  done: string | undefined
  viewer: Viewer
}

export const InvitesPage = ({ invites, done, viewer }: InvitesProps) => (
  <DeskPage
    title={words.listTitle}
    head={
      <ButtonLink fit to="/office/people/invites/new">
        {peopleWords.invite}
      </ButtonLink>
    }
  >
    <PeopleTabs current="/office/people/invites" viewer={viewer} />
    {done && words.done[done] && <Note>{words.done[done]}</Note>}
    {invites.length === 0 ? (
      <Empty title={words.none.title}>
        <p>{words.none.text}</p>
      </Empty>
    ) : (
      <CardsTable
        caption={words.caption}
        rows={invites}
        keyOf={({ id }) => id}
        columns={[
          { head: words.columns.name, cell: ({ id, name }) => <Link to={`/office/people/invites/${id}`}>{name}</Link> },
          { head: words.columns.role, cell: ({ role, unit }) => accountWords.roleIn(role, unit) },
          { head: words.columns.state, cell: ({ state }) => <State lamp={lampOf[state]} word={words.states[state]} /> },
          { head: words.columns.until, cell: ({ expiresAt }) => momentWords(expiresAt) },
        ]}
      />
    )}
  </DeskPage>
)

interface NewInviteProps {
  viewer: Viewer
  units: readonly { id: string; name: string }[]
  given: Record<string, string>
  problems: readonly Problem[]
}

export const NewInvitePage = ({ viewer, units, given, problems }: NewInviteProps) => (
  <DeskPage title={words.title} back={{ to: '/office/people/invites', label: words.back }}>
    <div class="narrow">
      <ErrorSummary problems={problems} title={words.refusedTitle} />
      <Form action="/office/people/invites" problems={problems}>
        <Field name="name" label={words.name} value={given.name} maxLength={60} />
        <Field
          name="phone"
          label={words.phone}
          hint={words.phoneHint}
          kind="tel"
          value={given.phone}
          maxLength={20}
          optional
        />
        {viewer.separated && <p>{words.namesOnly}</p>}
        <RoleFields may={(role) => mayInvite(viewer, role)} units={units} given={given} />
        <Actions>
          <Button>{words.submit}</Button>
        </Actions>
      </Form>
    </div>
  </DeskPage>
)

export const InvitePage = ({ invite, address }: { invite: Shown; address: string | undefined }) => (
  <DeskPage title={words.one(invite.name)} back={{ to: '/office/people/invites', label: words.back }}>
    <div class="narrow">
      <KeyValues
        items={[
          { term: words.columns.role, value: accountWords.roleIn(invite.role, invite.unit) },
          { term: words.columns.state, value: <State lamp={lampOf[invite.state]} word={words.states[invite.state]} /> },
          { term: words.until, value: momentWords(invite.expiresAt) },
        ]}
      />
      {address && (
        <>
          <p>{words.send}</p>
          <QrCode text={address} label={words.qr} />
          <p class="link-text">
            <a href={address}>{address}</a>
          </p>
          <p class="s">{words.once}</p>
          <Form action={`/office/people/invites/${invite.id}/void`}>
            <Actions>
              <MiniButton>{words.void}</MiniButton>
            </Actions>
          </Form>
        </>
      )}
    </div>
  </DeskPage>
)
