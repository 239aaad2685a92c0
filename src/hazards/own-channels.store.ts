import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { ChannelTyped } from './own-channels.rules.ts'

export interface OwnChannel extends ChannelTyped {
  id: string
  unitId: string
  codeHash: string
  openedOn: string
}

const open = (db: Db, townId: string) =>
  db
    .selectFrom('hazard_own_channel as one')
    .where('one.town_id', '=', townId)
    .where('one.ended_on', 'is', null)
    .select(['one.id', 'one.unit_id as unitId', 'one.words', 'one.reader_name as readerName'])
    .select(['one.reader_phone as readerPhone', 'one.reward', 'one.code_hash as codeHash', 'one.opened_on as openedOn'])

/** The one that the unit has open now. */
export const findChannel = (db: Db, townId: string, unitId: string): Promise<OwnChannel | undefined> =>
  open(db, townId).where('one.unit_id', '=', unitId).executeTakeFirst()

/** Also one that was closed: what came by it is still told of. */
export async function findChannelById(
  db: Db,
  townId: string,
  id: string,
): Promise<Pick<OwnChannel, 'readerName' | 'readerPhone'> | undefined> {
  return db
    .selectFrom('hazard_own_channel')
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .select(['reader_name as readerName', 'reader_phone as readerPhone'])
    .executeTakeFirst()
}

/** A channel as whoever reports hears of it. */
export type ChannelOffered = Omit<OwnChannel, 'codeHash'> & { unit: string }

/** Of units that are still there. */
export async function listChannels(db: Db, townId: string): Promise<ChannelOffered[]> {
  const rows = await open(db, townId)
    .innerJoin('unit', (join) => join.onRef('unit.town_id', '=', 'one.town_id').onRef('unit.id', '=', 'one.unit_id'))
    .where('unit.closed_on', 'is', null)
    .select('unit.name as unit')
    .orderBy('unit.name')
    .execute()
  return rows.map(({ codeHash: _, ...offered }) => offered)
}

/** Two who open or close one unit's channel do it one after the other. */
export const lockChannel = (tx: Db, unitId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`hazard-own-channel:${unitId}`}, 0))`.execute(tx)

/** While a report comes by it nobody closes it. @returns whether it is open */
export async function holdOpen(tx: Db, townId: string, channelId: string): Promise<boolean> {
  const { rows } = await sql`select id from hazard_own_channel
    where town_id = ${townId} and id = ${channelId} and ended_on is null for share`.execute(tx)
  return rows.length > 0
}

const columnsOf = ({ words, readerName, readerPhone, reward }: ChannelTyped) => ({
  words,
  reader_name: readerName,
  reader_phone: readerPhone,
  reward,
})

export async function openChannel(
  tx: Db,
  townId: string,
  { unitId, codeHash, on, ...typed }: ChannelTyped & { unitId: string; codeHash: string; on: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('hazard_own_channel')
    .values({ town_id: townId, id, unit_id: unitId, code_hash: codeHash, opened_on: on, ...columnsOf(typed) })
    .execute()
  return id
}

export async function changeChannel(
  tx: Db,
  townId: string,
  id: string,
  typed: ChannelTyped & { codeHash?: string },
): Promise<void> {
  await tx
    .updateTable('hazard_own_channel')
    .set({ ...columnsOf(typed), ...(typed.codeHash && { code_hash: typed.codeHash }) })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
}

export async function endChannel(tx: Db, townId: string, id: string, on: string): Promise<void> {
  await tx
    .updateTable('hazard_own_channel')
    .set({ ended_on: on })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
}

/** Of units that are there no more: nobody reads what comes. */
export async function listForsaken(db: Db, townId: string, today: string): Promise<{ id: string; unitId: string }[]> {
  return db
    .selectFrom('hazard_own_channel as channel')
    .innerJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'channel.town_id').onRef('unit.id', '=', 'channel.unit_id'),
    )
    .where('channel.town_id', '=', townId)
    .where('channel.ended_on', 'is', null)
    .where('unit.closed_on', '<=', today)
    .select(['channel.id', 'channel.unit_id as unitId'])
    .execute()
}
