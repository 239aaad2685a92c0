import type { Town } from '#people/town.store.ts'
import type { Db } from '#platform/db.ts'

/** Another town that one observer of this town reads, by a token which that town gave and may void. */
export interface Watched {
  id: string
  addedAt: Date
  /** Whether the other town still lets itself be read. */
  open: boolean
  town: Pick<Town, 'id' | 'slug' | 'name' | 'clockShiftMs'>
}

const watched = (db: Db, townId: string, personId: string) =>
  db
    .selectFrom('ledger_watch as watch')
    .innerJoin('ledger_token as token', (join) =>
      join.onRef('token.town_id', '=', 'watch.other_town_id').onRef('token.id', '=', 'watch.token_id'),
    )
    .innerJoin('town', 'town.id', 'watch.other_town_id')
    .where('watch.town_id', '=', townId)
    .where('watch.person_id', '=', personId)
    .where('watch.ended_at', 'is', null)

/** First added first. */
export async function listWatched(db: Db, townId: string, personId: string): Promise<Watched[]> {
  const rows = await watched(db, townId, personId)
    .select(['watch.id', 'watch.added_at as addedAt', 'token.voided_at as voidedAt'])
    .select(['town.id as townId', 'town.slug', 'town.name', 'town.clock_shift_ms as clockShiftMs'])
    .orderBy('watch.added_at')
    .orderBy('watch.id')
    .execute()
  return rows.map(({ id, addedAt, voidedAt, townId: other, slug, name, clockShiftMs }) => ({
    id,
    addedAt,
    open: voidedAt === null,
    town: { id: other, slug, name, clockShiftMs },
  }))
}

export interface WatchWritten {
  id: string
  personId: string
  otherTownId: string
  tokenId: string
}

/** A town that is watched by a voided token is watched anew by this one. @returns false when it is watched already */
export async function recordWatch(tx: Db, townId: string, watch: WatchWritten, now: Date): Promise<boolean> {
  const known = await watched(tx, townId, watch.personId)
    .where('watch.other_town_id', '=', watch.otherTownId)
    .select(['watch.id', 'token.voided_at as voidedAt'])
    .executeTakeFirst()
  if (known && known.voidedAt === null) return false
  if (known) await endWatch(tx, townId, { id: known.id, personId: watch.personId }, now)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('ledger_watch')
    .values({
      town_id: townId,
      id: watch.id,
      person_id: watch.personId,
      other_town_id: watch.otherTownId,
      token_id: watch.tokenId,
      added_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** @returns false when this person does not watch that */
export async function endWatch(
  tx: Db,
  townId: string,
  { id, personId }: { id: string; personId: string },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ledger_watch')
    .set({ ended_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}
