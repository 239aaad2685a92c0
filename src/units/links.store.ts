import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

/** Of a link that was not voided. One with a PIN stays shut until the page that asks for it is there. */
export const findOpenLink = (db: Db, townId: string, id: string): Promise<{ unitId: string } | undefined> =>
  db
    .selectFrom('unit_link')
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('voided_at', 'is', null)
    .where('pin_hash', 'is', null)
    .select('unit_id as unitId')
    .executeTakeFirst()

export async function recordLink(db: Db, townId: string, unitId: string, by: string | null): Promise<string> {
  const id = newId()
  await db.insertInto('unit_link').values({ town_id: townId, id, unit_id: unitId, issued_by: by }).execute()
  return id
}
