import { listActivities } from '#campaign/activities.store.ts'
import type { Campaign } from '#campaign/campaign.types.ts'
import { type GivenFigure, listGivenFigures } from '#campaign/figures.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { readCounted } from './counted.reading.ts'
import { type StatisticsRow, statisticsOf, type Week } from './statistics.rules.ts'

/** Papers count what the office accepted; while the month runs it may look at what still waits, too. */
export const stagesOf = (withWaiting: boolean): string[] => (withWaiting ? ['accepted', 'sent'] : ['accepted'])

export interface Statistics {
  rows: StatisticsRow[]
  given: GivenFigure[]
}

export async function readStatistics(
  db: Db,
  townId: string,
  campaign: Campaign,
  { week, withWaiting }: { week: Week; withWaiting: boolean },
): Promise<Statistics> {
  const [activities, tasks, given, counted] = await Promise.all([
    listActivities(db, townId, campaign.id).then((all) => all.filter((one) => !one.droppedAt)),
    listTasks(db, townId, campaign.id),
    listGivenFigures(db, { townId, campaignId: campaign.id, stages: stagesOf(withWaiting) }),
    readCounted(db, townId, campaign, week),
  ])
  return { rows: statisticsOf({ activities, tasks, given, counted, dayOf }, week), given }
}
