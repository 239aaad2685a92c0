/** How the office judges: what it may pick as a reason, when the new date is. Pure. */
import { addDays, at, dayOf, weekdayOf } from '#platform/days.rules.ts'

export const returnReasons = ['blurred', 'other-event', 'mismatch', 'missing'] as const
export type ReturnReason = (typeof returnReasons)[number]

export interface ReturnTexts {
  text(name: string): string
  every(name: string): readonly string[]
}

export type ReturnProblem = { field: string; name: 'why' | 'long' | 'due' }

export const MOST_REASON = 300

export const isWaiverReason = (text: string): boolean => text !== '' && text.length <= MOST_REASON

export interface ReturnRead {
  picked: ReturnReason[]
  written: string
  dueAt: Date
}

export function readReturn(form: ReturnTexts, now: Date): { read: ReturnRead; problems: ReturnProblem[] } {
  const picked = returnReasons.filter((reason) => form.every('why').includes(reason))
  const written = form.text('reason')
  const due = form.text('due')
  const problems: ReturnProblem[] = []
  if (picked.length === 0 && written === '') problems.push({ field: 'why', name: 'why' })
  if (written.length > MOST_REASON) problems.push({ field: 'reason', name: 'long' })
  const dueAt = /^\d{4}-\d{2}-\d{2}$/.test(due) ? at(due, '17:00') : new Date(Number.NaN)
  if (!(dueAt > now) || due > addDays(dayOf(now), 366)) problems.push({ field: 'due', name: 'due' })
  return { read: { picked, written, dueAt }, problems }
}

/** Two working days from now, and never before the date it had. */
export function newDueDay(now: Date, dueAt: Date): string {
  let day = dayOf(now)
  for (let working = 0; working < 2; ) {
    day = addDays(day, 1)
    if (weekdayOf(day) <= 5) working += 1
  }
  return [day, dayOf(dueAt)].sort()[1] ?? day
}

/** The days that may be chosen; at five in the afternoon of today it is no longer one. */
export function daysForReturn(now: Date, dueAt: Date): string[] {
  const first = at(dayOf(now), '17:00') > now ? dayOf(now) : addDays(dayOf(now), 1)
  const days = Array.from({ length: 14 }, (_, index) => addDays(first, index))
  const due = newDueDay(now, dueAt)
  return days.includes(due) ? days : [...days, due]
}

/** A queue narrowed by its address: what may be judged by the dozen, or what wants a look. */
export const onlys = ['clear', 'flagged'] as const
export type Only = (typeof onlys)[number]

export const onlyIn = (asked: string | null | undefined): Only | undefined => onlys.find((one) => one === asked)

/** Behind every address of a narrowed queue, so that it stays narrow from one report to the next. */
export const narrowed = (to: string, only: Only | undefined): string =>
  only ? `${to}${to.includes('?') ? '&' : '?'}only=${only}` : to

/** What comes into the hand after this one was judged: the next that came, or the first that waits. */
export function nextAfter(queue: readonly { submissionId: string }[], submissionId: string): string | undefined {
  const here = queue.findIndex((one) => one.submissionId === submissionId)
  const others = queue.filter((one) => one.submissionId !== submissionId)
  return (others[Math.max(here, 0)] ?? others[0])?.submissionId
}

export interface Neighbours {
  previous: string | undefined
  next: string | undefined
}

export function neighboursOf(queue: readonly { submissionId: string }[], submissionId: string): Neighbours {
  const here = queue.findIndex((one) => one.submissionId === submissionId)
  if (here < 0) return { previous: undefined, next: queue[0]?.submissionId }
  return { previous: queue[here - 1]?.submissionId, next: queue[here + 1]?.submissionId }
}
