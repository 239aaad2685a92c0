import type { Db } from '#platform/db.ts'
import { Forbidden, NotFound, Refusal } from '#platform/http/problems.ts'
import { isId, newId } from '#platform/ids.ts'
import { listUnits } from '#units/units.store.ts'
import { type Ctx, director, get, office, post, type Route } from './access.ts'
import { recordAct } from './audit.store.ts'
import { resetAddress, resetTokenOf, roleNamed } from './invites.ts'
import { once } from './once.ts'
import { page } from './page.tsx'
import { listPeople } from './people.list.store.ts'
import {
  countHolders,
  endRole,
  findPerson,
  grantRole,
  listRoles,
  lockHolders,
  type PersonAtDoor,
  type RoleHeld,
  setDisabled,
} from './people.store.ts'
import { PeoplePage, PersonPage } from './people.views.tsx'
import { personWords, roleProblemWords } from './people.words.ts'
import { findReset, recordReset } from './resets.store.ts'
import { mayGrant, mayManage, needsUnit, problemWithRole } from './roles.rules.ts'
import { dropSecondFactor, findSecondFactor } from './second-factor.store.ts'
import { endSessions, listSessions } from './sessions.store.ts'

export const peopleRoutes: Route[] = [
  get('/office/people', office, async (c) => {
    const search = (c.req.query('q') ?? '').trim().slice(0, 60)
    return page(
      c,
      <PeoplePage
        people={await listPeople(c.var.db, c.var.town.id, search)}
        search={search}
        audit={director.includes(c.var.viewer)}
      />,
    )
  }),

  get('/office/people/:person', office, async (c) => personPage(c, await personOf(c))),

  post('/office/people/:person/roles', office, async (c) => {
    const { town, viewer, form, now } = c.var
    const { person, roles } = await personOf(c)
    const role = roleNamed(form.text('role'))
    const unitId = await unitOf(c)
    return once(c, `/office/people/${person.id}?done=granted`, async (tx) => {
      const problem = problemWithRole(role, unitId, viewer!.roles, roles)
      if (problem) {
        const field = problem === 'unit' ? 'unit' : 'role'
        const problems = [{ field, text: roleProblemWords[problem] }]
        throw new Refusal(await personPage(c, { person, roles }, problems, 422))
      }
      await grantRole(tx, town.id, person.id, role!, needsUnit(role!) ? unitId : null, viewer!.personId, now)
      await recordAct(tx, c, { act: 'role.grant', subject: `person/${person.id}`, detail: { role: role!, unitId } })
    })
  }),

  post('/office/people/:person/roles/:role/end', office, async (c) => {
    const { town, viewer, now } = c.var
    const { person, roles } = await personOf(c)
    const held = roles.find(({ id }) => id === c.req.param('role'))
    if (!held) throw new NotFound()
    if (!mayGrant(viewer!.roles, held.role)) throw new Forbidden()
    return once(c, `/office/people/${person.id}?done=ended`, async (tx) => {
      if (held.role === 'director') await keepOneDirector(tx, c, person.id)
      if (!(await endRole(tx, town.id, held.id, viewer!.personId, now))) throw new NotFound()
      const detail = { role: held.role, unitId: held.unitId }
      await recordAct(tx, c, { act: 'role.end', subject: `person/${person.id}`, detail })
    })
  }),

  post('/office/people/:person/disable', office, (c) =>
    manage(c, 'disabled', 'person.disable', async (tx, person, roles) => {
      if (roles.some(({ role }) => role === 'director')) await keepOneDirector(tx, c, person.id)
      await setDisabled(tx, c.var.town.id, person.id, c.var.now)
      await endSessions(tx, c.var.town.id, person.id, 'all', c.var.now)
    }),
  ),

  post('/office/people/:person/enable', office, (c) =>
    manage(c, 'enabled', 'person.enable', (tx, person) =>
      setDisabled(tx, c.var.town.id, person.id, null, { now: c.var.now }),
    ),
  ),

  post('/office/people/:person/end-sessions', office, (c) =>
    manage(c, 'sessions', 'session.end', async (tx, person) => {
      await endSessions(tx, c.var.town.id, person.id, 'all', c.var.now)
    }),
  ),

  post('/office/people/:person/resets', office, (c) =>
    manage(c, 'reset', 'password.reset', async (tx, person) => {
      const id = newId()
      const createdBy = c.var.viewer!.personId
      const reset = { id, token: resetTokenOf(c, id), personId: person.id, createdBy }
      await recordReset(tx, c.var.town.id, reset, c.var.now)
    }),
  ),

  post('/office/people/:person/reset-factor', office, (c) =>
    manage(c, 'factor', 'second-factor.reset', async (tx, person) => {
      await dropSecondFactor(tx, c.var.town.id, person.id)
      await endSessions(tx, c.var.town.id, person.id, 'all', c.var.now)
    }),
  ),
]

