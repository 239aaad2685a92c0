import {
  type ActivitySums,
  listShownCampaigns,
  sumActivities,
  sumTowns,
  type TownAsked,
} from '#campaign/counters.towns.store.ts'
import type { Db } from '#platform/db.ts'
import { noSums, type TownLine } from './counties.rules.ts'
import { listTownsUnder, type TownUnder } from './counties.store.ts'
import { limitsOf } from './overview.reading.ts'

/** By the server's time moved by `shift`: only a demo town lives at another date. */
type Clock = (shift: number) => Date

/** Each town by its own clock, and by its closing where it closed. */
async function askedOf(db: Db, towns: readonly TownUnder[], clock: Clock): Promise<TownAsked[]> {
  const campaigns = await listShownCampaigns(
    db,
    towns.map(({ id }) => id),
  )
  const shifts = new Map(towns.map(({ id, clockShiftMs }) => [id, clockShiftMs]))
  const nowOf = new Map([...new Set(shifts.values())].map((shift) => [shift, clock(shift)]))
  return campaigns.map((campaign) => ({
    ...limitsOf(campaign.townId, campaign, nowOf.get(shifts.get(campaign.townId) ?? 0)!),
  }))
}

/** Every town that belongs to the county, those too that issued nothing yet. */
export async function readCounty(db: Db, countyId: string, clock: Clock): Promise<TownLine[]> {
  const towns = await listTownsUnder(db, countyId)
  const asked = await askedOf(db, towns, clock)
  const sums = new Map((await sumTowns(db, asked)).map((one) => [one.townId, one]))
  const issued = new Set(asked.map(({ townId }) => townId))
  return towns.map(({ id, slug, name }) => ({
    ...(sums.get(id) ?? noSums),
    townId: id,
    slug,
    name,
    issued: issued.has(id),
  }))
}

export async function readCountyActivities(db: Db, countyId: string, clock: Clock): Promise<ActivitySums[]> {
  return sumActivities(db, await askedOf(db, await listTownsUnder(db, countyId), clock))
}
