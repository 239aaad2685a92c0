import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { Refusal } from '#platform/http/problems.ts'
import { type Ctx, get, hasRole, post, powerBeginners, powerEnders, powerReaders, type Route } from './access.ts'
import { recordAct } from './audit.store.ts'
import { once } from './once.ts'
import { page } from './page.tsx'
import { listPeople } from './people.list.store.ts'
import { type Choice, enders, powers, problemWithChoice } from './powers.rules.ts'
import { askToEnd, joinPowers, listTownRoles, separatePowers } from './powers.store.ts'
import { PowersPage } from './powers.views.tsx'
import { powerWords as words } from './powers.words.ts'
import { findSettings } from './town.store.ts'

const HERE = '/office/powers'

export const powerRoutes: Route[] = [
  get(HERE, powerReaders, (c) => powersPage(c, c.var.db)),

  post(HERE, powerBeginners, async (c) => {
    const { town, viewer, form, now } = c.var
    const choice = Object.fromEntries(powers.map((power) => [power, form.text(power)])) as Choice
    return once(c, `${HERE}?done=begun`, async (tx) => {
      const people = (await listOpen(tx, town.id)).map(({ id }) => id)
      const holdings = await listTownRoles(tx, town.id)
      const directors = holdings.filter(({ role }) => role === 'director').map(({ personId }) => personId)
      const problem = problemWithChoice(choice, people, directors)
      if (problem) {
        const field = powers.find((power) => !choice[power]) ?? 'auditor'
        throw new Refusal(await powersPage(c, tx, [{ field, text: words.problems[problem] }]))
      }
      await separatePowers(tx, town.id, choice, viewer!.personId, now)
      await recordAct(tx, c, { act: 'powers.begin', subject: `town/${town.id}`, detail: choice })
    })
  }),

  post(`${HERE}/ends`, powerEnders, async (c) => {
    const { town, viewer, now } = c.var
    const mine = enderOf(c)!
    return once(c, HERE, async (tx) => {
      const { endAskedBy } = await findSettings(tx, town.id)
      const ended = endAskedBy && endAskedBy !== mine
      if (ended) await joinPowers(tx, town.id, viewer!.personId, now)
      else await askToEnd(tx, town.id, mine)
      await recordAct(tx, c, { act: ended ? 'powers.end' : 'powers.ask', subject: `town/${town.id}` })
      // Whoever ended it reads the page no longer.
      return ended ? '/account' : `${HERE}?done=asked`
    })
  }),
]

const enderOf = (c: Ctx) => enders.find((power) => hasRole(c.var.viewer, [power]))

const listOpen = async (db: Db, townId: string) =>
  (await listPeople(db, townId)).filter(({ disabledAt }) => disabledAt === null)

async function powersPage(c: Ctx, db: Db, problems: Problem[] = []): Promise<Response> {
  const { town, viewer } = c.var
  const mayBegin = powerBeginners.includes(viewer)
  const view = (
    <PowersPage
      viewer={viewer!}
      holdings={await listTownRoles(db, town.id)}
      separated={viewer!.separated ?? false}
      endAskedBy={town.settings.endAskedBy ?? null}
      ender={enderOf(c)}
      people={mayBegin ? (await listOpen(db, town.id)).filter(({ id }) => id !== viewer!.personId) : undefined}
      given={problems.length > 0 ? c.var.form.given() : {}}
      problems={problems}
      done={c.req.query('done')}
    />
  )
  return page(c, view, problems.length > 0 ? 422 : 200)
}
