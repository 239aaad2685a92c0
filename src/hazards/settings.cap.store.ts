import type { Db } from '#platform/db.ts'

/** How many reports a month a town takes from one place of the network; 0 means as many as come. */
export async function readMonthlyCap(db: Db, townId: string): Promise<number> {
  const row = await db
    .selectFrom('hazard_setting')
    .select('monthly_cap')
    .where('town_id', '=', townId)
    .executeTakeFirst()
  return row?.monthly_cap ?? 0
}
