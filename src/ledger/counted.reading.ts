import type { Campaign } from '#campaign/campaign.types.ts'
import { frozenOn } from '#campaign/closings.rules.ts'
import { hazardsSlice } from '#hazards/slice.ts'
import type { CountedFigure, Slice } from '#people/manifest.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import type { Week } from './statistics.rules.ts'

/** The slices that count by themselves. */
const counting: readonly Slice[] = [hazardsSlice]

/** From the campaign's first day to the end of the week that is shown; a closed one counts no day after its closing. */
export async function readCounted(db: Db, townId: string, campaign: Campaign, week: Week): Promise<CountedFigure[]> {
  const closed = frozenOn(campaign)
  const until = closed !== null && closed < week.to ? closed : week.to
  const from = campaign.startsOn ?? dayOf(campaign.issuedAt ?? campaign.createdAt)
  const span = { from, until, week: { from: week.from, to: until } }
  return (await Promise.all(counting.map((slice) => slice.figures?.(db, townId, span) ?? []))).flat()
}
