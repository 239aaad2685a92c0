import type { Problem } from '#platform/html/form.tsx'
import { Forbidden, NotFound, Refusal } from '#platform/http/problems.ts'
import { isId, newId } from '#platform/ids.ts'
import { listUnits } from '#units/units.store.ts'
import { accountKeepers, type Ctx, get, post, type Route } from './access.ts'
import { recordAct } from './audit.store.ts'
import { findInvite, type Invite, listInvites, recordInvite, voidInvite } from './invites.store.ts'
import { INVITE_DAYS, inviteAddress, inviteTokenOf, roleNamed, stateOf } from './invites.ts'
import { InvitePage, InvitesPage, NewInvitePage } from './invites.views.tsx'
import { once } from './once.ts'
import { page } from './page.tsx'
import { unitOf } from './people.routes.tsx'
import { inviteWords, roleProblemWords } from './people.words.ts'
import { isPhone, mayInvite, needsUnit, problemWithRole, readPhone } from './roles.rules.ts'

export const inviteRoutes: Route[] = [
  get('/office/people/invites', accountKeepers, async (c) => {
    const { db, town, now } = c.var
    const invites = (await listInvites(db, town.id)).map((invite) => ({ ...invite, state: stateOf(invite, now) }))
    return page(c, <InvitesPage invites={invites} done={c.req.query('done')} viewer={c.var.viewer!} />)
  }),

  get('/office/people/invites/new', accountKeepers, (c) => newInvitePage(c)),

  post('/office/people/invites', accountKeepers, async (c) => {
    const { town, viewer, form, now } = c.var
    const role = roleNamed(form.text('role'))
    const unitId = await unitOf(c)
    const phone = readPhone(form.text('phone'))
    const problems: Problem[] = []
    if (!form.text('name')) problems.push({ field: 'name', text: inviteWords.problems.name })
    if (phone && !isPhone(phone)) problems.push({ field: 'phone', text: inviteWords.problems.phone })
    const withRole = problemWithRole(role, unitId, viewer!, [], mayInvite)
    if (withRole) problems.push({ field: withRole === 'unit' ? 'unit' : 'role', text: roleProblemWords[withRole] })
    if (problems.length > 0) return newInvitePage(c, problems, 422)
    const id = newId()
    return once(c, '/office/people/invites', async (tx) => {
      const invite = {
        name: form.text('name').slice(0, 60),
        phone: phone || null,
        role: role!,
        unitId: needsUnit(role!) ? unitId : null,
        createdBy: viewer!.personId,
      }
      await recordInvite(tx, town.id, invite, { id, token: inviteTokenOf(c, id), now, days: INVITE_DAYS })
      await recordAct(tx, c, { act: 'invite', subject: `invite/${id}`, detail: { role: role!, unitId } })
      return `/office/people/invites/${id}`
    })
  }),

  get('/office/people/invites/:invite', accountKeepers, async (c) => {
    const invite = await inviteOf(c)
    const state = stateOf(invite, c.var.now)
    const own = mayInvite(c.var.viewer!, invite.role)
    // Whoever holds the link becomes what it gives: an officer does not see the director's.
    const address = state === 'open' && own ? inviteAddress(c, invite.id) : undefined
    return page(c, <InvitePage invite={{ ...invite, state }} address={address} />)
  }),

  post('/office/people/invites/:invite/void', accountKeepers, async (c) => {
    const { town, viewer, now } = c.var
    const invite = await inviteOf(c)
    if (!mayInvite(viewer!, invite.role)) throw new Forbidden()
    return once(c, '/office/people/invites?done=voided', async (tx) => {
      if (!(await voidInvite(tx, town.id, invite.id, now)))
        throw new Refusal(
          await page(c, <InvitePage invite={{ ...invite, state: stateOf(invite, now) }} address={undefined} />, 422),
        )
      await recordAct(tx, c, { act: 'invite.void', subject: `invite/${invite.id}` })
    })
  }),
]

async function inviteOf(c: Ctx): Promise<Invite> {
  const id = c.req.param('invite')
  const invite = isId(id) ? await findInvite(c.var.db, c.var.town.id, id) : undefined
  if (!invite) throw new NotFound()
  return invite
}

async function newInvitePage(c: Ctx, problems: Problem[] = [], status: 200 | 422 = 200): Promise<Response> {
  const units = await listUnits(c.var.db, c.var.town.id)
  const given =
    status === 422 ? c.var.form.given() : { unit: c.req.query('unit') ?? '', role: c.req.query('role') ?? '' }
  return page(c, <NewInvitePage viewer={c.var.viewer!} units={units} given={given} problems={problems} />, status)
}
