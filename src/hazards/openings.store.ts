import type { Db } from '#platform/db.ts'
import { randomId } from '#platform/ids.ts'
import type { Keys } from '#platform/keys.ts'
import type { Opening, Scope } from './openings.rules.ts'
import { findWrappedKey } from './reports.sealed.store.ts'
import { openText, sealText, vaultFrom } from './vault.ts'

/** A request with what became of it, as the office and the custodian read it. */
export interface OpeningRead extends Opening {
  number: number
  caseId: string
  asker: string
  reason: string
  askedOn: string
  decidedBy: string | null
  decidedOn: string | null
  answeredOn: string | null
  readings: readonly { by: string; on: string }[]
}

interface Wanted {
  id?: string
  reportIds?: readonly string[]
}

export async function listOpenings(db: Db, townId: string, { id, reportIds }: Wanted = {}): Promise<OpeningRead[]> {
  if (reportIds?.length === 0) return []
  const rows = await db
    .selectFrom('hazard_opening as opening')
    .innerJoin('hazard_report as report', (join) =>
      join.onRef('report.town_id', '=', 'opening.town_id').onRef('report.id', '=', 'opening.report_id'),
    )
    .innerJoin('hazard_case as one', (join) =>
      join.onRef('one.town_id', '=', 'opening.town_id').onRef('one.report_id', '=', 'opening.report_id'),
    )
    .innerJoin('person as asker', (join) =>
      join.onRef('asker.town_id', '=', 'opening.town_id').onRef('asker.id', '=', 'opening.asked_by'),
    )
    .where('opening.town_id', '=', townId)
    .$if(id !== undefined, (query) => query.where('opening.id', '=', id!))
    .$if(reportIds !== undefined, (query) => query.where('opening.report_id', 'in', [...reportIds!]))
    .select([
      'opening.id',
      'opening.report_id as reportId',
      'report.number',
      'one.id as ownCaseId',
      'one.merged_into as mergedInto',
      'opening.asked_by as askedBy',
      'asker.name as asker',
      'opening.reason',
      'opening.asked_on as askedOn',
      'opening.decided_by as decidedBy',
      'opening.decided_on as decidedOn',
      'opening.granted',
      'opening.scope',
      'opening.answered_on as answeredOn',
    ])
    .orderBy('opening.asked_on', 'desc')
    .orderBy('report.number', 'desc')
    .execute()
  const readings = await listReadings(
    db,
    townId,
    rows.map((row) => row.id),
  )
  return rows.map(({ ownCaseId, mergedInto, scope, ...row }) => ({
    ...row,
    caseId: mergedInto ?? ownCaseId,
    // written by this file only
    scope: scope as Scope | null,
    answered: row.answeredOn !== null,
    readings: readings.filter(({ openingId }) => openingId === row.id),
  }))
}

async function listReadings(db: Db, townId: string, openingIds: readonly string[]) {
  if (openingIds.length === 0) return []
  return db
    .selectFrom('hazard_opening_reading')
    .where('town_id', '=', townId)
    .where('opening_id', 'in', [...openingIds])
    .select(['opening_id as openingId', 'read_by as by', 'read_on as on'])
    .orderBy('read_on')
    .execute()
}

/** Two who decide or read at once do it one after the other. */
export async function lockOpening(tx: Db, townId: string, id: string): Promise<OpeningRead | undefined> {
  await tx
    .selectFrom('hazard_opening')
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
  return (await listOpenings(tx, townId, { id }))[0]
}

interface Asked {
  reportId: string
  by: string
  reason: string
  on: string
}

export async function recordOpening(tx: Db, townId: string, { reportId, by, reason, on }: Asked): Promise<string> {
  const id = randomId()
  await tx
    .insertInto('hazard_opening')
    .values({ town_id: townId, id, report_id: reportId, asked_by: by, reason, asked_on: on })
    .execute()
  return id
}

export async function decideOpening(
  tx: Db,
  townId: string,
  id: string,
  { by, verdict, on }: { by: string; verdict: Scope | 'refuse'; on: string },
): Promise<void> {
  const granted = verdict !== 'refuse'
  await tx
    .updateTable('hazard_opening')
    .set({ decided_by: by, granted, scope: granted ? verdict : null, decided_on: on })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('decided_by', 'is', null)
    .execute()
}

export async function recordReading(
  tx: Db,
  townId: string,
  { openingId, by, on }: { openingId: string; by: string; on: string },
): Promise<void> {
  await tx
    .insertInto('hazard_opening_reading')
    .values({ town_id: townId, id: randomId(), opening_id: openingId, read_by: by, read_on: on })
    .execute()
}

/** What the reporter said when the custodian called: sealed with the report it belongs to. */
export async function recordAnswer(
  tx: Db,
  keys: Keys,
  townId: string,
  { id, reportId }: OpeningRead,
  { text, on }: { text: string; on: string },
): Promise<void> {
  const wrapped = await findWrappedKey(tx, townId, reportId)
  if (!wrapped) throw new Error('There is no such report to answer for')
  const vault = vaultFrom(keys, 'hazard-report')
  await tx
    .updateTable('hazard_opening')
    .set({ answer: sealText(vault, vault.unwrap(wrapped), text), answered_on: on })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
}

export async function readAnswer(db: Db, keys: Keys, townId: string, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('hazard_opening')
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .select(['answer', 'report_id'])
    .executeTakeFirst()
  const wrapped = row?.answer && (await findWrappedKey(db, townId, row.report_id))
  if (!row?.answer || !wrapped) return undefined
  const vault = vaultFrom(keys, 'hazard-report')
  return openText(vault, vault.unwrap(wrapped), row.answer)
}

export async function countWaiting(db: Db, townId: string): Promise<number> {
  const { waiting } = await db
    .selectFrom('hazard_opening')
    .where('town_id', '=', townId)
    .where('granted', 'is', null)
    .select((query) => query.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow()
  return waiting
}
