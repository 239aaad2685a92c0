import { sql } from 'kysely'
import { type ActivitySums, sumActivities, sumsOf } from '#campaign/counters.towns.store.ts'
import type { Db } from '#platform/db.ts'
import { type CountyAsked, type Only, type Order, sumNames, type TownLine, type TownSums } from './counties.rules.ts'

/** The towns that let this county read their sums, each by its own clock; `now` is the server's. */
const under = (countyId: string, now: Date) => sql`
  select town.id as town_id, town.slug, town.name, ${now}::timestamptz + clock_shift_ms * interval '1 millisecond' as now
    from ledger_belonging as belonging join town on town.id = belonging.town_id
   where belonging.county_id = ${countyId} and belonging.ended_at is null`

export interface TownsFound {
  /** Of every town of the county, and of those that were asked for. */
  all: TownSums
  found: TownSums
  lines: TownLine[]
}

const ranks = {
  late: sql`-late`,
  share: sql`case when asked > 0 then received * 100 / asked else 101 end`,
  asked: sql`-asked`,
  received: sql`-received`,
  accepted: sql`-accepted`,
  sent: sql`-sent`,
  name: sql`name`,
} satisfies Record<Order, unknown>

const onlyOf = { late: sql`late > 0`, unissued: sql`not issued` } satisfies Record<Only, unknown>

const counted = sql`
  select count(*)::int as towns,
         ${sql.join(sumNames.map((sum) => sql`coalesce(sum(${sql.ref(sum)}), 0)::int as ${sql.ref(sum)}`))} from`

/** One page of towns in their order, equals by name; beyond the last page it is the last one. Without `most` all of them. */
export async function listTownLines(
  db: Db,
  countyId: string,
  now: Date,
  { order, only, search, page }: CountyAsked,
  most: number | null,
): Promise<TownsFound> {
  const { rows } = await sql<TownsFound>`
    with under as materialized (${under(countyId, now)}), ${sumsOf(sql`select town_id, now from under`)},
    line as materialized (
      select under.town_id as "townId", slug, name, reading.town_id is not null as issued,
             ${sql.join(sumNames.map((sum) => sql`coalesce(${sql.ref(sum)}, 0) as ${sql.ref(sum)}`))}
        from under left join reading using (town_id) left join sums using (town_id)
    ), found as materialized (
      select * from line where position(${search} in name) > 0 and ${only === null ? sql`true` : onlyOf[only]}
    ), shown as (
      select * from found order by ${ranks[order]}, name, slug
       limit ${most} offset (
         select greatest(least(${page}::int, ceil(count(*)::float / ${most}::int)) - 1, 0)::int * ${most}::int from found)
    )
    select (select to_json(one) from (${counted} line) as one) as all,
           (select to_json(one) from (${counted} found) as one) as found,
           (select coalesce(json_agg(shown), '[]') from shown) as lines`.execute(db)
  return rows[0]!
}

export const listActivitySums = (db: Db, countyId: string, now: Date): Promise<ActivitySums[]> =>
  sumActivities(db, sql`select town_id, now from (${under(countyId, now)}) as under`)

export interface Belonging {
  id: string
  countyId: string
  county: string
  grantedAt: Date
  grantedBy: string
}

/** The county that reads this town now. */
export const findBelonging = (db: Db, townId: string): Promise<Belonging | undefined> =>
  db
    .selectFrom('ledger_belonging as belonging')
    .innerJoin('town as county', 'county.id', 'belonging.county_id')
    .leftJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'belonging.town_id').onRef('person.id', '=', 'belonging.granted_by'),
    )
    .where('belonging.town_id', '=', townId)
    .where('belonging.ended_at', 'is', null)
    .select(['belonging.id', 'county.id as countyId', 'county.name as county', 'belonging.granted_at as grantedAt'])
    .select((row) => row.fn.coalesce('person.name', row.val('')).as('grantedBy'))
    .executeTakeFirst()

/** @returns false when a county reads this town already */
export async function recordBelonging(
  tx: Db,
  townId: string,
  { id, countyId, by, now }: { id: string; countyId: string; by: string; now: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('ledger_belonging')
    .values({ town_id: townId, id, county_id: countyId, granted_by: by, granted_at: now })
    .onConflict((conflict) => conflict.column('town_id').where('ended_at', 'is', null).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** @returns the county that reads this town no more, or undefined when none did */
export const endBelonging = async (
  tx: Db,
  townId: string,
  { by, now }: { by: string; now: Date },
): Promise<string | undefined> => {
  const row = await tx
    .updateTable('ledger_belonging')
    .set({ ended_by: by, ended_at: now })
    .where('town_id', '=', townId)
    .where('ended_at', 'is', null)
    .returning('county_id as countyId')
    .executeTakeFirst()
  return row?.countyId
}

/** Those that said they are one, on this server. */
export const listCounties = (db: Db): Promise<{ id: string; slug: string; name: string }[]> =>
  db.selectFrom('town').where('kind', '=', 'county').select(['id', 'slug', 'name']).orderBy('name').execute()

export const recordCounty = async (tx: Db, townId: string): Promise<void> => {
  await tx.updateTable('town').set({ kind: 'county' }).where('id', '=', townId).execute()
}
