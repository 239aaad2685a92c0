import { listStillOwed, type OwedUntil } from '#campaign/owed.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import { type Db, transact } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'
import { tokenOf } from '#units/link-tokens.ts'
import { listOpenLinks } from '#units/links.store.ts'
import { findUnit } from '#units/units.store.ts'
import { mayUrge, notPaused, readClimbing } from './candidates.ts'
import { deliver } from './channels/deliver.ts'
import { DeliveryFailed } from './channels/delivery.ts'
import { retryAfter } from './channels.rules.ts'
import { type Message, recordMessages } from './messages.store.ts'
import { messageWords } from './messages.words.ts'
import { claimNext, type Outcome, recordOutcome, takeClaimed } from './outbox.store.ts'
import { isPaused } from './pauses.rules.ts'
import { listPausesOf } from './pauses.store.ts'
import type { TownUrging } from './plan.ts'
import { isQuiet } from './quiet.rules.ts'
import type { ChannelSettings } from './settings.rules.ts'
import { findSettings } from './settings.store.ts'
import { listToldTo } from './urges.store.ts'

interface Sending {
  db: Db
  keys: Keys
  town: TownUrging
  /** The town's own time. */
  now(): Date
  /** The server's time. */
  serverNow(): Date
  /** Where the unit's pages begin, from the scheme on; without it a message names no link. */
  address?: string | undefined
}

/** Sends what waits, one after the other, until nothing does or the quiet begins. docs/decisions/0013 */
export async function sendUrges(sending: Sending): Promise<void> {
  const { db, town, keys, now } = sending
  const { quiet, channels } = await findSettings(db, town.id, keys)
  while (!isQuiet(quiet, now())) {
    const sent = await transact(db, (tx) => sendTaken(tx, sending, channels))
    if (!sent && !(await claimNext(db, town.id, now()))) return
  }
}

async function sendTaken(tx: Db, sending: Sending, channels: ChannelSettings): Promise<boolean> {
  const { town, now } = sending
  const message = await takeClaimed(tx, town.id)
  if (!message) return false
  const outcome = await outcomeOf(tx, message, sending, channels)
  await recordOutcome(tx, town.id, message.id, outcome)
  if (outcome.state === 'failed' && message.addressee === 'unit') await askToPhone(tx, town.id, message, now())
  return true
}

async function outcomeOf(tx: Db, message: Message, sending: Sending, channels: ChannelSettings): Promise<Outcome> {
  const { now, serverNow } = sending
  const composed = await compose(tx, sending, message)
  if (!composed) return { state: 'dropped' }
  const { subject, body } = composed
  try {
    const outgoing = { key: `urge-${message.id}`, to: message.recipient, subject, text: body, at: serverNow() }
    const { providerId } = await deliver(channels, message.channel, outgoing)
    return { state: 'sent', body, providerId, at: now() }
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error
    const wait = error.isPassing ? retryAfter(message.attempts) : undefined
    if (wait === undefined) return { state: 'failed', body, error: error.message }
    return { state: 'planned', body, error: error.message, notBefore: new Date(now().getTime() + wait * 60_000) }
  }
}

/** What does not go out by itself is left to a voice. */
const askToPhone = (tx: Db, townId: string, { day, unitId, recipientName }: Message, now: Date): Promise<void> =>
  recordMessages(
    tx,
    townId,
    [{ day, unitId, addressee: 'unit', channel: 'phone', recipient: '', recipientName, notBefore: now }],
    now,
  )

/** The words as things stand now: what came in since the plan is no longer spoken of; nothing left, nothing sent. */
async function compose(
  tx: Db,
  sending: Sending,
  { addressee, unitId, day }: Message,
): Promise<{ subject: string; body: string } | undefined> {
  const { town } = sending
  const now = sending.now()
  if (unitId === null) return composeToMany(tx, town, addressee, now)
  const unit = await findUnit(tx, town.id, unitId)
  if (!unit) return undefined
  const made = await listToldTo(tx, town.id, unitId, day)
  const ids = made.filter(({ step }) => addressee !== 'leader' || step === 'due').map((urge) => urge.assignmentId)
  const pauses = await listPausesOf(tx, town.id, unitId)
  const today = dayOf(now)
  const owed = (await listStillOwed(tx, town.id, [...new Set(ids)])).filter(
    (one) => mayUrge(one, new Map([[unitId, unit]]), today) && !isPaused(one, pauses, today),
  )
  if (owed.length === 0) return undefined
  const body =
    addressee === 'leader'
      ? messageWords.toLeader(town, unit.name, owed, now)
      : messageWords.toUnit(town, unit.name, owed, now, await linkOf(tx, sending, unitId))
  return { subject: messageWords.subject(owed.length), body }
}

/** The unit's own link opens its page without an account; it goes to the unit's own contact alone. */
async function linkOf(tx: Db, { address, keys, town }: Sending, unitId: string): Promise<string | undefined> {
  const link = address ? (await listOpenLinks(tx, town.id, unitId)).get(unitId) : undefined
  return link && `${address}/u/${tokenOf(keys, town.id, link.id)}`
}

/** Everything due by the end of today, unit by unit; who has most stands first. */
async function composeToMany(tx: Db, town: TownUrging, addressee: Message['addressee'], now: Date) {
  const climbing = await readClimbing(tx, town.id, now)
  if (!climbing) return undefined
  const today = dayOf(now)
  const isMeant = (one: OwedUntil) => (addressee === 'group' ? dayOf(one.dueAt) <= today : dayOf(one.dueAt) === today)
  const units = [...Map.groupBy(notPaused(climbing, today).filter(isMeant), ({ unitId }) => unitId)]
    .map(([id, those]) => ({ unit: climbing.units.get(id)?.name ?? '', count: those.length }))
    .sort((a, b) => b.count - a.count)
  if (units.length === 0) return undefined
  return { subject: messageWords.subjectMany(units.length), body: messageWords.toMany(town, units) }
}
