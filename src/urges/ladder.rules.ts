/** Which step of the ladder is due when: T−3 to the unit, T0 to unit and leader, T+1 listed, T+3 into a circular. Pure. */
import { isOwed, type Stage } from '#campaign/standing.rules.ts'
import { addDays, dayOf } from '#platform/days.rules.ts'

export const steps = ['before', 'due', 'listed', 'circular'] as const
export type LadderStep = (typeof steps)[number]
/** `hand`: somebody of the office pressed the button. */
export type Step = LadderStep | 'hand'

/** Days from the deadline's day. domain/campaign.md §7.5 */
const offsets: Record<LadderStep, number> = { before: -3, due: 0, listed: 1, circular: 3 }

/** The ladder looks at nothing that is due later than so many days from today. */
export const DAYS_AHEAD = -offsets.before

export const isTold = (step: Step): boolean => step === 'before' || step === 'due' || step === 'hand'

export interface Asked {
  stage: Stage
  dueAt: Date
  /** Issued, or given back. */
  askedAt: Date
}

export interface StepDue {
  step: LadderStep
  /** The step's own day: it tells one ladder from the next when the deadline moves. */
  day: string
}

export const dayOfStep = (step: LadderStep, dueAt: Date): string => addDays(dayOf(dueAt), offsets[step])

export const nameOfStep = ({ step, day }: { step: Step; day: string }): string => `${step} ${day}`

/**
 * What of the ladder is due today and was not made yet. Of the two steps that are told, only the later one:
 * whoever was not told before the deadline, because of a quiet day or a server that stood still, is told once.
 */
export function stepsDue({ stage, dueAt, askedAt }: Asked, today: string, made: ReadonlySet<string>): StepDue[] {
  if (!isOwed({ stage })) return []
  const reached = (step: LadderStep) => dayOfStep(step, dueAt) <= today
  // on the day it was asked, or later than that step, a reminder would only say it again
  const tooFresh = dayOfStep('before', dueAt) <= dayOf(askedAt)
  const told: LadderStep[] = reached('due') ? ['due'] : reached('before') && !tooFresh ? ['before'] : []
  const listed = (['listed', 'circular'] as const).filter(reached)
  return [...told, ...listed]
    .map((step) => ({ step, day: dayOfStep(step, dueAt) }))
    .filter((one) => !made.has(nameOfStep(one)))
}
