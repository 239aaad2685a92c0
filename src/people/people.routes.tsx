import type { Db } from '#platform/db.ts'
import { Forbidden, NotFound, Refusal } from '#platform/http/problems.ts'
import { isId, newId } from '#platform/ids.ts'
import { listUnits } from '#units/units.store.ts'
import { accountKeepers, accountReaders, authorizers, type Ctx, get, post, type Role, type Route } from './access.ts'
import { recordAct } from './audit.store.ts'
import { findWanted, type Wanted } from './invites.store.ts'
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
import { mayGrant, mayManage, needsUnit, neverEmpty, problemWithRole } from './roles.rules.ts'
import { dropSecondFactor, findSecondFactor } from './second-factor.store.ts'
import { endSessions, listSessions } from './sessions.store.ts'

export const peopleRoutes: Route[] = [
  get('/office/people', accountReaders, async (c) => {
    const search = (c.req.query('q') ?? '').trim().slice(0, 60)
    return page(
      c,
      <PeoplePage people={await listPeople(c.var.db, c.var.town.id, search)} search={search} viewer={c.var.viewer!} />,
    )
  }),

  get('/office/people/:person', accountReaders, async (c) => personPage(c, await personOf(c))),

  post('/office/people/:person/roles', authorizers, async (c) => {
    const { town, viewer, form, now } = c.var
    const { person, roles } = await personOf(c)
    const role = roleNamed(form.text('role'))
    const unitId = await unitOf(c)
    return once(c, `/office/people/${person.id}?done=granted`, async (tx) => {
      await lockHolders(tx, town.id)
      // Two at once would give one person two powers.
      const held = await listRoles(tx, town.id, person.id)
      const problem = problemWithRole(role, unitId, viewer!, held)
      if (problem) {
        const field = problem === 'unit' ? 'unit' : 'role'
        const problems = [{ field, text: roleProblemWords[problem] }]
        throw new Refusal(await personPage(c, { person, roles }, problems, 422))
      }
      await grantRole(tx, town.id, person.id, role!, needsUnit(role!) ? unitId : null, viewer!.personId, now)
      await recordAct(tx, c, { act: 'role.grant', subject: `person/${person.id}`, detail: { role: role!, unitId } })
    })
  }),

  post('/office/people/:person/roles/:role/end', authorizers, async (c) => {
    const { town, viewer, now } = c.var
    const { person, roles } = await personOf(c)
    const held = roles.find(({ id }) => id === c.req.param('role'))
    if (!held) throw new NotFound()
    if (!mayGrant(viewer!, held.role)) throw new Forbidden()
    return once(c, `/office/people/${person.id}?done=ended`, async (tx) => {
      await keepOneHolder(tx, c, person.id, [held.role])
      if (!(await endRole(tx, town.id, held.id, viewer!.personId, now))) throw new NotFound()
      const detail = { role: held.role, unitId: held.unitId }
      await recordAct(tx, c, { act: 'role.end', subject: `person/${person.id}`, detail })
    })
  }),

  post('/office/people/:person/disable', accountKeepers, (c) =>
    manage(c, 'disabled', 'person.disable', async (tx, person, roles) => {
      await keepOneHolder(
        tx,
        c,
        person.id,
        roles.map(({ role }) => role),
      )
      await setDisabled(tx, c.var.town.id, person.id, c.var.now)
      await endSessions(tx, c.var.town.id, person.id, 'all', c.var.now)
    }),
  ),

  post('/office/people/:person/enable', authorizers, (c) =>
    manage(c, 'enabled', 'person.enable', (tx, person) =>
      setDisabled(tx, c.var.town.id, person.id, null, { now: c.var.now }),
    ),
  ),

  post('/office/people/:person/end-sessions', accountKeepers, (c) =>
    manage(c, 'sessions', 'session.end', async (tx, person) => {
      await endSessions(tx, c.var.town.id, person.id, 'all', c.var.now)
    }),
  ),

  post('/office/people/:person/resets', authorizers, (c) =>
    manage(c, 'reset', 'password.reset', async (tx, person) => {
      const id = newId()
      const createdBy = c.var.viewer!.personId
      const reset = { id, token: resetTokenOf(c, id), personId: person.id, createdBy }
      await recordReset(tx, c.var.town.id, reset, c.var.now)
    }),
  ),

  post('/office/people/:person/reset-factor', accountKeepers, (c) =>
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
  if (person.id === viewer!.personId || !mayManage(viewer!, roles)) throw new Forbidden()
  return once(c, `/office/people/${person.id}?done=${done}`, async (tx) => {
    await work(tx, person, roles)
    await recordAct(tx, c, { act, subject: `person/${person.id}` })
  })
}

/** A town without a director could not let anybody in again; nor one that separates the powers without any of them. */
async function keepOneHolder(tx: Db, c: Ctx, personId: string, ending: readonly Role[]): Promise<void> {
  await lockHolders(tx, c.var.town.id)
  const needed = neverEmpty(c.var.viewer?.separated ?? false).filter((role) => ending.includes(role))
  const left = await Promise.all(needed.map((role) => countHolders(tx, c.var.town.id, role)))
  if (left.every((count) => count > 1)) return
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
  if (person.id === viewer!.personId || !mayManage(viewer!, roles)) return undefined
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
  const wanted = viewer!.separated ? await findWanted(db, town.id, person.id) : undefined
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
      given={status === 422 ? c.var.form.given() : wishOf(wanted)}
      wanted={wanted}
      problems={problems}
      done={c.req.query('done')}
    />
  )
  return page(c, view, status)
}

const wishOf = (wanted: Wanted | undefined): Record<string, string> =>
  wanted ? { role: wanted.role, unit: wanted.unitId ?? '' } : {}
