import type { Db } from '#platform/db.ts'

export interface Passkey {
  id: string
  personId: string
  publicKey: Buffer
  counter: number
  transports: string[]
  name: string
  createdAt: Date
  usedAt: Date | null
}

const passkeys = (db: Db, townId: string) =>
  db
    .selectFrom('person_passkey')
    .where('town_id', '=', townId)
    .select([
      'id',
      'person_id as personId',
      'public_key as publicKey',
      'counter',
      'transports',
      'name',
      'created_at as createdAt',
      'used_at as usedAt',
    ])

export const listPasskeys = (db: Db, townId: string, personId: string): Promise<Passkey[]> =>
  passkeys(db, townId).where('person_id', '=', personId).orderBy('created_at').execute()

export const findPasskey = (db: Db, townId: string, id: string): Promise<Passkey | undefined> =>
  passkeys(db, townId).where('id', '=', id).executeTakeFirst()

export async function recordPasskey(
  db: Db,
  townId: string,
  passkey: Omit<Passkey, 'createdAt' | 'usedAt'>,
  now: Date,
): Promise<void> {
  await db
    .insertInto('person_passkey')
    .values({
      town_id: townId,
      id: passkey.id,
      person_id: passkey.personId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: passkey.transports,
      name: passkey.name,
      created_at: now,
    })
    .execute()
}

export async function touchPasskey(db: Db, townId: string, id: string, counter: number, now: Date): Promise<void> {
  await db
    .updateTable('person_passkey')
    .set({ counter, used_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
}

export async function dropPasskey(db: Db, townId: string, personId: string, id: string): Promise<boolean> {
  const dropped = await db
    .deleteFrom('person_passkey')
    .where('town_id', '=', townId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return dropped !== undefined
}

/** A challenge is answered once: its id is kept among the used form keys. */
export async function takeChallenge(db: Db, townId: string, id: string, now: Date): Promise<boolean> {
  const taken = await db
    .insertInto('form_key')
    .values({ town_id: townId, key: id, body_hash: Buffer.alloc(0), location: '', used_at: now })
    .onConflict((conflict) => conflict.columns(['town_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  return taken !== undefined
}