interface Found {
  person: PersonAtDoor
  roles: RoleHeld[]
}

async function personOf(c: Ctx): Promise<Found> {
  const id = c.req.param('person')
  const person = isId(id) ? await findPerson(c.var.db, c.var.town.id, id) : undefined
  if (!person) throw new NotFound()
  return { person, roles: await listRoles(c.var.db, c.var.town.id, person.id) }
}

/** Acts on somebody else's account: not one's own, not one that only the director may touch. */
async function manage(
  c: Ctx,
  done: string,
  act: string,
  work: (tx: Db, person: PersonAtDoor, roles: RoleHeld[]) => Promise<void>,
): Promise<Response> {
  const { viewer } = c.var
  const { person, roles } = await personOf(c)
  if (person.id === viewer!.personId || !mayManage(viewer!.roles, roles)) throw new Forbidden()
  return once(c, `/office/people/${person.id}?done=${done}`, async (tx) => {
    await work(tx, person, roles)
    await recordAct(tx, c, { act, subject: `person/${person.id}` })
  })
}

/** A town without a director could not let anybody in again. */
async function keepOneDirector(tx: Db, c: Ctx, personId: string): Promise<void> {
  await lockHolders(tx, c.var.town.id)
  if ((await countHolders(tx, c.var.town.id, 'director')) > 1) return
  const person = (await findPerson(tx, c.var.town.id, personId))!
  const roles = await listRoles(tx, c.var.town.id, personId)
  throw new Refusal(await personPage(c, { person, roles }, [{ field: '', text: personWords.lastDirector }], 422))
}

/** The unit chosen in the form, if the town has it. */
export async function unitOf(c: Ctx): Promise<string | null> {
  const id = c.var.form.text('unit')
  return (await listUnits(c.var.db, c.var.town.id)).some((unit) => unit.id === id) ? id : null
}

/** Whoever holds the link becomes that person: shown only to those who may touch the account. */
async function resetShown(c: Ctx, person: PersonAtDoor, roles: RoleHeld[]) {
  const { db, town, viewer, now } = c.var
  if (person.id === viewer!.personId || !mayManage(viewer!.roles, roles)) return undefined
  const reset = await findReset(db, town.id, person.id, now)
  return reset && { address: resetAddress(c, reset.id), expiresAt: reset.expiresAt }
}

async function personPage(
  c: Ctx,
  { person, roles }: Found,
  problems: { field: string; text: string }[] = [],
  status: 200 | 422 = 200,
): Promise<Response> {
  const { db, town, viewer, now } = c.var
  const { secret, passkeys } = await findSecondFactor(db, town.id, person.id)
  const view = (
    <PersonPage
      person={person}
      roles={roles}
      viewer={viewer!}
      units={await listUnits(db, town.id)}
      factor={{ on: secret !== null, passkeys }}
      sessions={(await listSessions(db, town.id, person.id, now)).length}
      now={now}
      reset={await resetShown(c, person, roles)}
      given={status === 422 ? c.var.form.given() : {}}
      problems={problems}
      done={c.req.query('done')}
    />
  )
  return page(c, view, status)
}
