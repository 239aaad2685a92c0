import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { ALL_DAYS, NOBODY } from './counts.store.ts'
import type { DaySpan } from './figures.rules.ts'
import type { HeatCount } from './heat.rules.ts'

/** From the counts that are kept with every step of a case; what is late turns with the day and is looked up among the few that are. */
export async function countByUnit(
  db: Db,
  townId: string,
  { days, today }: { days: DaySpan | null; today: string },
): Promise<HeatCount[]> {
  const kept = days ? sql`day between ${days.from} and ${days.until}` : sql`day = ${ALL_DAYS}::date`
  const received = days ? sql`and received_on between ${days.from} and ${days.until}` : sql``
  const { rows } = await sql<HeatCount>`
    with kept as (
      select nullif(unit_id, ${NOBODY}::uuid) as unit_id, sum(cases)::int as cases, sum(open)::int as open,
             sum(major)::int as major, sum(fixed)::int as fixed
        from hazard_count where town_id = ${townId} and ${kept}
       group by unit_id having sum(cases) > 0),
    late as (
      select unit_id, count(*)::int as overdue from hazard_case
       where town_id = ${townId} and open and next_due_on < ${today} ${received}
       group by unit_id)
    select kept.unit_id as "unitId", cases, open, coalesce(overdue, 0) as overdue, major, fixed
      from kept left join late on late.unit_id is not distinct from kept.unit_id`.execute(db)
  return rows
}

export interface Due {
  /** Nobody looked at them yet. */
  fresh: number
  /** Their day comes within so many days. */
  soon: number
  late: number
}

/** What the office owes now; an enterprise's own report has no case before it is passed up. */
export async function countDue(db: Db, townId: string, today: string, soonUntil: string): Promise<Due> {
  const { rows } = await sql<Due>`
    select count(*) filter (where stage = 'received')::int as fresh,
           count(*) filter (where next_due_on between ${today} and ${soonUntil})::int as soon,
           count(*) filter (where next_due_on < ${today})::int as late
      from hazard_case where town_id = ${townId} and open`.execute(db)
  return rows[0] ?? { fresh: 0, soon: 0, late: 0 }
}
