/** What a standing says now: its lamp, its word, how many days. LOOK §3 is the table behind it. Pure. */
import { addDays, at, dayOf, daysBetween } from '#platform/days.rules.ts'

export const stages = ['issued', 'signed', 'sent', 'returned', 'accepted', 'waived'] as const
export type Stage = (typeof stages)[number]

/** Worst first: where many things share one lamp, the worst speaks. */
export const standingLamps = ['late', 'back', 'soon', 'todo', 'sent', 'ok', 'free'] as const
export type StandingLamp = (typeof standingLamps)[number]

export interface Standing {
  stage: Stage
  dueAt: Date
  /** When it was first sent; what is late stays late. */
  firstSentAt?: Date | null
}

export type StandingWord =
  | 'late'
  | 'lateToday'
  | 'soon'
  | 'dueToday'
  | 'toSign'
  | 'toDo'
  | 'back'
  | 'sent'
  | 'sentLate'
  | 'ok'
  | 'okLate'
  | 'free'

export interface Lamp {
  lamp: StandingLamp
  word: StandingWord
  /** Late by, or left until, so many Shanghai days. */
  days: number
}

/** A deadline is near when it is at most so many days away. */
export const SOON_DAYS = 3

const open: readonly Stage[] = ['issued', 'signed', 'returned']
/** The unit's turn: nothing of it lies with the office. */
export const isOwed = ({ stage }: Pick<Standing, 'stage'>): boolean => open.includes(stage)
export const isOverdue = (standing: Standing, now: Date): boolean => isOwed(standing) && standing.dueAt < now
/** Figures and words may be sent, anew too, until the office has accepted or waived; what nobody reviews stays open. */
export const canReport = ({
  stage,
  reviewed = true,
  closedAt = null,
}: Pick<Standing, 'stage'> & { reviewed?: boolean; closedAt?: Date | null }): boolean =>
  closedAt === null && stage !== 'waived' && (stage !== 'accepted' || !reviewed)
export const canSign = ({ stage }: Pick<Standing, 'stage'>): boolean => stage === 'issued'

export function lampOf(standing: Standing, now: Date): Lamp {
  const { stage, dueAt, firstSentAt } = standing
  const days = daysBetween(dayOf(now), dayOf(dueAt))
  const late = firstSentAt != null && firstSentAt > dueAt
  if (stage === 'waived') return { lamp: 'free', word: 'free', days: 0 }
  if (stage === 'accepted') return { lamp: 'ok', word: late ? 'okLate' : 'ok', days: 0 }
  if (stage === 'sent') return { lamp: 'sent', word: late ? 'sentLate' : 'sent', days: 0 }
  if (dueAt < now) return { lamp: 'late', word: days < 0 ? 'late' : 'lateToday', days: Math.abs(days) }
  if (stage === 'returned') return { lamp: 'back', word: 'back', days }
  if (days <= SOON_DAYS) return { lamp: 'soon', word: days === 0 ? 'dueToday' : 'soon', days }
  return { lamp: 'todo', word: stage === 'signed' ? 'toDo' : 'toSign', days }
}

/** The last instant at which a deadline still counts as near: the end of the third day from today. */
export const soonUntil = (now: Date): Date => new Date(at(addDays(dayOf(now), SOON_DAYS + 1)).getTime() - 1)

/** A weekly task is asked a week before it is due: to its unit and in every count alike. */
export const WEEK_AHEAD = 7
export const weeklyUntil = (now: Date): Date => at(addDays(dayOf(now), WEEK_AHEAD + 1))

/** `undefined` when there is none: nothing was asked. */
export const worst = (lamps: readonly StandingLamp[]): StandingLamp | undefined =>
  standingLamps.find((lamp) => lamps.includes(lamp))

/** A unit that closed on or before the day it was due is no longer asked: it leaves the denominator. */
export const isAsked = (dueAt: Date, unit: { closedOn: string | null }): boolean =>
  unit.closedOn === null || dayOf(dueAt) < unit.closedOn

/** Late first by date, then what is due next; the day decides, not the colour. */
export const inOrderOwed = <T extends { dueAt: Date }>(owed: readonly T[]): T[] =>
  [...owed].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
