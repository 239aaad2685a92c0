import { type InsertQueryBuilder, type SqlBool, sql, type UpdateQueryBuilder } from 'kysely'
import { type Db, transact } from '#platform/db.ts'
import type { DB } from '#tables'

/** What is counted, in the order of the columns. `owed`: the unit's turn, so late once its day is past. */
export const counted = ['asked', 'received', 'on_time', 'accepted', 'sent', 'returned', 'waived', 'owed'] as const
export type Counted = (typeof counted)[number]

export const names = sql.raw(counted.join(', '))
const sums = sql.raw(counted.map((name) => `sum(${name})::int as ${name}`).join(', '))
const added = (table: string) =>
  sql.raw(counted.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(', '))

/** What one standing counts for; the same cases as in counts.store.ts. */
const weights: Record<Counted, string> = {
  asked: `stage <> 'waived'`,
  received: `stage <> 'waived' and first_sent_at is not null`,
  on_time: `stage <> 'waived' and coalesce(on_time, false)`,
  accepted: `stage = 'accepted'`,
  sent: `stage = 'sent'`,
  returned: `stage = 'returned'`,
  waived: `stage = 'waived'`,
  owed: `stage in ('issued', 'signed', 'returned')`,
}
/** Sums over rows of campaign_standing with a `sign`, +1 or -1. */
const weighedText = counted
  .map((name) => `coalesce(sum(sign) filter (where ${weights[name]}), 0)::int as ${name}`)
  .join(', ')
export const weighed = sql.raw(weighedText)

/**
 * The end of a statement that moves standings: `after` and `before` are parts of it, with whole rows of campaign_standing.
 * Steps are only inserted, so two acts never wait for each other's counter.
 */
export const insertSteps = (after: string, before?: string): string => `
  insert into campaign_counter_step (town_id, campaign_id, task_id, due_at, weekly, ${counted.join(', ')})
  select town_id, campaign_id, task_id, due_at, period > 0, ${weighedText}
    from (select 1 as sign, * from ${after}${before ? ` union all select -1, * from ${before}` : ''}) as standing
   group by 1, 2, 3, 4, 5`

type Writing =
  | UpdateQueryBuilder<DB, 'campaign_standing', 'campaign_standing', DB['campaign_standing'] | object>
  | InsertQueryBuilder<DB, 'campaign_standing', DB['campaign_standing'] | object>

/** Writes standings and what that changes in the counts, in one statement: `before` is the one that is moved, held by its lock. */
export async function withSteps(
  tx: Db,
  before: { townId: string; assignmentId: string } | null,
  writing: Writing,
): Promise<void> {
  const held = before
    ? sql`, before as (select * from campaign_standing where town_id = ${before.townId}
          and assignment_id = ${before.assignmentId})`
    : sql``
  const steps = sql.raw(insertSteps('after', before ? 'before' : undefined))
  await sql`with after as (${writing})${held} ${steps}`.execute(tx)
}

