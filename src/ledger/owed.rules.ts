import type { OwedRow } from '#campaign/counts.store.ts'
import type { Lamp } from './overview.rules.ts'

const SOON_MS = 3 * 86_400_000

/** Where one assignment stands for the office: its lamp, and whether it came late. Pure. */
export function stateOf(
  row: Pick<OwedRow, 'stage' | 'dueAt' | 'firstSentAt'>,
  now: Date,
): { lamp: Lamp; late: boolean } {
  const late = row.firstSentAt !== null && row.firstSentAt > row.dueAt
  if (row.stage === 'accepted') return { lamp: 'ok', late }
  if (row.stage === 'sent') return { lamp: 'sent', late }
  if (row.stage === 'waived') return { lamp: 'free', late: false }
  if (row.dueAt < now) return { lamp: 'late', late: true }
  if (row.stage === 'returned') return { lamp: 'back', late: false }
  return { lamp: row.dueAt.getTime() - now.getTime() <= SOON_MS ? 'soon' : 'todo', late: false }
}

/** What one unit owes and did, for the office. */
export const progressPath = (unitId: string): string => `/office/units/${unitId}/progress`

/** Weekly tasks are asked week by week: those to come are not owed yet. */
export const isAskedBy = ({ period, dueAt }: { period: number; dueAt: Date }, weekEnd: Date): boolean =>
  period === 0 || dueAt <= weekEnd
