import { type Db, transact } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { listUnits } from '#units/units.store.ts'
import type { Campaign, Task } from './campaign.types.ts'
import { CampaignClosed, lockToClose } from './closings.store.ts'
import { type IssuePlan, keyOfAssignment, type PlannedAssignment, planIssue } from './issuing.rules.ts'
import { recordStandings } from './standing.store.ts'
import { listTasks } from './tasks.store.ts'

/** Rows of one statement: eight parameters each stay below the protocol's 65,535. */
const AT_ONCE = 4000

/** What issuing would send out now. */
export async function findIssuePlan(
  db: Db,
  townId: string,
  campaign: Campaign,
  unknownFields: number,
  now: Date,
): Promise<{ plan: IssuePlan; tasks: Task[] }> {
  const tasks = await listTasksAsked(db, townId, campaign.id)
  const [units, issued] = [await listUnits(db, townId), await listIssued(db, townId, campaign.id)]
  return { plan: planIssue({ campaign, tasks, units, issued, unknownFields, now }), tasks }
}

/** The tasks that stand: neither they nor their activity are dropped. */
export async function listTasksAsked(db: Db, townId: string, campaignId: string): Promise<Task[]> {
  const dropped = await db
    .selectFrom('campaign_activity')
    .select('id')
    .where('town_id', '=', townId)
    .where('campaign_id', '=', campaignId)
    .where('dropped_at', 'is not', null)
    .execute()
  const gone = new Set(dropped.map(({ id }) => id))
  return (await listTasks(db, townId, campaignId)).filter(({ activityId }) => !gone.has(activityId))
}

async function listIssued(db: Db, townId: string, campaignId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('campaign_assignment')
    .where('town_id', '=', townId)
    .where('campaign_id', '=', campaignId)
    .select(['task_id as taskId', 'unit_id as unitId', 'period'])
    .execute()
  return new Set(rows.map(keyOfAssignment))
}

/** How many units each task is out at. */
export async function countIssued(db: Db, townId: string, campaignId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('campaign_assignment')
    .where('town_id', '=', townId)
    .where('campaign_id', '=', campaignId)
    .select(['task_id as taskId', (query) => query.fn.countAll<number>().as('count')])
    .groupBy('task_id')
    .execute()
  return new Map(rows.map(({ taskId, count }) => [taskId, Number(count)]))
}

/**
 * One issue at a time: a second one waits here and then sees what the first sent out.
 * @throws CampaignClosed
 */
export async function lockCampaign(tx: Db, townId: string, id: string): Promise<void> {
  const campaign = await lockToClose(tx, townId, id)
  if (campaign?.closedAt) throw new CampaignClosed(id)
}

/** Freezes what is asked, with where each stands: the denominator of every rate from now on. */
export async function recordIssue(
  db: Db,
  townId: string,
  campaignId: string,
  planned: readonly PlannedAssignment[],
  by: string | null,
  now: Date,
): Promise<void> {
  await transact(db, async (tx) => {
    for (let start = 0; start < planned.length; start += AT_ONCE)
      await recordAssignments(tx, townId, campaignId, planned.slice(start, start + AT_ONCE), now)
    await tx
      .updateTable('campaign')
      .set((query) => ({
        issued_at: query.fn.coalesce('issued_at', query.val(now)),
        issued_by: query.fn.coalesce('issued_by', query.val(by)),
      }))
      .where('town_id', '=', townId)
      .where('id', '=', campaignId)
      .execute()
  })
}

async function recordAssignments(
  tx: Db,
  townId: string,
  campaignId: string,
  planned: readonly PlannedAssignment[],
  now: Date,
): Promise<void> {
  const rows = planned.map((one) => ({ ...one, id: newId() }))
  await tx
    .insertInto('campaign_assignment')
    .values(
      rows.map(({ id, taskId, unitId, period, dueAt }) => ({
        town_id: townId,
        id,
        campaign_id: campaignId,
        task_id: taskId,
        unit_id: unitId,
        period,
        due_at: dueAt,
        issued_at: now,
      })),
    )
    .execute()
  await recordStandings(
    tx,
    townId,
    rows.map(({ id, ...row }) => ({ ...row, assignmentId: id, campaignId })),
  )
}
