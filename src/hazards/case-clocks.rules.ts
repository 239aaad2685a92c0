/** Which clocks run in a case, and which day comes first. Pure. */
import { isObjected, type Standing } from './cases.rules.ts'
import { type Clock, clockOf, nearest, type Run } from './clocks.rules.ts'
import type { TownRules } from './guards.rules.ts'
import { isBeingFixed, isConcluded, type Stage } from './stages.rules.ts'
import { findStatute, limitOf } from './statutes.rules.ts'

export const caseClocks = ['accept', 'close', 'feedback', 'fix', 'recheck', 'objection', 'review'] as const
export type CaseClockName = (typeof caseClocks)[number]
export type CaseClock = Clock & { name: CaseClockName }

/** What ends a case ends its clocks with it. */
const ended: readonly Stage[] = ['not_accepted', 'transferred', 'merged', 'withdrawn']

export function clocksOf(standing: Standing, receivedOn: string, today: string, rules: TownRules): CaseClock[] {
  const { stage, acceptedOn, concludedOn, repliedOn, submittedOn, objectedOn, orderedOn, dueOn, withdrawn } = standing
  if (ended.includes(stage)) return []
  const found: CaseClock[] = []
  const add = (name: CaseClockName, run: Run) => found.push({ ...clockOf(run, today, rules.calendar), name })
  const by = (id: Parameters<typeof limitOf>[0], started: string): Run => {
    const { statute, days, counted } = limitOf(id, started, rules.limits)
    return { basis: statute, started, days, counted }
  }

  if (stage === 'received') add('accept', by('accept', receivedOn))
  if (acceptedOn) {
    const run = by('close', acceptedOn)
    const days = run.days + (standing.extension?.days ?? 0)
    // nobody is told when the report was withdrawn: then it is the conclusion that ends it
    const done = withdrawn ? concludedOn : repliedOn
    add('close', { ...run, days, pauses: standing.pauses, ended: done })
  }
  if (concludedOn && !withdrawn) add('feedback', { ...by('feedback', concludedOn), ended: repliedOn })
  if (orderedOn && dueOn && (isBeingFixed(stage) || stage === 'submitted' || stage === 'closed'))
    found.push(fixClock(standing, orderedOn, dueOn, today, rules))
  if (submittedOn && stage === 'submitted') add('recheck', by('recheck', submittedOn))
  if (repliedOn && isConcluded(stage) && !objectedOn) add('objection', by('objection', repliedOn))
  if (objectedOn && isObjected(standing)) add('review', by('review', objectedOn))
  return found
}

/** The order names its own day; the days in between are only said. */
function fixClock(standing: Standing, orderedOn: string, dueOn: string, today: string, rules: TownRules): CaseClock {
  const basis = findStatute('remove-hazards', orderedOn) ?? limitOf('fix-general', orderedOn).statute
  const days = Math.max(0, Math.round((Date.parse(dueOn) - Date.parse(orderedOn)) / 86_400_000))
  const run: Run = { basis, started: orderedOn, days, counted: 'calendar', ended: standing.submittedOn }
  return { ...clockOf(run, today, rules.calendar), name: 'fix' }
}

/** The clocks the town answers for; an objection is the reporter's own time. */
export const nearestOf = (clocks: readonly CaseClock[]): CaseClock | undefined =>
  nearest(clocks.filter(({ name }) => name !== 'objection'))
