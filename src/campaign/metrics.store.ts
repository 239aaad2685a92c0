import { type Expression, type SqlBool, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Metric } from './campaign.types.ts'

export type MetricDrafted = Omit<Metric, 'id' | 'taskId' | 'position'>

export async function recordMetrics(
  tx: Db,
  townId: string,
  taskId: string,
  metrics: readonly MetricDrafted[],
): Promise<void> {
  if (metrics.length === 0) return
  await tx
    .insertInto('campaign_metric')
    .values(
      metrics.map((metric, position) => ({
        town_id: townId,
        id: newId(),
        task_id: taskId,
        position,
        code: metric.code,
        name: metric.name,
        counter: metric.counter,
        aggregate: metric.aggregate,
        paired_with: metric.pairedWith,
        per_head: metric.perHead,
        plausible_max: metric.plausibleMax,
        required: metric.required,
      })),
    )
    .execute()
}

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

export const listMetrics = (db: Db, townId: string, taskIds: readonly string[]): Promise<Metric[]> =>
  metrics(db, townId).where(sql<SqlBool>`task_id = any(${taskIds}::uuid[])`).execute()

/** To be read with the task itself, in one statement. */
export const metricsWithin = (db: Db, townId: string, taskId: Expression<string>) =>
  jsonArrayFrom(metrics(db, townId).where('task_id', '=', taskId)).as('metrics')

/** The figures of a task that nobody has been asked for yet, laid anew. */
export async function replaceMetrics(
  tx: Db,
  townId: string,
  taskId: string,
  metrics: readonly MetricDrafted[],
): Promise<void> {
  await tx.deleteFrom('campaign_metric').where('town_id', '=', townId).where('task_id', '=', taskId).execute()
  await recordMetrics(tx, townId, taskId, metrics)
}
