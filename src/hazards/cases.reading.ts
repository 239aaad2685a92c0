import type { Db } from '#platform/db.ts'
import { type Standing, standingOf } from './cases.rules.ts'
import { type HistoryLine, listEventsOf } from './events.store.ts'

export interface CaseRead {
  caseId: string
  standing: Standing
  events: readonly HistoryLine[]
}

export interface CaseOfReport extends CaseRead {
  /** The case it was merged into, where it is handled now. */
  leading: CaseRead | null
}

/** The matter of one report, for whoever holds its receipt. */
export async function caseOfReport(db: Db, townId: string, reportId: string): Promise<CaseOfReport | undefined> {
  const found = await db
    .selectFrom('hazard_case')
    .where('town_id', '=', townId)
    .where('report_id', '=', reportId)
    .select(['id', 'merged_into'])
    .executeTakeFirst()
  if (!found) return undefined
  const leading = found.merged_into ? await readCase(db, townId, found.merged_into) : null
  return { ...(await readCase(db, townId, found.id)), leading }
}

async function readCase(db: Db, townId: string, caseId: string): Promise<CaseRead> {
  const events = await listEventsOf(db, townId, caseId)
  return { caseId, standing: standingOf(events), events }
}
