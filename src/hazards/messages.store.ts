import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { randomId } from '#platform/ids.ts'
import type { Keys } from '#platform/keys.ts'
import { findWrappedKey } from './reports.sealed.store.ts'
import { openText, sealText, vaultFrom } from './vault.ts'

export interface Message {
  id: string
  byOffice: boolean
  /** The enterprise, whose own channel it came by. */
  byUnit: boolean
  saidOn: string
  text: string
}

/** What the office says behind the receipt; the reporter reads it when they come. */
export const sayToReporter = (tx: Db, keys: Keys, townId: string, reportId: string, text: string, day: string) =>
  record(tx, keys, townId, { reportId, byOffice: true, byUnit: false, text, day })

/** The enterprise says it, as long as the report is its own. */
export const sayFromUnit = (tx: Db, keys: Keys, townId: string, reportId: string, text: string, day: string) =>
  record(tx, keys, townId, { reportId, byOffice: false, byUnit: true, text, day })

/** To whoever has the report: the office, or the enterprise. */
export const sayToOffice = (tx: Db, keys: Keys, townId: string, reportId: string, text: string, day: string) =>
  record(tx, keys, townId, { reportId, byOffice: false, byUnit: false, text, day })

interface Said {
  reportId: string
  byOffice: boolean
  byUnit: boolean
  text: string
  day: string
}

/** The same words of the same side once more, right after, are one message: a form sent again, a reply lost. */
async function record(tx: Db, keys: Keys, townId: string, said: Said): Promise<void> {
  const { reportId, byOffice, byUnit, text, day } = said
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hazard-messages:${reportId}`}, 0))`.execute(tx)
  const wrapped = await findWrappedKey(tx, townId, reportId)
  if (!wrapped) throw new Error('There is no such report to say something to')
  const before = await listMessages(tx, keys, townId, reportId)
  const last = before.at(-1)
  if (last && last.byOffice === byOffice && last.byUnit === byUnit && last.text === text.trim()) return
  const vault = vaultFrom(keys, 'hazard-report')
  await tx
    .insertInto('hazard_message')
    .values({
      town_id: townId,
      id: randomId(),
      report_id: reportId,
      position: before.length + 1,
      by_office: byOffice,
      by_unit: byUnit,
      said_on: day,
      body: sealText(vault, vault.unwrap(wrapped), text.trim()),
    })
    .execute()
}

/** The first said first. */
export async function listMessages(db: Db, keys: Keys, townId: string, reportId: string): Promise<Message[]> {
  const rows = await db
    .selectFrom('hazard_message')
    .select(['id', 'by_office', 'by_unit', 'said_on', 'body'])
    .where('town_id', '=', townId)
    .where('report_id', '=', reportId)
    .orderBy('position')
    .execute()
  const wrapped = rows.length > 0 ? await findWrappedKey(db, townId, reportId) : undefined
  if (!wrapped) return []
  const vault = vaultFrom(keys, 'hazard-report')
  const key = vault.unwrap(wrapped)
  return rows.map((row) => ({
    id: row.id,
    byOffice: row.by_office,
    byUnit: row.by_unit,
    saidOn: row.said_on,
    text: openText(vault, key, row.body),
  }))
}

/** What was said with one reporter, under the number of their report. */
export interface Thread {
  reportId: string
  number: number
  messages: readonly Message[]
}

/** Of every report that is handled as one, the first in the queue first. */
export const listThreads = (
  db: Db,
  keys: Keys,
  townId: string,
  reports: readonly { reportId: string; number: number }[],
): Promise<Thread[]> =>
  Promise.all(
    reports.map(async ({ reportId, number }) => ({
      reportId,
      number,
      messages: await listMessages(db, keys, townId, reportId),
    })),
  )
