import { findAssignment } from '#campaign/assignments.store.ts'
import { type Ctx, get, isOffice, office, post, type Route, readers } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { tell } from '#platform/live/live.ts'
import { findUnit } from '#units/units.store.ts'
import { handOutcomes, urgeByHand } from './by-hand.ts'
import { isQuiet } from './quiet.rules.ts'
import { findSettings } from './settings.store.ts'
import { readToday } from './today.reading.ts'
import { UrgesPage } from './urges.views.tsx'
import { handWords } from './urges.words.ts'

export const urgeRoutes: Route[] = [
  get('/office/urges', readers, async (c) => {
    const { db, town, now, site, viewer } = c.var
    const today = await readToday(db, town.id, now)
    const { quiet } = await findSettings(db, town.id, site.keys)
    return page(
      c,
      <UrgesPage
        units={today?.units ?? null}
        now={now}
        office={isOffice(viewer)}
        quiet={isQuiet(quiet, now)}
        said={await handSaid(c)}
      />,
    )
  }),

  post('/office/assignments/:assignment/urges', office, async (c) => {
    const { db, town, now, site, viewer, form } = c.var
    const id = c.req.param('assignment') ?? ''
    const assignment = isId(id) ? await findAssignment(db, town.id, id) : undefined
    if (!assignment) return notFound()
    return once(c, '/office/urges', async (tx) => {
      // the guard lets nobody in without a name
      const outcome = await urgeByHand(tx, town.id, site.keys, id, { by: viewer!.personId, now })
      await recordAct(tx, c, { act: 'assignment.urge', subject: `assignment/${id}`, detail: { outcome } })
      await tell(tx, town.id)
      // Pressed in the ledger's list, it leads back there.
      const from = form.text('from') === 'owed' ? '/office/owed' : '/office/urges'
      return `${from}?said=${outcome}&unit=${assignment.unitId}`
    })
  }),
]

/** What came of the urge that the address tells of. */
export async function handSaid(c: Ctx): Promise<string | undefined> {
  const outcome = handOutcomes.find((one) => one === c.req.query('said'))
  const unitId = c.req.query('unit') ?? ''
  const unit = outcome && isId(unitId) ? await findUnit(c.var.db, c.var.town.id, unitId) : undefined
  return outcome && unit && handWords[outcome](unit.name)
}
