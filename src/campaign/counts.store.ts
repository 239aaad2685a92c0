import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Everything the ledger adds up, counted by the database; what a count means is said in the ledger's rules. */
export interface TaskCount {
  taskId: string
  kind: string
  asked: number
  /** Sent at least once. */
  received: number
  onTime: number
  accepted: number
  /** Sent, waiting for the office. */
  sent: number
  returned: number
  waived: number
  /** Past due with nothing in the office's hands. */
  late: number
  soon: number
}

interface Asked {
  townId: string
  campaignId: string
  now: Date
  /** Up to here a deadline is near: three days ahead. */
  soonUntil: Date
  /** Weekly tasks count as far as this: later weeks are not asked yet. */
  weekEnd: Date
  /** The day a campaign closed: a unit that is closed only afterwards stays counted. */
  frozenOn?: string | null
  /** Of one unit only. */
  unitId?: string
}

const countIf = (condition: ReturnType<typeof sql<SqlBool>>) => sql<number>`count(*) filter (where ${condition})`

/** Of a unit that closed only what was due before. */
export const isCounted = (frozenOn: string | null) =>
  sql<SqlBool>`(unit.closed_on is null or unit.closed_on > ${frozenOn}::date
    or standing.due_at < unit.closed_on::timestamp at time zone 'Asia/Shanghai')`

/** Per task and kind of unit (a unit counts under its first kind). A unit closed before the due day is not counted. */
export function countByTaskAndKind(
  db: Db,
  { townId, campaignId, now, soonUntil, weekEnd, frozenOn = null, unitId }: Asked,
): Promise<TaskCount[]> {
  const open = sql<SqlBool>`standing.stage in ('issued', 'signed', 'returned')`
  return db
    .selectFrom('campaign_standing as standing')
    .innerJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'standing.town_id').onRef('unit.id', '=', 'standing.unit_id'),
    )
    .where('standing.town_id', '=', townId)
    .where('standing.campaign_id', '=', campaignId)
    .where(isCounted(frozenOn))
    .where(sql<SqlBool>`(standing.period = 0 or standing.due_at <= ${weekEnd})`)
    .$if(unitId !== undefined, (query) => query.where('standing.unit_id', '=', unitId ?? ''))
    .groupBy(['standing.task_id', sql`unit.kinds[1]`])
    .select('standing.task_id as taskId')
    .select([
      sql<string>`unit.kinds[1]`.as('kind'),
      countIf(sql<SqlBool>`standing.stage <> 'waived'`).as('asked'),
      countIf(sql<SqlBool>`standing.first_sent_at is not null and standing.stage <> 'waived'`).as('received'),
      countIf(sql<SqlBool>`standing.on_time and standing.stage <> 'waived'`).as('onTime'),
      countIf(sql<SqlBool>`standing.stage = 'accepted'`).as('accepted'),
      countIf(sql<SqlBool>`standing.stage = 'sent'`).as('sent'),
      countIf(sql<SqlBool>`standing.stage = 'returned'`).as('returned'),
      countIf(sql<SqlBool>`standing.stage = 'waived'`).as('waived'),
      countIf(sql<SqlBool>`${open} and standing.due_at < ${now}`).as('late'),
      countIf(sql<SqlBool>`${open} and standing.due_at >= ${now} and standing.due_at <= ${soonUntil}`).as('soon'),
    ])
    .execute()
}

export interface OwedRow {
  assignmentId: string
  taskId: string
  title: string
  unitId: string
  unit: string
  kind: string
  period: number
  stage: string
  dueAt: Date
  sentAt: Date | null
  firstSentAt: Date | null
  submissionId: string | null
  contactName: string
  contactPhone: string
}

const owed = (db: Db, townId: string, campaignId: string) =>
  db
    .selectFrom('campaign_standing as standing')
    .innerJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'standing.town_id').onRef('unit.id', '=', 'standing.unit_id'),
    )
    .innerJoin('campaign_task as task', (join) =>
      join.onRef('task.town_id', '=', 'standing.town_id').onRef('task.id', '=', 'standing.task_id'),
    )
    .where('standing.town_id', '=', townId)
    .where('standing.campaign_id', '=', campaignId)
    .select([
      'standing.assignment_id as assignmentId',
      'standing.task_id as taskId',
      'task.title',
      'standing.unit_id as unitId',
      'unit.name as unit',
      'standing.period',
      'standing.stage',
      'standing.due_at as dueAt',
      'standing.sent_at as sentAt',
      'standing.first_sent_at as firstSentAt',
      'standing.submission_id as submissionId',
      'unit.contact_name as contactName',
      'unit.contact_phone as contactPhone',
    ])
    .select(sql<string>`unit.kinds[1]`.as('kind'))

