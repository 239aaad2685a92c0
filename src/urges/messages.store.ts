import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Addressee, Channel } from './channels.rules.ts'

export type MessageState = 'planned' | 'sending' | 'sent' | 'failed' | 'dropped'

export interface Message {
  id: string
  day: string
  addressee: Addressee
  unitId: string | null
  channel: Channel
  recipient: string
  recipientName: string
  state: MessageState
  body: string
  attempts: number
  notBefore: Date
  providerId: string
  error: string
  plannedAt: Date
  sentAt: Date | null
}

export interface MessagePlanned {
  day: string
  addressee: Addressee
  unitId: string | null
  channel: Channel
  recipient: string
  recipientName: string
  notBefore: Date
  /** The page shows it from now on: nothing is left to send. */
  sentAt?: Date
}

const AT_ONCE = 4000

/** One a day for each addressee and way: what is there already stays as it is. */
export async function recordMessages(
  tx: Db,
  townId: string,
  planned: readonly MessagePlanned[],
  now: Date,
): Promise<void> {
  for (let start = 0; start < planned.length; start += AT_ONCE) {
    await tx
      .insertInto('urge_message')
      .values(
        planned.slice(start, start + AT_ONCE).map((message) => ({
          town_id: townId,
          id: newId(),
          day: message.day,
          addressee: message.addressee,
          unit_id: message.unitId,
          channel: message.channel,
          recipient: message.recipient,
          recipient_name: message.recipientName,
          state: message.sentAt ? 'sent' : 'planned',
          not_before: message.notBefore,
          planned_at: now,
          sent_at: message.sentAt ?? null,
        })),
      )
      .onConflict((conflict) => conflict.columns(['town_id', 'day', 'addressee', 'unit_id', 'channel']).doNothing())
      .execute()
  }
}

const messages = (db: Db, townId: string) =>
  db
    .selectFrom('urge_message')
    .where('town_id', '=', townId)
    .select([
      'id',
      'day',
      'addressee',
      'unit_id as unitId',
      'channel',
      'recipient',
      'recipient_name as recipientName',
      'state',
      'body',
      'attempts',
      'not_before as notBefore',
      'provider_id as providerId',
      'error',
      'planned_at as plannedAt',
      'sent_at as sentAt',
    ])
    .$castTo<Message>()

export const listMessagesOn = (db: Db, townId: string, day: string): Promise<Message[]> =>
  messages(db, townId).where('day', '=', day).orderBy('planned_at').orderBy('id').execute()

export const listMessagesOfUnit = (db: Db, townId: string, unitId: string, most = 300): Promise<Message[]> =>
  messages(db, townId).where('unit_id', '=', unitId).orderBy('day', 'desc').orderBy('id').limit(most).execute()

/** What a unit was told in these days, on its own page. */
export const listShown = (db: Db, townId: string, unitId: string, since: string): Promise<Message[]> =>
  messages(db, townId)
    .where('unit_id', '=', unitId)
    .where('addressee', '=', 'unit')
    .where('channel', '=', 'page')
    .where('day', '>=', since)
    .orderBy('day', 'desc')
    .execute()

/**
 * Units whose message of the day has begun to go out, or is settled: what comes up later waits for another day.
 * The page disturbs nobody and does not count.
 * A row that is being sent right now is locked by its sender, so it is seen as begun.
 */
export async function listUnitsTold(tx: Db, townId: string, day: string): Promise<Set<string>> {
  const all = await messages(tx, townId)
    .where('day', '=', day)
    .where('addressee', '=', 'unit')
    .where('channel', '<>', 'page')
    .execute()
  const free = await messages(tx, townId)
    .where('day', '=', day)
    .where('addressee', '=', 'unit')
    .where('channel', '<>', 'page')
    .where('state', '=', 'planned')
    .where('attempts', '=', 0)
    .forUpdate()
    .skipLocked()
    .execute()
  const joinable = new Set(free.map(({ unitId }) => unitId))
  return new Set(all.flatMap(({ unitId }) => (unitId && !joinable.has(unitId) ? [unitId] : [])))
}
