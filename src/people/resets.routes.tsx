import type { Problem } from '#platform/html/form.tsx'
import { Refusal } from '#platform/http/problems.ts'
import { anyone, type Ctx, get, post, type Route } from './access.ts'
import { recordAct } from './audit.store.ts'
import { once } from './once.ts'
import { page } from './page.tsx'
import { problemsWithChoice, ruleFor } from './password-choice.ts'
import { changePassword } from './passwords.store.ts'
import { hashPassword } from './passwords.ts'
import { findPerson, listRoles, type PersonAtDoor, type RoleHeld } from './people.store.ts'
import { findResetByToken, type Reset, takeReset } from './resets.store.ts'
import { endSessions } from './sessions.store.ts'
import { DeadResetPage, ResetPage } from './welcome.views.tsx'

export const resetRoutes: Route[] = [
  get('/reset/:token', anyone, async (c) => {
    const found = await resetOf(c)
    return found ? resetPage(c, found) : page(c, <DeadResetPage />, 404)
  }),

  /** A new password, and every device out: whoever had the old one is out too. The second factor stays asked for. */
  post('/reset/:token', anyone, async (c) => {
    const { town, form, now } = c.var
    const found = await resetOf(c)
    if (!found) return page(c, <DeadResetPage />, 404)
    const { reset, person, roles } = found
    const rule = ruleFor(c, roles)
    const problems = await problemsWithChoice(c, c.var.db, rule, person)
    if (problems.length > 0) return resetPage(c, found, problems, 422)
    const hash = await hashPassword(form.text('password'))
    return once(c, '/sign-in', async (tx) => {
      if (!(await takeReset(tx, town.id, reset.id, now))) throw new Refusal(await page(c, <DeadResetPage />, 404))
      await changePassword(tx, town.id, person.id, hash, { now, history: rule.history })
      await endSessions(tx, town.id, person.id, 'all', now)
      await recordAct(tx, c, { act: 'password', subject: `person/${person.id}`, detail: { way: 'reset' } })
    })
  }),
]

interface Found {
  reset: Reset
  person: PersonAtDoor
  roles: RoleHeld[]
}

async function resetOf(c: Ctx): Promise<Found | undefined> {
  const { db, town, now } = c.var
  const reset = await findResetByToken(db, town.id, c.req.param('token') ?? '', now)
  const person = reset && (await findPerson(db, town.id, reset.personId))
  if (!person || person.disabledAt) return undefined
  return { reset, person, roles: await listRoles(db, town.id, person.id) }
}

function resetPage(c: Ctx, found: Found, problems: Problem[] = [], status: 200 | 422 = 200): Promise<Response> {
  const { person, roles } = found
  const view = (
    <ResetPage
      action={`/reset/${c.req.param('token')}`}
      login={person.username ?? person.phone ?? ''}
      name={person.name}
      rule={ruleFor(c, roles)}
      problems={problems}
    />
  )
  return page(c, view, status)
}
