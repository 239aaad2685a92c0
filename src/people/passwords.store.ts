import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

/** The present one first, then those before it. */
export async function listPasswordHashes(db: Db, townId: string, personId: string, most: number): Promise<string[]> {
  if (most === 0) return []
  const [present, former] = await Promise.all([
    db
      .selectFrom('person')
      .select('password_hash as hash')
      .where('town_id', '=', townId)
      .where('id', '=', personId)
      .executeTakeFirst(),
    formerOf(db, townId, personId).select('password_hash as hash').limit(most).execute(),
  ])
  const hashes = [present?.hash, ...former.map(({ hash }) => hash)].filter((hash) => hash != null)
  return hashes.slice(0, most)
}

const formerOf = (db: Db, townId: string, personId: string) =>
  db
    .selectFrom('person_password')
    .where('town_id', '=', townId)
    .where('person_id', '=', personId)
    .orderBy('replaced_at', 'desc')
    .orderBy('id', 'desc')

/** The one before is kept as long as `history` asks for it, and no hash longer. */
export async function changePassword(
  db: Db,
  townId: string,
  id: string,
  passwordHash: string,
  { now, history }: { now: Date; history: number },
): Promise<void> {
  const kept = await listPasswordHashes(db, townId, id, history)
  if (kept[0] && history > 1) {
    await db
      .insertInto('person_password')
      .values({ town_id: townId, id: newId(), person_id: id, password_hash: kept[0], replaced_at: now })
      .execute()
  }
  const over = await formerOf(db, townId, id)
    .select('id')
    .offset(Math.max(0, history - 1))
    .execute()
  if (over.length > 0) {
    await db
      .deleteFrom('person_password')
      .where('town_id', '=', townId)
      .where(
        'id',
        'in',
        over.map((row) => row.id),
      )
      .execute()
  }
  await db
    .updateTable('person')
    .set({ password_hash: passwordHash, password_set_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
}

/** What was typed at the door is not what the town asks for: another one has to be chosen. */
export async function markPasswordOver(db: Db, townId: string, id: string): Promise<void> {
  await db
    .updateTable('person')
    .set({ password_set_at: null })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
}
