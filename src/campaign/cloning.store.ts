import type { Db } from '#platform/db.ts'

export async function recordClone(
  tx: Db,
  townId: string,
  { campaignId, fromId, tasks, by, now }: CloneWritten,
): Promise<void> {
  await tx
    .insertInto('campaign_clone')
    .values({ town_id: townId, campaign_id: campaignId, from_id: fromId, cloned_by: by, cloned_at: now })
    .execute()
  if (tasks.size === 0) return
  await tx
    .insertInto('campaign_task_clone')
    .values([...tasks].map(([id, from]) => ({ town_id: townId, task_id: id, from_task_id: from })))
    .execute()
}

interface CloneWritten {
  campaignId: string
  fromId: string
  /** New task → the one it came from. */
  tasks: ReadonlyMap<string, string>
  by: string | null
  now: Date
}

export interface Source {
  id: string
  year: number
  title: string
}

/** The campaign that this one was laid out like. */
export const findSource = (db: Db, townId: string, campaignId: string): Promise<Source | undefined> =>
  db
    .selectFrom('campaign_clone as clone')
    .innerJoin('campaign as source', (join) =>
      join.onRef('source.town_id', '=', 'clone.town_id').onRef('source.id', '=', 'clone.from_id'),
    )
    .where('clone.town_id', '=', townId)
    .where('clone.campaign_id', '=', campaignId)
    .select(['source.id', 'source.year', 'source.title'])
    .executeTakeFirst()

/** Task of the clone → the task it came from. */
export async function listTasksBefore(db: Db, townId: string, campaignId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('campaign_task_clone as clone')
    .innerJoin('campaign_task as task', (join) =>
      join.onRef('task.town_id', '=', 'clone.town_id').onRef('task.id', '=', 'clone.task_id'),
    )
    .where('clone.town_id', '=', townId)
    .where('task.campaign_id', '=', campaignId)
    .select(['clone.task_id as id', 'clone.from_task_id as from'])
    .execute()
  return new Map(rows.map(({ id, from }) => [id, from]))
}

export interface UnitBefore {
  /** How many years ago. */
  ago: number
  figures: Record<string, number>
}

/** What the same unit had reported for the task that this one came from, of the same week where it is weekly. */
export async function findUnitBefore(
  db: Db,
  townId: string,
  { taskId, unitId, period }: { taskId: string; unitId: string; period: number },
): Promise<UnitBefore | undefined> {
  const row = await db
    .selectFrom('campaign_task_clone as clone')
    .innerJoin('campaign_task as task', (join) =>
      join.onRef('task.town_id', '=', 'clone.town_id').onRef('task.id', '=', 'clone.task_id'),
    )
    .innerJoin('campaign', (join) =>
      join.onRef('campaign.town_id', '=', 'task.town_id').onRef('campaign.id', '=', 'task.campaign_id'),
    )
    .innerJoin('campaign_standing as standing', (join) =>
      join.onRef('standing.town_id', '=', 'clone.town_id').onRef('standing.task_id', '=', 'clone.from_task_id'),
    )
    .innerJoin('campaign as source', (join) =>
      join.onRef('source.town_id', '=', 'standing.town_id').onRef('source.id', '=', 'standing.campaign_id'),
    )
    .innerJoin('campaign_submission as submission', (join) =>
      join.onRef('submission.town_id', '=', 'standing.town_id').onRef('submission.id', '=', 'standing.submission_id'),
    )
    .where('clone.town_id', '=', townId)
    .where('clone.task_id', '=', taskId)
    .where('standing.unit_id', '=', unitId)
    .where('standing.period', '=', period)
    .where('standing.stage', 'in', ['sent', 'accepted'])
    .select(['campaign.year', 'source.year as yearBefore', 'submission.figures'])
    .executeTakeFirst()
  // figures are written by submissions.store.ts alone, and are numbers
  return row && { ago: row.year - row.yearBefore, figures: row.figures as Record<string, number> }
}
