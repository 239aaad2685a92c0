import type { Db } from '#platform/db.ts'
import { sha256 } from '#platform/keys.ts'

export interface Reset {
  id: string
  personId: string
  expiresAt: Date
}

const LIFE_MS = 86_400_000

const openResets = (db: Db, townId: string, now: Date) =>
  db
    .selectFrom('person_reset')
    .where('town_id', '=', townId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .select(['id', 'person_id as personId', 'expires_at as expiresAt'])

/** The earlier link of this person dies. */
export async function recordReset(
  db: Db,
  townId: string,
  reset: { id: string; token: string; personId: string; createdBy: string },
  now: Date,
): Promise<void> {
  await dropResets(db, townId, reset.personId, now)
  await db
    .insertInto('person_reset')
    .values({
      town_id: townId,
      id: reset.id,
      person_id: reset.personId,
      token_hash: sha256(reset.token),
      created_by: reset.createdBy,
      created_at: now,
      expires_at: new Date(now.getTime() + LIFE_MS),
    })
    .execute()
}

export async function dropResets(db: Db, townId: string, personId: string, now: Date): Promise<void> {
  await db
    .deleteFrom('person_reset')
    .where('town_id', '=', townId)
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('created_at', '<=', now)
    .execute()
}

export const findReset = (db: Db, townId: string, personId: string, now: Date): Promise<Reset | undefined> =>
  openResets(db, townId, now).where('person_id', '=', personId).executeTakeFirst()

export const findResetByToken = (db: Db, townId: string, token: string, now: Date): Promise<Reset | undefined> =>
  openResets(db, townId, now).where('token_hash', '=', sha256(token)).executeTakeFirst()

/** Uses it up: false when somebody was quicker. */
export async function takeReset(db: Db, townId: string, id: string, now: Date): Promise<boolean> {
  const taken = await db
    .updateTable('person_reset')
    .set({ used_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}
