import type { Town } from '#people/town.store.ts'
import type { Db } from '#platform/db.ts'

export type TownUnder = Pick<Town, 'id' | 'slug' | 'name' | 'clockShiftMs'>

/** The towns that let this county read their sums. */
export const listTownsUnder = (db: Db, countyId: string): Promise<TownUnder[]> =>
  db
    .selectFrom('ledger_belonging as belonging')
    .innerJoin('town', 'town.id', 'belonging.town_id')
    .where('belonging.county_id', '=', countyId)
    .where('belonging.ended_at', 'is', null)
    .select(['town.id', 'town.slug', 'town.name', 'town.clock_shift_ms as clockShiftMs'])
    .execute()

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
