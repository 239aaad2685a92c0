import type { FormInput } from '#platform/http/form.ts'
import type { CaseRow } from './cases.store.ts'
import { listMerged } from './cases.store.ts'
import { outgoing } from './event-forms.rules.ts'
import { type Pointer, pointersIn, unanswered } from './pointers.rules.ts'
import type { Parts } from './reports.reading.ts'
import { readReport } from './reports.reading.ts'
import type { EventName } from './stages.rules.ts'

export interface OutgoingText {
  field: string
  text: string
  pointers: Pointer[]
}

/** Each text of the form that leaves the office, with what in it points back and was not looked at yet. */
export async function searchOutgoing(
  parts: Parts,
  townId: string,
  caseRow: CaseRow,
  name: EventName,
  form: FormInput,
): Promise<OutgoingText[]> {
  const fields = outgoing[name] ?? []
  if (fields.length === 0) return []
  const merged = await listMerged(parts.db, townId, caseRow.id)
  const read = await Promise.all([caseRow, ...merged].map(({ reportId }) => readReport(parts, townId, reportId)))
  const reports = read.flatMap((report) => (report ? [report.words, report.address] : []))
  const open = caseRow.unit ? [caseRow.unit] : []
  return fields.map((field) => {
    const text = form.text(field)
    return { field, text, pointers: unanswered(pointersIn(text, { reports, open }), form.every('harmless')) }
  })
}

export const countPointers = (texts: readonly OutgoingText[]): number =>
  texts.reduce((sum, { pointers }) => sum + pointers.length, 0)
