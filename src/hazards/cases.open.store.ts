import type { Db } from '#platform/db.ts'
import { clocksOf, nearestOf } from './case-clocks.rules.ts'
import { untouched } from './cases.rules.ts'
import { addToCounts } from './counts.store.ts'
import type { CaseFacts, TownRules } from './guards.rules.ts'
import { readTownRules } from './settings.store.ts'

export interface Opened {
  /** Random, as the report's: not of the time. */
  caseId: string
  reportId: string
  unitId: string | null
  kind: CaseFacts['kind']
  topic: string
  deaths: boolean
  receivedOn: string
}

/** Each report begins a case of its own, in the transaction that keeps it; the clock to decide on it runs at once. */
export async function openCase(tx: Db, townId: string, opened: Opened, known?: TownRules): Promise<void> {
  const { receivedOn } = opened
  const first = nearestOf(clocksOf(untouched, receivedOn, receivedOn, known ?? (await readTownRules(tx, townId))))
  await tx
    .insertInto('hazard_case')
    .values({
      town_id: townId,
      id: opened.caseId,
      report_id: opened.reportId,
      unit_id: opened.unitId,
      kind: opened.kind,
      topic: opened.topic,
      deaths: opened.deaths,
      received_on: receivedOn,
      next_clock: first?.name ?? null,
      next_due_on: first?.dueOn ?? null,
    })
    .execute()
  await addToCounts(tx, townId, opened.caseId)
}
