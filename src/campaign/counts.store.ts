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

export interface Asked {
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

/** The unit's turn; in the words of the index campaign_standing_owed, for a value that is passed is not proven to be in it. */
export const isOpen = (standing: string) => sql<SqlBool>`${sql.ref(standing)}.stage in ('issued', 'signed', 'returned')`

/** Of a unit that closed only what was due before. */
export const isCounted = (frozenOn: string | null) =>
  sql<SqlBool>`(unit.closed_on is null or unit.closed_on > ${frozenOn}::date
    or standing.due_at < unit.closed_on::timestamp at time zone 'Asia/Shanghai')`

/**
 * `own`, the town's units, and `counted`, all that the campaign asks of them by now. Standings are read before they are
 * joined (`offset 0`), by one walk over campaign_standing_campaign: from units PostgreSQL would look 4,200 of them up one by
 * one.
 */
export const countedOf = ({ townId, campaignId, weekEnd, frozenOn = null, unitId }: Asked) => sql`
  own as materialized (
    select id, name, position, kinds[1] as kind,
           case when ${frozenOn}::date is null or closed_on <= ${frozenOn}::date
             then closed_on::timestamp at time zone 'Asia/Shanghai' end as left_at
      from unit where town_id = ${townId} ${unitId === undefined ? sql`` : sql`and id = ${unitId}`}
  ), counted as materialized (
    select standing.*, kind
      from (
        select task_id, unit_id, stage, due_at, first_sent_at, on_time, stage in ('issued', 'signed', 'returned') as open
          from campaign_standing
         where town_id = ${townId} and campaign_id = ${campaignId} and (period = 0 or due_at <= ${weekEnd})
           ${unitId === undefined ? sql`` : sql`and unit_id = ${unitId}`}
        offset 0
      ) as standing
      join own on own.id = standing.unit_id
     where left_at is null or due_at < left_at
  )`

/** Per task and kind of unit (a unit counts under its first kind). A unit closed before the due day is not counted. */
export const byTaskAndKind = ({ now, soonUntil }: Pick<Asked, 'now' | 'soonUntil'>) => sql<TaskCount>`
  select task_id as "taskId", kind,
         count(*) filter (where stage <> 'waived') as asked,
         count(*) filter (where first_sent_at is not null and stage <> 'waived') as received,
         count(*) filter (where on_time and stage <> 'waived') as "onTime",
         count(*) filter (where stage = 'accepted') as accepted,
         count(*) filter (where stage = 'sent') as sent,
         count(*) filter (where stage = 'returned') as returned,
         count(*) filter (where stage = 'waived') as waived,
         count(*) filter (where open and due_at < ${now}) as late,
         count(*) filter (where open and due_at >= ${now} and due_at <= ${soonUntil}) as soon
    from counted group by task_id, kind`

export async function countByTaskAndKind(db: Db, asked: Asked): Promise<TaskCount[]> {
  const { rows } = await sql<TaskCount>`with ${countedOf(asked)} ${byTaskAndKind(asked)}`.execute(db)
  return rows
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

const standingsOf = (db: Db, townId: string, campaignId: string) =>
  db
    .selectFrom('campaign_standing')
    .where('town_id', '=', townId)
    .where('campaign_id', '=', campaignId)
    .select(['assignment_id', 'town_id', 'task_id', 'unit_id', 'period', 'stage', 'due_at'])
    .select(['sent_at', 'first_sent_at', 'submission_id'])

const besideUnits = (db: Db, standings: ReturnType<typeof standingsOf>) =>
  db
    .selectFrom(standings.as('standing'))
    .innerJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'standing.town_id').onRef('unit.id', '=', 'standing.unit_id'),
    )
    .innerJoin('campaign_task as task', (join) =>
      join.onRef('task.town_id', '=', 'standing.town_id').onRef('task.id', '=', 'standing.task_id'),
    )
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

/**
 * What needs somebody now: overdue first, then what was returned and not moved. What is overdue was due before, so the
 * first ones are a walk from the beginning of campaign_standing_owed.
 */
export const listUrgent = (db: Db, townId: string, campaignId: string, now: Date, most: number): Promise<OwedRow[]> =>
  besideUnits(
    db,
    standingsOf(db, townId, campaignId)
      .where(isOpen('campaign_standing'))
      .where(sql<SqlBool>`(due_at < ${now} or stage = 'returned')`)
      .orderBy('due_at')
      .limit(most),
  )
    .orderBy('standing.due_at')
    .execute()

/** Every assignment of one task, of one kind of unit where `kind` is given: what stands behind a cell. */
export function listOfTask(
  db: Db,
  townId: string,
  campaignId: string,
  taskId: string,
  kind: string | null,
): Promise<OwedRow[]> {
  const all = besideUnits(db, standingsOf(db, townId, campaignId).where('task_id', '=', taskId))
  const some = kind === null ? all : all.where(sql<SqlBool>`unit.kinds[1] = ${kind}`)
  return some.orderBy('standing.period').orderBy('unit.position').orderBy('unit.name').execute()
}
