/** What holds the ladder back for a while. Pure. */
export interface Pause {
  id: string
  unitId: string
  /** Null: everything of the unit. */
  assignmentId: string | null
  reason: string
  /** The last day of it; null: until somebody ends it. */
  until: string | null
  pausedAt: Date
  by: string
}

export const isPaused = (
  one: { unitId: string; assignmentId: string },
  pauses: readonly Pick<Pause, 'unitId' | 'assignmentId' | 'until'>[],
  today: string,
): boolean =>
  pauses.some(
    ({ unitId, assignmentId, until }) =>
      unitId === one.unitId &&
      (assignmentId === null || assignmentId === one.assignmentId) &&
      (until === null || today <= until),
  )

export type PauseProblem = 'reason-missing' | 'reason-long' | 'until-wrong'
const LONGEST_REASON = 200

export function problemsWithPause({ reason, until }: { reason: string; until: string }, today: string): PauseProblem[] {
  const problems: PauseProblem[] = []
  if (reason === '') problems.push('reason-missing')
  if (reason.length > LONGEST_REASON) problems.push('reason-long')
  if (until !== '' && !(/^\d{4}-\d{2}-\d{2}$/.test(until) && !Number.isNaN(Date.parse(until)) && until >= today))
    problems.push('until-wrong')
  return problems
}
