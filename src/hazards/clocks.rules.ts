/** A clock: from when, how many days, without which, until when, and how it stands today. Pure. */
import { addDays, daysBetween } from '#platform/days.rules.ts'
import { type DayCalendar, isPublished, isWorkingDay, nextWorkingDay } from './days.rules.ts'
import type { Counted } from './statutes/statute.rules.ts'
import type { Statute } from './statutes.rules.ts'

export interface ClockPause {
  from: string
  /** The day it runs on again, counted again from then; null: it still stands. */
  until: string | null
  reason: string
}

export interface Run {
  basis: Statute
  /** The day that sets it going; it is not counted itself (民法典 §201). */
  started: string
  days: number
  counted: Counted
  pauses?: readonly ClockPause[]
  /** The day on which what was owed was done. */
  ended?: string | null
}

export type ClockState = 'running' | 'paused' | 'met' | 'late' | 'overdue'

export interface Clock {
  basis: Statute
  started: string
  days: number
  counted: Counted
  pauses: readonly ClockPause[]
  /** While it is paused: as if it ran on tomorrow. */
  dueOn: string
  state: ClockState
  /** Counted days from today until the last one; 0 on that day and after. */
  left: number
  /** Counted days over it, until today or until it was done. */
  overdueBy: number
  ended: string | null
  /** False: it reaches into a year whose days off are not published. */
  sure: boolean
}

/** No clock of ours reaches farther; a pause that was never ended would else walk for ever. */
const FARTHEST = 20_000

const isPausedOn = (pauses: readonly ClockPause[], day: string, today: string): boolean =>
  pauses.some(({ from, until }) => from <= day && (until === null ? day <= today : day < until))

export function clockOf(run: Run, today: string, calendar: DayCalendar): Clock {
  const { basis, started, days, counted, pauses = [], ended = null } = run
  const at = ended ?? today
  const counts = (day: string) => counted === 'calendar' || isWorkingDay(calendar, day)
  const runs = (day: string) => counts(day) && !isPausedOn(pauses, day, at)

  // most clocks: nothing is left out, and a case that lies for years is not walked through day by day
  const isPlain = counted === 'calendar' && pauses.length === 0
  let last = isPlain ? addDays(started, days) : started
  for (let found = isPlain ? days : 0, steps = 0; found < days && steps < FARTHEST; steps++) {
    last = addDays(last, 1)
    if (runs(last)) found++
  }
  const dueOn = basis.moves ? nextWorkingDay(calendar, last) : last
  const between = (from: string, to: string, is: (day: string) => boolean) => {
    let found = 0
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (is(day)) found++
    return found
  }
  const isOver = at > dueOn
  const left = () =>
    isPlain
      ? Math.min(daysBetween(at, dueOn), daysBetween(started, dueOn))
      : between(at, dueOn, (day) => day > started && runs(day))
  const over = () => (counted === 'calendar' ? daysBetween(dueOn, at) : between(dueOn, at, counts))
  return {
    basis,
    started,
    days,
    counted,
    pauses,
    dueOn,
    left: isOver ? 0 : left(),
    overdueBy: isOver ? over() : 0,
    ended,
    state: stateOf(ended !== null, isOver, pauses, at),
    sure: (counted === 'calendar' && !basis.moves) || isPublished(calendar, dueOn),
  }
}

function stateOf(isEnded: boolean, isOver: boolean, pauses: readonly ClockPause[], today: string): ClockState {
  if (isEnded) return isOver ? 'late' : 'met'
  if (isOver) return 'overdue'
  return isPausedOn(pauses, today, today) ? 'paused' : 'running'
}

/** The clock whose day comes first among those that run; what is over comes before what is not. */
export const nearest = <T extends Pick<Clock, 'dueOn' | 'ended'>>(clocks: readonly T[]): T | undefined =>
  clocks.filter(({ ended }) => ended === null).sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))[0]

/** A clock that stands is not late, however far its day. */
export const isOverdue = ({ state }: Pick<Clock, 'state'>): boolean => state === 'overdue'
