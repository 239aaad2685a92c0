import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export interface TokenRow {
  id: string
  /** The superior it was made for. */
  holder: string
  issuedBy: string
  issuedById: string
  issuedAt: Date
  usedAt: Date | null
  voidedAt: Date | null
}

const tokens = (db: Db, townId: string) =>
  db
    .selectFrom('ledger_token as token')
    .innerJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'token.town_id').onRef('person.id', '=', 'token.issued_by'),
    )
    .where('token.town_id', '=', townId)
    .select([
      'token.id',
      'token.holder',
      'person.name as issuedBy',
      'token.issued_by as issuedById',
      'token.issued_at as issuedAt',
      'token.used_at as usedAt',
      'token.voided_at as voidedAt',
    ])

/** Newest first. */
export const listTokens = (db: Db, townId: string): Promise<TokenRow[]> =>
  tokens(db, townId).orderBy('token.issued_at', 'desc').orderBy('token.id', 'desc').execute()

export const findToken = (db: Db, townId: string, id: string): Promise<TokenRow | undefined> =>
  tokens(db, townId).where('token.id', '=', id).executeTakeFirst()

export async function recordToken(
  tx: Db,
  townId: string,
  token: { id: string; holder: string; hash: Buffer; by: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('ledger_token')
    .values({
      town_id: townId,
      id: token.id,
      holder: token.holder,
      token_hash: token.hash,
      issued_by: token.by,
      issued_at: token.now,
    })
    .execute()
}

/** @returns false when it was void before */
export async function voidToken(tx: Db, townId: string, id: string, by: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ledger_token')
    .set({ voided_by: by, voided_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Looks without counting: for the page of somebody who was given it. */
export const findOpenToken = (db: Db, townId: string, hash: Buffer): Promise<{ id: string } | undefined> =>
  db
    .selectFrom('ledger_token')
    .where('town_id', '=', townId)
    .where('token_hash', '=', hash)
    .where('voided_at', 'is', null)
    .select('id')
    .executeTakeFirst()

/** Notes that it was used, and how often within its running minute. One row a superior: nobody else waits for it. */
export async function useToken(
  db: Db,
  townId: string,
  hash: Buffer,
  now: Date,
): Promise<{ id: string; holder: string; minuteAt: Date; count: number } | undefined> {
  const running = sql<boolean>`minute_at > ${now}::timestamptz - interval '1 minute' and minute_at <= ${now}`
  return db
    .updateTable('ledger_token')
    .set({
      used_at: now,
      minute_at: sql`case when ${running} then minute_at else ${now} end`,
      minute_count: sql`case when ${running} then minute_count + 1 else 1 end`,
    })
    .where('town_id', '=', townId)
    .where('token_hash', '=', hash)
    .where('voided_at', 'is', null)
    .returning(['id', 'holder', 'minute_at as minuteAt', 'minute_count as count'])
    .$narrowType<{ minuteAt: Date }>()
    .executeTakeFirst()
}
