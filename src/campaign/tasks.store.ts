import type { Db } from '#platform/db.ts'
import type { EvidenceAsk, Metric, Task } from './campaign.types.ts'

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

const metrics = (db: Db, townId: string) =>
  db
    .selectFrom('campaign_metric')
    .where('town_id', '=', townId)
    .select([
      'id',
      'task_id as taskId',
      'position',
      'code',
      'name',
      'counter',
      'aggregate',
      'paired_with as pairedWith',
      'per_head as perHead',
      'plausible_max as plausibleMax',
      'required',
    ])
    .orderBy('position')
    .$narrowType<{ aggregate: Metric['aggregate']; perHead: number | null }>()

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
  const own = Map.groupBy(await metrics(db, townId).where('task_id', 'in', ids).execute(), ({ taskId }) => taskId)
  return rows.map((row) => whole(row, own.get(row.id) ?? []))
}

export async function findTask(db: Db, townId: string, id: string): Promise<Task | undefined> {
  const row = await tasks(db, townId).where('id', '=', id).executeTakeFirst()
  return row && whole(row, await metrics(db, townId).where('task_id', '=', id).execute())
}
