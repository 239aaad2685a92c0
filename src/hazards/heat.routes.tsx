import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { get, office, type Route } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { listUnits } from '#units/units.store.ts'
import { heatDays, heatOf, heatSpans } from './heat.rules.ts'
import { countByUnit } from './heat.store.ts'
import { HeatPage } from './heat.views.tsx'
import { seesSpots } from './spot-map.routes.tsx'

export const heatRoutes: Route[] = [
  get('/office/hazards/map', office, async (c) => {
    const { db, town, now } = c.var
    const today = dayOf(now)
    const span = heatSpans.find((one) => one === c.req.query('span')) ?? 'month'
    const days = heatDays(span, today, await findShownCampaign(db, town.id))
    const [counts, units] = await Promise.all([countByUnit(db, town.id, { days, today }), listUnits(db, town.id)])
    return page(
      c,
      <HeatPage span={span} rows={heatOf(counts, units)} whole={c.req.query('whole') === '1'} spots={seesSpots(c)} />,
    )
  }),
]
