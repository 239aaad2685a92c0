/** When a campaign closes, and what is read of it afterwards. Pure. */

import { dayOf } from '#platform/days.rules.ts'

export const MOST_REASON = 500

export type ClosingProblem = 'reason' | 'reason-long' | 'changed'

export interface ClosingTyped {
  reason: string
  /** What the page said was still open, as seenOf tells it. */
  seen: string
}

/** What was looked at is what is closed; with something open it is closed for a reason. */
export function problemsWithClosing(
  { reason, seen }: ClosingTyped,
  open: readonly string[],
): { field: string; name: ClosingProblem }[] {
  if (seen !== seenOf(open)) return [{ field: '', name: 'changed' }]
  if (open.length > 0 && reason === '') return [{ field: 'reason', name: 'reason' }]
  if (reason.length > MOST_REASON) return [{ field: 'reason', name: 'reason-long' }]
  return []
}

/** Told with the form, so that nobody closes over a report that came in while they read. */
export const seenOf = (open: readonly string[]): string => open.join('；').normalize('NFC')

/** A closed campaign is read as it stood when it closed: nothing in it grows late afterwards. */
export const asOf = ({ closedAt }: { closedAt: Date | null }, now: Date): Date =>
  closedAt && closedAt < now ? closedAt : now

/** The day after which no unit leaves the count any more. */
export const frozenOn = ({ closedAt }: { closedAt: Date | null }): string | null => closedAt && dayOf(closedAt)

export interface ActivityOpen {
  heading: string
  /** Not reported, and how many of those are past due. */
  owed: number
  late: number
  returned: number
  waiting: number
}

export interface TaskOpen {
  activityId: string
  asked: number
  accepted: number
  sent: number
  returned: number
  late: number
}

/** By activity in their order, those with nothing open left out. */
export const openByActivity = (
  activities: readonly { id: string; heading: string; shortName: string }[],
  counts: readonly TaskOpen[],
): ActivityOpen[] =>
  activities
    .map(({ id, heading, shortName }) => {
      const own = counts.filter(({ activityId }) => activityId === id)
      const sum = (of: (one: TaskOpen) => number): number => own.reduce((total, one) => total + of(one), 0)
      return {
        heading: shortName || heading,
        owed: sum(({ asked, accepted, sent, returned }) => asked - accepted - sent - returned),
        late: sum(({ late }) => late),
        returned: sum(({ returned }) => returned),
        waiting: sum(({ sent }) => sent),
      }
    })
    .filter(({ owed, returned, waiting }) => owed + returned + waiting > 0)
