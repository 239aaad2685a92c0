import type { StillOpen } from '#people/manifest.ts'
import { addDays, at } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { listActivities } from './activities.store.ts'
import type { Campaign } from './campaign.types.ts'
import { type ActivityOpen, openByActivity } from './closings.rules.ts'
import { closingWords } from './closings.words.ts'
import { countByTaskAndKind } from './counts.store.ts'
import { listTasks } from './tasks.store.ts'

export interface BeforeClosing {
  activities: ActivityOpen[]
  /** What the other parts of the house still have to do. */
  others: StillOpen[]
}

export async function readBeforeClosing(
  db: Db,
  townId: string,
  campaign: Campaign,
  others: StillOpen[],
  now: Date,
): Promise<BeforeClosing> {
  const [activities, tasks, counts] = await Promise.all([
    listActivities(db, townId, campaign.id).then((all) => all.filter((one) => !one.droppedAt)),
    listTasks(db, townId, campaign.id),
    countByTaskAndKind(db, {
      townId,
      campaignId: campaign.id,
      now,
      soonUntil: now,
      // what would have come later is left undone, too
      weekEnd: at(addDays(campaign.endsOn ?? `${campaign.year}-12-31`, 366)),
    }),
  ])
  const activityOf = new Map(tasks.map(({ id, activityId }) => [id, activityId]))
  const ofTasks = counts.map((count) => ({ ...count, activityId: activityOf.get(count.taskId) ?? '' }))
  return {
    activities: openByActivity(activities, ofTasks),
    others,
  }
}

/** What a reason is asked for, as it is told and kept. */
export const leftOpenIn = ({ activities, others }: BeforeClosing): string[] => [
  ...activities.map(closingWords.activity),
  ...others.filter(({ mild }) => !mild).map(({ text }) => text),
]
