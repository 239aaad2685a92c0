import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { type Asked, byTaskAndKind, countedOf, type TaskCount } from './counts.store.ts'

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

/** How many came in on that day for the first time, and how many were due. */
export interface DayCount {
  day: string
  received: number
  due: number
}

export interface WholeCount {
  tasks: TaskCount[]
  /** One line per unit that was asked anything: what its lamp is lit by. In the office's order. */
  units: UnitCount[]
  /** Per Shanghai day. */
  days: DayCount[]
}

/** The same rows counted three ways in one walk: what the office's one screen is made of. */
export async function countWhole(db: Db, asked: Asked): Promise<WholeCount> {
  const { now, soonUntil } = asked
  const { rows } = await sql<WholeCount>`
    with ${countedOf(asked)}, tasks as (${byTaskAndKind(asked)}), by_unit as (
      select unit_id,
             count(*) filter (where open and due_at < ${now}) as late,
             count(*) filter (where stage = 'returned' and due_at >= ${now}) as returned,
             count(*) filter (where open and due_at >= ${now} and due_at <= ${soonUntil}) as soon,
             count(*) filter (where open) as open,
             count(*) filter (where stage = 'sent') as sent,
             count(*) filter (where stage = 'accepted') as accepted
        from counted where stage <> 'waived' group by unit_id
    ), units as (
      select unit_id as "unitId", name as unit, kind, late, returned, soon, open, sent, accepted
        from by_unit join own on own.id = by_unit.unit_id order by position, name
    ), each_day as (
      select (first_sent_at at time zone 'Asia/Shanghai')::date as day, count(*) as received, 0 as due
        from counted where stage <> 'waived' and first_sent_at is not null group by 1
      union all
      select (due_at at time zone 'Asia/Shanghai')::date, 0, count(*) from counted where stage <> 'waived' group by 1
    ), days as (
      select day, sum(received)::int as received, sum(due)::int as due from each_day group by day order by day
    )
    select (select coalesce(json_agg(tasks), '[]') from tasks) as tasks,
           (select coalesce(json_agg(units), '[]') from units) as units,
           (select coalesce(json_agg(days), '[]') from days) as days`.execute(db)
  return rows[0]!
}
