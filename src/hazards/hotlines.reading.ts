import { listActivities } from '#campaign/activities.store.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import type { Ctx } from '#people/access.ts'
import { dayOf } from '#platform/days.rules.ts'
import { inTreeOrder } from '#units/tree.rules.ts'
import { isOpenOn } from '#units/units.rules.ts'
import { listUnits, type Unit } from '#units/units.store.ts'
import { type HotlineState, type Known, offersOf, stateOf } from './hotlines.rules.ts'
import { type Hotline, listHotlines } from './hotlines.store.ts'

export interface Shown extends Hotline {
  state: HotlineState
}

/** Of one unit, or of the town itself: what it published, and what is known of it and not published. */
export interface Registered {
  unit: Unit | null
  hotlines: Shown[]
  offers: Known[]
}

export const shownOn = (hotline: Hotline, today: string): Shown => ({ ...hotline, state: stateOf(hotline.call, today) })

export async function readRegistry(c: Ctx): Promise<{ town: Registered; units: Registered[] }> {
  const { db, town, now } = c.var
  const today = dayOf(now)
  const [units, hotlines, ofTown] = await Promise.all([
    listUnits(db, town.id),
    listHotlines(db, town.id),
    knownOfTown(c),
  ])
  const byUnit = Map.groupBy(
    hotlines.map((one) => shownOn(one, today)),
    ({ unitId }) => unitId,
  )
  const registered = (unit: Unit | null, known: Known[]): Registered => {
    const own = byUnit.get(unit?.id ?? null) ?? []
    return {
      unit,
      hotlines: own,
      offers: offersOf(
        known,
        own.map(({ phone }) => phone),
      ),
    }
  }
  return {
    town: registered(null, ofTown),
    units: inTreeOrder(units.filter((unit) => isOpenOn(unit, today))).map(({ unit }) =>
      registered(unit, knownOfUnit(unit)),
    ),
  }
}

/** What is printed on the unit's poster already, and whom the office rings: offered, never taken by itself. */
export const knownOfUnit = ({ hotline, contactPhone }: Pick<Unit, 'hotline' | 'contactPhone'>): Known[] => [
  { phone: hotline, from: 'unit' },
  { phone: contactPhone, from: 'contact' },
]

async function knownOfTown(c: Ctx): Promise<Known[]> {
  const { db, town } = c.var
  const campaign = await findShownCampaign(db, town.id)
  const activities = campaign ? await listActivities(db, town.id, campaign.id) : []
  return [
    ...(campaign?.hotlines ?? []).map((phone): Known => ({ phone, from: 'notice' })),
    ...activities
      .filter(({ droppedAt }) => !droppedAt)
      .flatMap(({ hotlines }) => hotlines)
      .map((phone): Known => ({ phone, from: 'activity' })),
    { phone: town.hotline, from: 'town' },
  ]
}
