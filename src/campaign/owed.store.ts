import type { Db } from '#platform/db.ts'
import { isOpen } from './counts.store.ts'
import type { Stage } from './standing.rules.ts'

/** What a unit still has to do, with the day from which it was asked: issued, or given back. */
export interface OwedUntil {
  assignmentId: string
  campaignId: string
  unitId: string
  title: string
  period: number
  stage: Stage
  dueAt: Date
  askedAt: Date
}

const owed = (db: Db, townId: string) =>
  db
    .selectFrom('campaign_standing as standing')
    .innerJoin('campaign_assignment as assignment', (join) =>
      join.onRef('assignment.town_id', '=', 'standing.town_id').onRef('assignment.id', '=', 'standing.assignment_id'),
    )
    .innerJoin('campaign_task as task', (join) =>
      join.onRef('task.town_id', '=', 'standing.town_id').onRef('task.id', '=', 'standing.task_id'),
    )
    .where('standing.town_id', '=', townId)
    .where(isOpen('standing'))
    .select([
      'standing.assignment_id as assignmentId',
      'standing.campaign_id as campaignId',
      'standing.unit_id as unitId',
      'task.title',
      'standing.period',
      'standing.stage',
      'standing.due_at as dueAt',
    ])
    .select((row) =>
      row
        .case()
        .when('standing.stage', '=', 'returned')
        .then(row.fn.coalesce('standing.decided_at', 'assignment.issued_at'))
        .else(row.ref('assignment.issued_at'))
        .end()
        .as('askedAt'),
    )
    .$narrowType<{ stage: Stage; askedAt: Date }>()

/** All that is owed and falls due by then, over every unit. */
export const listOwedUntil = (db: Db, townId: string, campaignId: string, until: Date): Promise<OwedUntil[]> =>
  owed(db, townId)
    .where('standing.campaign_id', '=', campaignId)
    .where('standing.due_at', '<=', until)
    .orderBy('standing.due_at')
    .orderBy('task.position')
    .execute()

/** Of these, what is owed still; of a campaign that is over nothing is, though a circular may name what was. */
export const listStillOwed = (
  db: Db,
  townId: string,
  assignmentIds: readonly string[],
  { closedToo = false } = {},
): Promise<OwedUntil[]> =>
  assignmentIds.length === 0
    ? Promise.resolve([])
    : owed(db, townId)
        .where('standing.assignment_id', 'in', assignmentIds)
        .$if(!closedToo, (query) =>
          query
            .innerJoin('campaign', (join) =>
              join.onRef('campaign.town_id', '=', 'standing.town_id').onRef('campaign.id', '=', 'standing.campaign_id'),
            )
            .where('campaign.closed_at', 'is', null),
        )
        .orderBy('standing.due_at')
        .orderBy('task.position')
        .execute()

/** How many units a task was given to, whether they have done it or not. */
export async function countOwing(db: Db, townId: string, taskId: string): Promise<number> {
  const row = await db
    .selectFrom('campaign_standing')
    .where('town_id', '=', townId)
    .where('task_id', '=', taskId)
    .select((one) => one.fn.count<number>('unit_id').distinct().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}
