import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { randomId } from '#platform/ids.ts'
import type { Keys } from '#platform/keys.ts'
import { findWrappedKey } from './reports.sealed.store.ts'
import { openText, sealText, vaultFrom } from './vault.ts'

export interface Message {
  id: string
  byOffice: boolean
  saidOn: string
  text: string
}

/** What the office says behind the receipt; the reporter reads it when they come. */
export const sayToReporter = (tx: Db, keys: Keys, townId: string, reportId: string, text: string, day: string) =>
  record(tx, keys, townId, { reportId, byOffice: true, text, day })

export const sayToOffice = (tx: Db, keys: Keys, townId: string, reportId: string, text: string, day: string) =>
  record(tx, keys, townId, { reportId, byOffice: false, text, day })

interface Said {
  reportId: string
  byOffice: boolean
  text: string
  day: string
}

/** The same words of the same side once more, right after, are one message: a form sent again, a reply lost. */
async function record(tx: Db, keys: Keys, townId: string, { reportId, byOffice, text, day }: Said): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hazard-messages:${reportId}`}, 0))`.execute(tx)
  const wrapped = await findWrappedKey(tx, townId, reportId)
  if (!wrapped) throw new Error('There is no such report to say something to')
  const said = await listMessages(tx, keys, townId, reportId)
  const last = said.at(-1)
  if (last && last.byOffice === byOffice && last.text === text.trim()) return
  const vault = vaultFrom(keys, 'hazard-report')
  await tx
    .insertInto('hazard_message')
    .values({
      town_id: townId,
      id: randomId(),
      report_id: reportId,
      position: said.length + 1,
      by_office: byOffice,
      said_on: day,
      body: sealText(vault, vault.unwrap(wrapped), text.trim()),
    })
    .execute()
}

/** The first said first. */
export async function listMessages(db: Db, keys: Keys, townId: string, reportId: string): Promise<Message[]> {
  const rows = await db
    .selectFrom('hazard_message')
    .select(['id', 'by_office', 'said_on', 'body'])
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