/** Sums that are kept are made of counters that nobody moves meanwhile. */
export const holdCounters = (tx: Db, townId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`campaign_counter:${townId}`}, 0))`.execute(tx)

/** Of counters that moved; read from the counters until they are kept again. */
const dropSums = (tx: Db, townId: string): Promise<unknown> =>
  tx.deleteFrom('campaign_counter_sum').where('town_id', '=', townId).execute()

/** Folds what was added since into the counters. Whoever reads meanwhile sees either both or neither. */
export const foldSteps = (db: Db, townId: string): Promise<void> =>
  transact(db, async (tx) => {
    await holdCounters(tx, townId)
    await sql`
      with gone as (delete from campaign_counter_step where town_id = ${townId} returning *),
      fine as (
        insert into campaign_counter (town_id, campaign_id, task_id, due_at, weekly, ${names})
        select town_id, campaign_id, task_id, due_at, weekly, ${sums} from gone group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
        on conflict (town_id, campaign_id, task_id, due_at, weekly) do update set ${added('campaign_counter')}
      )
      insert into campaign_counter_day (town_id, campaign_id, due_at, weekly, ${names})
      select town_id, campaign_id, due_at, weekly, ${sums} from gone group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (town_id, campaign_id, due_at, weekly) do update set ${added('campaign_counter_day')}`.execute(tx)
    await dropSums(tx, townId)
  })

/** Towns with something to fold. */
export async function listUnfolded(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('campaign_counter_step').select('town_id as townId').distinct().execute()
  return rows.map(({ townId }) => townId)
}

export interface CounterFault {
  campaignId: string
  /** Null on a row of campaign_counter_day. */
  taskId: string | null
  dueAt: Date
  weekly: boolean
  counted: Counted
  says: number
  is: number
}

const differing = sql.raw(
  counted.map((name) => `coalesce(says.${name}, 0) <> coalesce(actual.${name}, 0)`).join(' or '),
)
const differences = sql.raw(
  counted.map((name) => `coalesce(actual.${name}, 0) - coalesce(says.${name}, 0) as ${name}`).join(', '),
)
const both = sql.raw(
  counted
    .map((name) => `coalesce(says.${name}, 0) as ${name}, coalesce(actual.${name}, 0) as actual_${name}`)
    .join(', '),
)

/** What the counters say beside what the standings are, counted anew: one snapshot, so acts may go on. */
const compared = (townId: string) => sql`
  (select town_id, campaign_id, task_id, due_at, weekly, ${sums} from (
     select town_id, campaign_id, task_id, due_at, weekly, ${names} from campaign_counter where town_id = ${townId}
     union all
     select town_id, campaign_id, task_id, due_at, weekly, ${names} from campaign_counter_step where town_id = ${townId}
   ) as kept group by 1, 2, 3, 4, 5) as says
  full join
  (select town_id, campaign_id, task_id, due_at, period > 0 as weekly, ${weighed}
     from (select 1 as sign, * from campaign_standing where town_id = ${townId}) as standing group by 1, 2, 3, 4, 5) as actual
  using (town_id, campaign_id, task_id, due_at, weekly)`

const comparedDays = (townId: string) => sql`
  (select * from campaign_counter_day where town_id = ${townId}) as says
  full join
  (select town_id, campaign_id, due_at, weekly, ${sums} from campaign_counter where town_id = ${townId}
    group by 1, 2, 3, 4) as actual
  using (town_id, campaign_id, due_at, weekly)`

/** Every counter that is not what counting gives. */
export async function compareCounters(db: Db, townId: string): Promise<CounterFault[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select campaign_id, task_id, due_at, weekly, ${both} from ${compared(townId)} where ${differing}
    union all
    select campaign_id, null, due_at, weekly, ${both} from ${comparedDays(townId)} where ${differing}
    order by 1, 2, 3`.execute(db)
  return rows.flatMap((row) =>
    counted
      .filter((name) => row[name] !== row[`actual_${name}`])
      .map((name) => ({
        campaignId: String(row.campaign_id),
        taskId: row.task_id === null ? null : String(row.task_id),
        dueAt: row.due_at as Date,
        weekly: row.weekly === true,
        counted: name,
        says: Number(row[name]),
        is: Number(row[`actual_${name}`]),
      })),
  )
}

/** Adds what is missing as steps like any other, then makes the days the sums of the tasks. */
export const mendCounters = (db: Db, townId: string): Promise<void> =>
  transact(db, async (tx) => {
    await holdCounters(tx, townId)
    await sql`
      insert into campaign_counter_step (town_id, campaign_id, task_id, due_at, weekly, ${names})
      select town_id, campaign_id, task_id, due_at, weekly, ${differences} from ${compared(townId)} where ${differing}`.execute(
      tx,
    )
    await foldSteps(tx, townId)
    await sql`
      insert into campaign_counter_day (town_id, campaign_id, due_at, weekly, ${names})
      select town_id, campaign_id, due_at, weekly, ${differences} from ${comparedDays(townId)} where ${differing}
      on conflict (town_id, campaign_id, due_at, weekly) do update set ${added('campaign_counter_day')}`.execute(tx)
    await dropSums(tx, townId)
  })

/** Of what was due since, a unit that closed by then is no longer asked. The other side of isCounted. */
export const hasClosed = (frozenOn: ReturnType<typeof sql>) =>
  sql<SqlBool>`unit.closed_on is not null and (${frozenOn} is null or unit.closed_on <= ${frozenOn})`
