import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** In hazard_count, where a key may not be empty: of no known unit. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The row of all days of a unit: years of them are not added up for each reader. */
export const ALL_DAYS = '-infinity'

/** What one case counts for, in the order of the columns. */
const weights = sql`1, open::int, (grade is not distinct from 'major')::int, (stage = 'closed')::int`
const sums = sql`count(*), count(*) filter (where open), count(*) filter (where grade = 'major'),
  count(*) filter (where stage = 'closed')`

/** A case that came, in the transaction that keeps it. */
export const addToCounts = (tx: Db, townId: string, caseId: string): Promise<void> => step(tx, townId, caseId, 1)

/** Whatever `write` changes of the case: what it counted for is taken away, what it counts for now is added. */
export async function countedAnew(
  tx: Db,
  townId: string,
  caseId: string,
  write: () => Promise<unknown>,
): Promise<void> {
  await step(tx, townId, caseId, -1)
  await write()
  await step(tx, townId, caseId, 1)
}

async function step(tx: Db, townId: string, caseId: string, sign: 1 | -1): Promise<void> {
  await sql`
    insert into hazard_count (town_id, unit_id, day, cases, open, major, fixed)
    select town_id, coalesce(unit_id, ${NOBODY}::uuid), day,
           ${sign}::int * one, ${sign}::int * open, ${sign}::int * major, ${sign}::int * fixed
      from (select town_id, unit_id, received_on, ${weights} from hazard_case
             where town_id = ${townId} and id = ${caseId}) as found (town_id, unit_id, received_on, one, open, major, fixed)
     cross join lateral (values (received_on), (${ALL_DAYS}::date)) as days (day)
     order by 2, 3
    on conflict (town_id, unit_id, day) do update set cases = hazard_count.cases + excluded.cases,
      open = hazard_count.open + excluded.open, major = hazard_count.major + excluded.major,
      fixed = hazard_count.fixed + excluded.fixed`.execute(tx)
}

const whole = (townId: string) => sql`
  select coalesce(unit_id, ${NOBODY}::uuid) as unit_id, coalesce(received_on, ${ALL_DAYS}::date) as day, ${sums}
    from hazard_case where town_id = ${townId}
   group by grouping sets ((unit_id, received_on), (unit_id))`

/** Counts that say otherwise than the cases: none, as long as every way to move a case counts. */
export async function differingCounts(
  db: Db,
  townId: string,
): Promise<{ unitId: string; day: string; says: string; is: string }[]> {
  const { rows } = await sql<{ unitId: string; day: string; says: string; is: string }>`
    with counted (unit_id, day, cases, open, major, fixed) as (${whole(townId)}),
    kept as (select unit_id, day, cases, open, major, fixed from hazard_count
              where town_id = ${townId} and (cases, open, major, fixed) <> (0, 0, 0, 0))
    select unit_id as "unitId", day::text, concat_ws(' ', kept.cases, kept.open, kept.major, kept.fixed) as says,
           concat_ws(' ', counted.cases, counted.open, counted.major, counted.fixed) as is
      from counted full join kept using (unit_id, day)
     where (counted.cases, counted.open, counted.major, counted.fixed)
           is distinct from (kept.cases, kept.open, kept.major, kept.fixed)
     order by 1, 2`.execute(db)
  return rows
}

/** All of a town at once: after cases were laid in another way than one by one. */
export async function countAnew(tx: Db, townId: string): Promise<void> {
  await sql`delete from hazard_count where town_id = ${townId}`.execute(tx)
  await sql`
    insert into hazard_count (town_id, unit_id, day, cases, open, major, fixed)
    select ${townId}::uuid, counted.* from (${whole(townId)}) as counted`.execute(tx)
}
