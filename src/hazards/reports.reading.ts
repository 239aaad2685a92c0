import type { Db } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'
import { lookupsOf } from './receipts.ts'
import type { ReportContent, ReportMatter } from './reports.rules.ts'
import { findSealedReport } from './reports.sealed.store.ts'
import { findReportId } from './reports.store.ts'
import { openContent, vaultFrom } from './vault.ts'

export interface Parts {
  db: Db
  keys: Keys
}

export interface ReportRead extends ReportMatter, ReportContent {
  id: string
  number: number
  /** Whose own channel it came by, and the day it was passed up to the town: before, the office counts it and does not read it. */
  ownUnitId: string | null
  ownChannelId: string | null
  passedUpOn: string | null
  chain: Buffer
}

/** A report in clear. Who may is asked before. */
export async function readReport(
  { db, keys }: Parts,
  townId: string,
  reportId: string,
): Promise<ReportRead | undefined> {
  const found = await findSealedReport(db, townId, reportId)
  if (!found) return undefined
  const { wrapped, body, ...rest } = found
  const vault = vaultFrom(keys, 'hazard-report')
  return { ...rest, ...openContent<ReportContent>(vault, wrapped, body) }
}

/** The report behind a receipt. */
export async function findByReceipt({ db, keys }: Parts, townId: string, digits: string): Promise<string | undefined> {
  for await (const lookup of lookupsOf(keys, townId, digits)) {
    const found = await findReportId(db, townId, lookup)
    if (found) return found
  }
  return undefined
}
