import type { Expression } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/db.ts'
import type { EvidenceAsk, Metric, Task } from './campaign.types.ts'
import { withoutMissing } from './campaigns.store.ts'
import { listMetrics, type MetricDrafted, metricsWithin, recordMetrics } from './metrics.store.ts'

export type TaskDrafted = Omit<Task, 'campaignId' | 'droppedAt' | 'metrics'> & { metrics: readonly MetricDrafted[] }

const tasks = (db: Db, townId: string) =>
  db
    .selectFrom('campaign_task')
    .where('town_id', '=', townId)
    .select([
      'id',
      'campaign_id as campaignId',
      'activity_id as activityId',
      'position',
      'topic',
      'title',
      'ask',
      'how_to as howTo',
      'kinds',
      'unit_ids as unitIds',
      'due_rule as dueRule',
      'due_on as dueOn',
      'due_time as dueTime',
      'weekday',
      'minimum',
      'evidence',
      'reviewed',
      'dropped_at as droppedAt',
    ])
    .$narrowType<{ dueRule: Task['dueRule'] }>()

type Row = Awaited<ReturnType<ReturnType<typeof tasks>['execute']>>[number]

const whole = (row: Row, own: Metric[]): Task => ({
  ...row,
  // a time column comes with seconds
  dueTime: row.dueTime.slice(0, 5),
  // written by this file only, and checked before
  evidence: row.evidence as unknown as EvidenceAsk[],
  metrics: own,
})

/** Every task with its figures, in order; `dropped` ones only when asked for. */
export async function listTasks(
  db: Db,
  townId: string,
  campaignId: string,
  { dropped = false }: { dropped?: boolean } = {},
): Promise<Task[]> {
  const query = tasks(db, townId).where('campaign_id', '=', campaignId).orderBy('position').orderBy('id')
  const rows = await (dropped ? query : query.where('dropped_at', 'is', null)).execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const own = Map.groupBy(await listMetrics(db, townId, ids), ({ taskId }) => taskId)
  return rows.map((row) => whole(row, own.get(row.id) ?? []))
}

export type TaskTitle = Pick<Task, 'id' | 'activityId' | 'title' | 'dueRule' | 'dueOn' | 'weekday'>

/** What a board names a task by; dropped ones are left out. */
export const listTaskTitles = (db: Db, townId: string, campaignId: string): Promise<TaskTitle[]> =>
  db
    .selectFrom('campaign_task')
    .where('town_id', '=', townId)
    .where('campaign_id', '=', campaignId)
    .where('dropped_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .select(['id', 'activity_id as activityId', 'title', 'due_rule as dueRule', 'due_on as dueOn', 'weekday'])
    .$narrowType<{ dueRule: Task['dueRule'] }>()
    .execute()

export async function findTask(db: Db, townId: string, id: string): Promise<Task | undefined> {
  const row = await withMetrics(db, townId).where('id', '=', id).executeTakeFirst()
  return row && whole(row, row.metrics)
}

const withMetrics = (db: Db, townId: string) =>
  tasks(db, townId).select(({ ref }) => metricsWithin(db, townId, ref('campaign_task.id')))

/** To be read with what asks for the task, in one statement; `taskFrom` makes a task of it. */
export const taskWithin = (db: Db, townId: string, id: Expression<string>) =>
  jsonObjectFrom(withMetrics(db, townId).where('campaign_task.id', '=', id))
    .$notNull()
    .as('wholeTask')

type JsonTask = Omit<Row, 'droppedAt'> & { droppedAt: string | null; metrics: Metric[] }

export const taskFrom = ({ droppedAt, metrics, ...row }: JsonTask): Task =>
  whole({ ...row, droppedAt: droppedAt === null ? null : new Date(droppedAt) }, metrics)

export async function recordTasks(
  tx: Db,
  townId: string,
  campaignId: string,
  tasks: readonly TaskDrafted[],
): Promise<void> {
  if (tasks.length === 0) return
  await tx
    .insertInto('campaign_task')
    .values(
      tasks.map((task) => ({
        town_id: townId,
        campaign_id: campaignId,
        id: task.id,
        activity_id: task.activityId,
        position: task.position,
        topic: task.topic,
        title: task.title,
        ask: task.ask,
        how_to: task.howTo,
        kinds: task.kinds,
        unit_ids: task.unitIds,
        due_rule: task.dueRule,
        due_on: task.dueOn,
        due_time: task.dueTime,
        weekday: task.weekday,
        minimum: task.minimum,
        evidence: JSON.stringify(task.evidence satisfies EvidenceAsk[]),
        reviewed: task.reviewed,
      })),
    )
    .execute()
  for (const task of tasks) await recordMetrics(tx, townId, task.id, task.metrics)
}

export type TaskChange = Partial<Omit<Task, 'id' | 'campaignId' | 'activityId' | 'metrics'>>

export async function changeTask(tx: Db, townId: string, id: string, change: TaskChange): Promise<void> {
  const columns = withoutMissing({
    title: change.title,
    ask: change.ask,
    how_to: change.howTo,
    kinds: change.kinds,
    unit_ids: change.unitIds,
    due_rule: change.dueRule,
    due_on: change.dueOn,
    due_time: change.dueTime,
    weekday: change.weekday,
    minimum: change.minimum,
    evidence: change.evidence && JSON.stringify(change.evidence),
    reviewed: change.reviewed,
    dropped_at: change.droppedAt,
  })
  if (Object.keys(columns).length === 0) return
  await tx.updateTable('campaign_task').set(columns).where('town_id', '=', townId).where('id', '=', id).execute()
}
