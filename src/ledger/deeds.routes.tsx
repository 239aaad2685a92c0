import { listOwed } from '#campaign/assignments.store.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { listUnitsDone } from '#campaign/papers.store.ts'
import { anyone, get, type Route } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { findUnit, listKinds, listUnits } from '#units/units.store.ts'
import { DeedsPage, UnitsDonePage } from './deeds.views.tsx'
import { listAcceptedPhotos } from './photos.store.ts'
import { readStatistics } from './statistics.reading.ts'
import { statisticsOf, weekOf } from './statistics.rules.ts'

const MOST_PHOTOS = 24

/** What each unit did, for everybody: only what the office accepted, no person's name, no open duty. */
export const deedRoutes: Route[] = [
  get('/units', anyone, async (c) => {
    const { db, town } = c.var
    const campaign = (await findShownCampaign(db, town.id)) ?? notFound()
    const [units, kinds, done] = await Promise.all([
      listUnits(db, town.id),
      listKinds(db, town.id),
      listUnitsDone(db, town.id, campaign.id),
    ])
    const counts = new Map([...Map.groupBy(done, ({ unitId }) => unitId)].map(([id, all]) => [id, all.length]))
    return page(c, <UnitsDonePage units={units.filter(({ closedOn }) => !closedOn)} kinds={kinds} counts={counts} />)
  }),

  get('/units/:unit', anyone, async (c) => {
    const { db, town, now } = c.var
    const id = c.req.param('unit') ?? ''
    const campaign = (await findShownCampaign(db, town.id)) ?? notFound()
    const unit = (isId(id) && (await findUnit(db, town.id, id))) || notFound()
    const week = weekOf(dayOf(now))
    const [owed, { rows, given }, photos] = await Promise.all([
      listOwed(db, town.id, unit.id, { campaignId: campaign.id }),
      readStatistics(db, town.id, campaign, { week, withWaiting: false }),
      listAcceptedPhotos(db, town.id, {
        campaignId: campaign.id,
        unitId: unit.id,
        released: true,
        most: MOST_PHOTOS,
      }),
    ])
    const tasks = [...new Map(rows.map(({ task }) => [task.id, task])).values()]
    const activities = [...new Map(rows.map(({ activity }) => [activity.id, activity])).values()]
    const own = given.filter(({ unitId }) => unitId === unit.id)
    const figures = statisticsOf({ activities, tasks, given: own, dayOf }, week).filter(({ units }) => units > 0)
    const done = owed.filter(({ stage }) => stage === 'accepted').reverse()
    return page(c, <DeedsPage {...{ unit, done, figures, photos }} />)
  }),
]
