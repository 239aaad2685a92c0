import { listActivities } from '#campaign/activities.store.ts'
import type { Activity, Campaign } from '#campaign/campaign.types.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { asOf, frozenOn } from '#campaign/closings.rules.ts'
import { listUrgent, type OwedRow, type TaskCount } from '#campaign/counts.store.ts'
import { countWhole, type DayCount, type UnitCount } from '#campaign/counts.whole.store.ts'
import { soonUntil, weeklyUntil } from '#campaign/standing.rules.ts'
import { listTaskTitles, type TaskTitle } from '#campaign/tasks.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'

export interface Overview {
  campaign: Campaign
  today: string
  activities: Activity[]
  tasks: TaskTitle[]
  counts: TaskCount[]
  units: UnitCount[]
  urgent: OwedRow[]
  days: DayCount[]
}

/** With the demo's bar above them the desk still fits 1440 × 900. */
const MOST_URGENT = 4

/**
 * The limits in time that a count needs: what is near, and how far weekly tasks are asked already.
 * Of a closed campaign those of the moment when it closed: its counts stay as they were.
 */
export const limitsOf = (townId: string, campaign: Pick<Campaign, 'id' | 'closedAt'>, moment: Date) => {
  const now = asOf(campaign, moment)
  return {
    townId,
    campaignId: campaign.id,
    now,
    frozenOn: frozenOn(campaign),
    soonUntil: soonUntil(now),
    weekEnd: weeklyUntil(now),
  }
}

/** Everything on the office's one screen that does not depend on who looks; undefined where no campaign was issued. */
export async function findOverview(db: Db, townId: string, moment: Date): Promise<Overview | undefined> {
  const campaign = await findShownCampaign(db, townId)
  if (!campaign) return undefined
  const limits = limitsOf(townId, campaign, moment)
  const [activities, tasks, counted, urgent] = await Promise.all([
    listActivities(db, townId, campaign.id).then((all) => all.filter((one) => !one.droppedAt)),
    listTaskTitles(db, townId, campaign.id),
    countWhole(db, limits),
    listUrgent(db, townId, campaign.id, limits.now, MOST_URGENT),
  ])
  const { tasks: counts, units, days } = counted
  return { campaign, today: dayOf(limits.now), activities, tasks, counts, units, urgent, days }
}
