import type { Problem } from '#platform/html/form.tsx'
import { Refusal } from '#platform/http/problems.ts'
import { anyone, type Ctx, get, isReader, post, type Route } from './access.ts'
import { accountWords } from './account.words.ts'
import { recordAct } from './audit.store.ts'
import { type Invite, takeInvite } from './invites.store.ts'
import { openInviteOf } from './invites.ts'
import { problemsWithAccount } from './new-account.ts'
import { once } from './once.ts'
import { page } from './page.tsx'
import { ruleFor } from './password-choice.ts'
import { hashPassword } from './passwords.ts'
import { grantRole, listRoles, lockHolders, recordPerson } from './people.store.ts'
import { roleProblemWords } from './people.words.ts'
import { isApart } from './roles.rules.ts'
import { setSessionCookie } from './session-cookie.ts'
import { openSession } from './signing-in.ts'
import { DeadLinkPage, WelcomePage } from './welcome.views.tsx'

export const welcomeRoutes: Route[] = [
  get('/invite/:token', anyone, async (c) => {
    const invite = await openInviteOf(c)
    return invite ? welcomePage(c, invite) : page(c, <DeadLinkPage />, 404)
  }),

  post('/invite/:token', anyone, async (c) => {
    const invite = await openInviteOf(c)
    if (!invite) return page(c, <DeadLinkPage />, 404)
    return c.var.viewer && c.var.form.text('as') === 'me' ? takeAsMe(c, invite) : takeAsNew(c, invite)
  }),
]

async function takeAsNew(c: Ctx, invite: Invite): Promise<Response> {
  const { db, town, form, now } = c.var
  const account = {
    username: form.text('username'),
    password: form.text('password'),
    phone: invite.phone,
    name: invite.name,
    role: invite.role,
  }
  const problems = await problemsWithAccount(c, db, account)
  if (problems.length > 0) return welcomePage(c, invite, problems, 422)
  const passwordHash = await hashPassword(account.password)
  let token: string | undefined
  const answer = await once(
    c,
    isReader([invite]) && !town.settings.separated ? '/office' : '/account?done=invite',
    async (tx) => {
      const id = await recordPerson(tx, town.id, { ...account, passwordHash, passwordSetAt: now })
      // Where the powers are separated an invitation opens an account; roles are the authorizer's to give.
      if (!town.settings.separated) await grantRole(tx, town.id, id, invite.role, invite.unitId, invite.createdBy, now)
      if (!(await takeInvite(tx, town.id, invite.id, id, now))) throw new Refusal(await page(c, <DeadLinkPage />, 404))
      await recordAct(tx, c, { act: 'invite.take', subject: `person/${id}`, detail: { role: invite.role } })
      token = await openSession(tx, c, { id }, { way: 'invite', secondFactor: false })
    },
  )
  return token ? setSessionCookie(c, answer, token) : answer
}

/** One person, one account: who has one takes the role on with it. */
async function takeAsMe(c: Ctx, invite: Invite): Promise<Response> {
  const { town, viewer, now } = c.var
  return once(c, '/account', async (tx) => {
    await lockHolders(tx, town.id)
    const held = await listRoles(tx, town.id, viewer!.personId)
    if (isApart(invite.role, held))
      throw new Refusal(await welcomePage(c, invite, [{ field: '', text: roleProblemWords.apart }], 422))
    if (!(await takeInvite(tx, town.id, invite.id, viewer!.personId, now)))
      throw new Refusal(await page(c, <DeadLinkPage />, 404))
    if (
      !town.settings.separated &&
      !held.some(({ role, unitId }) => role === invite.role && unitId === invite.unitId)
    ) {
      await grantRole(tx, town.id, viewer!.personId, invite.role, invite.unitId, invite.createdBy, now)
    }
    const detail = { role: invite.role }
    await recordAct(tx, c, { act: 'invite.take', subject: `person/${viewer!.personId}`, detail })
  })
}

function welcomePage(c: Ctx, invite: Invite, problems: Problem[] = [], status: 200 | 422 = 200): Promise<Response> {
  const view = (
    <WelcomePage
      town={c.var.town.name}
      action={`/invite/${c.req.param('token')}`}
      name={invite.name}
      role={accountWords.roleIn(invite.role, invite.unit)}
      phone={invite.phone}
      rule={ruleFor(c, [invite])}
      me={c.var.viewer?.name}
      username={status === 422 ? c.var.form.text('username') : ''}
      problems={problems}
    />
  )
  return page(c, view, status)
}
