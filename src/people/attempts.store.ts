import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Failures, PLACE_WINDOW_MIN } from './attempts.rules.ts'

/** Pseudonyms only: who tries is a person's id or a keyed hash of what was typed, where from is a keyed hash too. */
export interface Attempt {
  account: string
  /** This browser, by its device cookie. */
  device: string | null
  address: string
}

const DAY_MS = 86_400_000

/** Written before the password is looked at, so that guesses sent at once count each other. */
export async function recordAttempt(db: Db, townId: string, attempt: Attempt, now: Date): Promise<string> {
  const id = newId()
  await db
    .insertInto('person_attempt')
    .values({
      town_id: townId,
      id,
      account: attempt.account,
      place: attempt.device && (await isKnown(db, townId, attempt)) ? attempt.device : attempt.address,
      succeeded: false,
      at: now,
    })
    .execute()
  return id
}

/** A refused try is no failure: nobody is kept out longer for knocking. */
export async function forgetAttempt(db: Db, townId: string, id: string): Promise<void> {
  await db.deleteFrom('person_attempt').where('town_id', '=', townId).where('id', '=', id).execute()
}

export interface Success {
  id: string
  account: string
  /** Where it is written. */
  device: string
  address: string
  at: Date
}

/** From now on this device is known to the account, and for a while the address that it came from. */
export async function succeedAttempt(
  db: Db,
  townId: string,
  { id, account, device, address, at }: Success,
): Promise<void> {
  await db
    .updateTable('person_attempt')
    .set({ succeeded: true, place: device })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
  const from = { id: newId(), account, place: fromOf(address), succeeded: true, at }
  await db
    .insertInto('person_attempt')
    .values({ town_id: townId, ...from })
    .execute()
}

/** Under another name than failures: a success does not wipe what somebody else at the same address tried. */
const fromOf = (address: string): string => address.replace(/^address:/, 'from:')
const ADDRESS_KNOWN_DAYS = 90

const isKnown = (db: Db, townId: string, { account, device }: Attempt): Promise<boolean> =>
  device ? succeededAt(db, townId, account, device, new Date(0)) : Promise.resolve(false)

async function succeededAt(db: Db, townId: string, account: string, place: string, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('person_attempt')
    .select('id')
    .where('town_id', '=', townId)
    .where('account', '=', account)
    .where('place', '=', place)
    .where('succeeded', '=', true)
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** All but the attempt that is being made. */
export async function countFailures(
  db: Db,
  townId: string,
  attempt: Attempt,
  except: string,
  now: Date,
): Promise<Failures> {
  const known = await isKnown(db, townId, attempt)
  const place = known ? attempt.device! : attempt.address
  const windowStart = new Date(now.getTime() - PLACE_WINDOW_MIN * 60_000)
  const hourAgo = new Date(now.getTime() - DAY_MS / 24)
  const ofAccount = await db
    .selectFrom('person_attempt as attempt')
    .where('attempt.town_id', '=', townId)
    .where('attempt.account', '=', attempt.account)
    .where('attempt.at', '>', new Date(now.getTime() - DAY_MS))
    .where('attempt.succeeded', '=', false)
    .where('attempt.id', '!=', except)
    .select([
      sql<number>`count(*) filter (where place = ${place} and at >= ${sinceSuccess(townId, attempt.account, place, windowStart)})`.as(
        'here',
      ),
      sql<Date | null>`max(at) filter (where place = ${place})`.as('lastHere'),
      sql<number>`count(*) filter (where place like 'address:%')`.as('strangersDay'),
      sql<number>`count(*) filter (where place like 'address:%' and at > ${hourAgo})`.as('strangersHour'),
      sql<Date | null>`max(at) filter (where place like 'address:%')`.as('lastStranger'),
    ])
    .executeTakeFirstOrThrow()
  const ofAddress = await db
    .selectFrom('person_attempt')
    .where('town_id', '=', townId)
    .where('place', '=', attempt.address)
    .where('at', '>', windowStart)
    .where('succeeded', '=', false)
    .where('id', '!=', except)
    .select([sql<number>`count(*)`.as('address'), sql<Date | null>`max(at)`.as('lastAddress')])
    .executeTakeFirstOrThrow()
  const lately = new Date(now.getTime() - ADDRESS_KNOWN_DAYS * DAY_MS)
  const knownAddress = await succeededAt(db, townId, attempt.account, fromOf(attempt.address), lately)
  return { ...ofAccount, ...ofAddress, known, knownAddress }
}

/** A success at this place wipes its slips. */
const sinceSuccess = (townId: string, account: string, place: string, windowStart: Date) => sql<Date>`greatest(
  ${windowStart}::timestamptz, (select max(ok.at) from person_attempt ok where ok.town_id = ${townId}
    and ok.account = ${account} and ok.place = ${place} and ok.succeeded))`
