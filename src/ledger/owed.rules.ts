import type { OwedRow } from '#campaign/counts.store.ts'
import { lampOf, type Stage } from '#campaign/standing.rules.ts'
import type { Lamp } from './overview.rules.ts'

/** Where one assignment stands for the office: its lamp, and whether it came late. Pure. */
export function stateOf(
  { stage, dueAt, firstSentAt }: Pick<OwedRow, 'stage' | 'dueAt' | 'firstSentAt'>,
  now: Date,
): { lamp: Lamp; late: boolean } {
  const { lamp } = lampOf({ stage: stage as Stage, dueAt, firstSentAt }, now)
  return { lamp, late: lamp === 'late' || (lamp !== 'free' && firstSentAt !== null && firstSentAt > dueAt) }
}

/** What one unit owes and did, for the office. */
export const progressPath = (unitId: string): string => `/office/units/${unitId}/progress`

/** Weekly tasks are asked week by week: those to come are not owed yet. */
export const isAskedBy = ({ period, dueAt }: { period: number; dueAt: Date }, weekEnd: Date): boolean =>
  period === 0 || dueAt <= weekEnd