/** What needs somebody now: overdue first, then what was returned and not moved. */
export const listUrgent = (db: Db, townId: string, campaignId: string, now: Date, most: number): Promise<OwedRow[]> =>
  owed(db, townId, campaignId)
    .where((where) =>
      where.or([
        where.and([
          where('standing.stage', 'in', ['issued', 'signed', 'returned']),
          where('standing.due_at', '<', now),
        ]),
        where('standing.stage', '=', 'returned'),
      ]),
    )
    .orderBy(sql`(standing.due_at < ${now}) desc`)
    .orderBy('standing.due_at')
    .limit(most)
    .execute()

/** Every assignment of one task, of one kind of unit where `kind` is given: what stands behind a cell. */
export function listOfTask(
  db: Db,
  townId: string,
  campaignId: string,
  taskId: string,
  kind: string | null,
): Promise<OwedRow[]> {
  const all = owed(db, townId, campaignId).where('standing.task_id', '=', taskId)
  const some = kind === null ? all : all.where(sql<SqlBool>`unit.kinds[1] = ${kind}`)
  return some.orderBy('standing.period').orderBy('unit.position').orderBy('unit.name').execute()
}

export interface UnitCount {
  unitId: string
  unit: string
  kind: string
  late: number
  returned: number
  soon: number
  open: number
  sent: number
  accepted: number
}

/** One line per unit that owes anything: what its lamp is lit by. */
export const countByUnit = (
  db: Db,
  { townId, campaignId, now, soonUntil, weekEnd, frozenOn = null }: Asked,
): Promise<UnitCount[]> => {
  const open = sql<SqlBool>`standing.stage in ('issued', 'signed', 'returned')`
  return db
    .selectFrom('campaign_standing as standing')
    .innerJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'standing.town_id').onRef('unit.id', '=', 'standing.unit_id'),
    )
    .where('standing.town_id', '=', townId)
    .where('standing.campaign_id', '=', campaignId)
    .where('standing.stage', '<>', 'waived')
    .where(sql<SqlBool>`(standing.period = 0 or standing.due_at <= ${weekEnd})`)
    .where(isCounted(frozenOn))
    .groupBy(['standing.unit_id', 'unit.name', 'unit.position', sql`unit.kinds[1]`])
    .select(['standing.unit_id as unitId', 'unit.name as unit'])
    .select([
      sql<string>`unit.kinds[1]`.as('kind'),
      countIf(sql<SqlBool>`${open} and standing.due_at < ${now}`).as('late'),
      countIf(sql<SqlBool>`standing.stage = 'returned' and standing.due_at >= ${now}`).as('returned'),
      countIf(sql<SqlBool>`${open} and standing.due_at >= ${now} and standing.due_at <= ${soonUntil}`).as('soon'),
      countIf(open).as('open'),
      countIf(sql<SqlBool>`standing.stage = 'sent'`).as('sent'),
      countIf(sql<SqlBool>`standing.stage = 'accepted'`).as('accepted'),
    ])
    .orderBy('unit.position')
    .orderBy('unit.name')
    .execute()
}

/** Per Shanghai day: how many came in for the first time, and how many were due; of the same rows as the other counts. */
export async function countByDay(
  db: Db,
  { townId, campaignId, weekEnd, frozenOn = null }: Asked,
): Promise<{ day: string; received: number; due: number }[]> {
  const { rows } = await sql<{ day: string; received: number; due: number }>`
    with standing as (
      select standing.due_at, standing.first_sent_at
        from campaign_standing as standing
        join unit on unit.town_id = standing.town_id and unit.id = standing.unit_id
       where standing.town_id = ${townId} and standing.campaign_id = ${campaignId} and standing.stage <> 'waived'
         and ${isCounted(frozenOn)}
         and (standing.period = 0 or standing.due_at <= ${weekEnd})
    )
    select day, sum(received)::int as received, sum(due)::int as due from (
      select to_char(first_sent_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, count(*) as received, 0 as due
        from standing where first_sent_at is not null group by 1
      union all
      select to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), 0, count(*) from standing group by 1
    ) as counted group by day order by day`.execute(db)
  return rows
}
