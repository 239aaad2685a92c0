import { type Ctx, get, office, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { notFound } from '#platform/http/problems.ts'
import { officeActor } from './happening.ts'
import { takesReports } from './readers.rules.ts'
import type { ReportContent } from './reports.rules.ts'
import { type SpottedCase, spotMapOf } from './spot-map.rules.ts'
import { listOpenSealed } from './spot-map.store.ts'
import { SpotMapPage } from './spot-map.views.tsx'
import { openContent, vaultFrom } from './vault.ts'

/** Each is opened to be drawn. */
const MOST = 500

export const spotMapRoutes: Route[] = [
  get('/office/hazards/spots', office, async (c) => {
    const { db } = c.var
    if (!seesSpots(c)) return notFound()
    const { spotted, open } = await readSpotted(c)
    await recordAct(db, c, { act: 'hazard.spots', subject: 'hazard-spots' })
    return page(c, <SpotMapPage map={spotMapOf(spotted)} open={open} spotted={spotted.length} most={MOST} />)
  }),
]

/** Whoever takes reports in or decides on them; the others read no report. */
export const seesSpots = (c: Ctx): boolean => takesReports(officeActor(c.var.viewer!).hats)

/** Opened for this answer and kept nowhere. */
async function readSpotted(c: Ctx): Promise<{ spotted: SpottedCase[]; open: number }> {
  const { db, town, now, site, viewer } = c.var
  const vault = vaultFrom(site.keys, 'hazard-report')
  const asked = { personId: viewer!.personId, today: dayOf(now), most: MOST }
  const rows = await listOpenSealed(db, town.id, asked)
  const spotted = rows.flatMap(({ wrapped, body, ...one }) => {
    const { spot } = openContent<ReportContent>(vault, wrapped, body)
    return spot ? [{ ...one, spot }] : []
  })
  return { spotted, open: rows.length }
}
