/** How a report fares in an enterprise's own channel, who may do what, and what never stays there. Pure. */
import { type Clock, clockOf } from './clocks.rules.ts'
import type { TownRules } from './guards.rules.ts'
import type { Kind } from './reports.rules.ts'
import { makesMajor } from './standards.rules.ts'
import { limitOf } from './statutes.rules.ts'
import { isHazardTopic, itemsFor } from './topics.rules.ts'

export const ownStepNames = ['receive', 'fix', 'finish', 'pass_up', 'withdraw'] as const
export type OwnStepName = (typeof ownStepNames)[number]
/** By whose will it went to the town: the reporter's, the unit's, the law's, the clock's, or nobody is there to read it. */
export type Because = 'reporter' | 'unit' | 'major' | 'late' | 'closed'
export type OwnHat = 'unit' | 'reporter' | 'system'

export interface OwnStep {
  name: OwnStepName
  because: Because | null
  on: string
  byWhat: OwnHat
}

export type OwnStage = 'waiting' | 'received' | 'fixing' | 'finished' | 'withdrawn' | 'passed_up'

const stageAfter: Record<OwnStepName, OwnStage> = {
  receive: 'received',
  fix: 'fixing',
  finish: 'finished',
  withdraw: 'withdrawn',
  pass_up: 'passed_up',
}

export function ownStageOf(steps: readonly Pick<OwnStep, 'name'>[]): OwnStage {
  const last = steps.at(-1)
  return last ? stageAfter[last.name] : 'waiting'
}

const owed = ['waiting', 'received', 'fixing'] as const
/** Somebody in the enterprise still has to do something. */
export const isOwed = (stage: OwnStage): boolean => (owed as readonly OwnStage[]).includes(stage)

const moves: Record<OwnStepName, Partial<Record<OwnHat, readonly OwnStage[]>>> = {
  receive: { unit: ['waiting'] },
  fix: { unit: owed },
  finish: { unit: owed },
  // the reporter at any time, also when the enterprise says that it is done
  pass_up: { unit: [...owed, 'finished'], reporter: [...owed, 'finished', 'withdrawn'], system: owed },
  withdraw: { reporter: owed },
}

export const mayStep = (stage: OwnStage, name: OwnStepName, by: OwnHat): boolean =>
  moves[name][by]?.includes(stage) ?? false

/** What the enterprise may press, in the order of the work. */
export const unitSteps = ['receive', 'fix', 'finish', 'pass_up'] as const satisfies readonly OwnStepName[]
export type UnitStep = (typeof unitSteps)[number]
export const stepsOffered = (stage: OwnStage): UnitStep[] => unitSteps.filter((name) => mayStep(stage, name, 'unit'))

/** Until when the enterprise has time, from the day it came. */
export function ownClock(receivedOn: string, today: string, { limits, calendar }: TownRules): Clock {
  const { statute, days, counted } = limitOf('own-channel', receivedOn, limits)
  return clockOf({ basis: statute, started: receivedOn, days, counted }, today, calendar)
}

/**
 * The enterprise sees a report from the next day on: who watches the canteen sees whose phone was out, and a list that
 * fills up before their eyes would tell them whose report it is.
 */
export const isShownToUnit = (receivedOn: string, today: string): boolean => receivedOn < today

export type Forced = 'accident' | 'major'

/** Accidents are told to the town at once (安全生产法 §83), and so are major hazards (§41). */
export function forcedToTown(
  { kind, deaths, topic }: { kind: Kind; deaths: boolean; topic: string },
  on: string,
): Forced | undefined {
  if (deaths || kind === 'concealed_accident') return 'accident'
  const items = isHazardTopic(topic) ? itemsFor(topic, on) : []
  return items.length > 0 && items.every(({ code }) => makesMajor(code)) ? 'major' : undefined
}
