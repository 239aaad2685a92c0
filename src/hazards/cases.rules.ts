/** Where a case stands: folded from its history, never written down beside it. Pure. */
import type { ClockPause } from './clocks.rules.ts'
import type { Grade, Happened, Measure, Outcome } from './events.rules.ts'
import { endsByWithdrawal, moveOf, type Stage } from './stages.rules.ts'

export interface Standing {
  stage: Stage
  /** Where it stood when it was withdrawn. */
  before: Stage | null
  acceptedOn: string | null
  verifiers: readonly string[]
  extension: { days: number; on: string } | null
  pauses: readonly ClockPause[]
  outcome: Outcome | null
  grade: Grade | null
  items: readonly string[]
  concludedOn: string | null
  danger: boolean
  stopWork: boolean
  orderedOn: string | null
  dueOn: string | null
  planned: boolean
  /** Who put it right or wrote it down for them: they do not recheck. */
  fixers: readonly string[]
  submittedOn: string | null
  escalations: readonly Measure[]
  closedOn: string | null
  withdrawn: boolean
  repliedOn: string | null
  objectedOn: string | null
  reviewed: 'upheld' | 'redo' | null
}

export const untouched: Standing = {
  stage: 'received',
  before: null,
  acceptedOn: null,
  verifiers: [],
  extension: null,
  pauses: [],
  outcome: null,
  grade: null,
  items: [],
  concludedOn: null,
  danger: false,
  stopWork: false,
  orderedOn: null,
  dueOn: null,
  planned: false,
  fixers: [],
  submittedOn: null,
  escalations: [],
  closedOn: null,
  withdrawn: false,
  repliedOn: null,
  objectedOn: null,
  reviewed: null,
}

export const standingOf = (events: readonly Happened[]): Standing => events.reduce(after, untouched)
export const stageOf = (events: readonly Happened[]): Stage => standingOf(events).stage

/** The case after one more event. What was not allowed never became a row, so it is not looked at again here. */
export function after(standing: Standing, event: Happened): Standing {
  return { ...standing, stage: stageAfter(standing, event), ...factsOf(standing, event) }
}

function stageAfter({ stage, before }: Standing, { name, detail }: Happened): Stage {
  if (name === 'withdraw') return endsByWithdrawal(stage) ? 'withdrawn' : stage
  const { to } = moveOf(name)
  const found = typeof to === 'string' ? to : to['outcome' in detail ? detail.outcome : '']
  if (found === 'back') return before ?? stage
  return found === undefined || found === 'same' ? stage : found
}

function factsOf(standing: Standing, event: Happened): Partial<Standing> {
  const { on, by } = event
  switch (event.name) {
    case 'accept':
      return { acceptedOn: on }
    case 'withdraw':
      return { withdrawn: true, before: standing.stage }
    case 'assign':
      return { verifiers: event.detail.verifiers.map(({ id }) => id) }
    case 'extend':
      return { extension: { days: event.detail.days, on } }
    case 'pause':
      return { pauses: [...standing.pauses, { from: on, until: null, reason: event.detail.reason }] }
    case 'resume':
      return { pauses: resumed(standing.pauses, on) }
    case 'conclude': {
      const { outcome, grade, items, danger } = event.detail
      return { outcome, grade, items, danger, concludedOn: on, pauses: resumed(standing.pauses, on) }
    }
    case 'stop_work':
      return { stopWork: true }
    case 'order':
      return { orderedOn: on, dueOn: event.detail.dueOn }
    case 'plan':
      return { planned: true, fixers: withOne(standing.fixers, by) }
    case 'progress':
      return { fixers: withOne(standing.fixers, by) }
    case 'submit':
      return { submittedOn: on, fixers: withOne(standing.fixers, by) }
    case 'recheck':
      return event.detail.outcome === 'passed'
        ? { closedOn: on }
        : { submittedOn: null, dueOn: event.detail.dueOn ?? standing.dueOn }
    case 'escalate':
      return { escalations: [...standing.escalations, event.detail.measure] }
    case 'reply':
      return { repliedOn: on, objectedOn: null }
    case 'object':
      return { objectedOn: on }
    case 'review':
      return event.detail.outcome === 'upheld' ? { reviewed: 'upheld' } : redone
    default:
      return {}
  }
}

/** Found out anew: what was concluded, ordered and replied counts no longer; it stays in the history. */
const redone: Partial<Standing> = {
  reviewed: 'redo',
  outcome: null,
  grade: null,
  items: [],
  concludedOn: null,
  repliedOn: null,
  objectedOn: null,
  orderedOn: null,
  dueOn: null,
  submittedOn: null,
  closedOn: null,
}

const withOne = (ids: readonly string[], id: string): readonly string[] => (ids.includes(id) ? ids : [...ids, id])
const resumed = (pauses: readonly ClockPause[], on: string): readonly ClockPause[] =>
  pauses.map((one) => (one.until === null ? { ...one, until: on } : one))

export const isPaused = ({ pauses }: Pick<Standing, 'pauses'>): boolean => pauses.some(({ until }) => until === null)
export const isObjected = ({ objectedOn, reviewed }: Pick<Standing, 'objectedOn' | 'reviewed'>): boolean =>
  objectedOn !== null && reviewed !== 'upheld'

const over: readonly Stage[] = ['not_accepted', 'transferred', 'merged', 'withdrawn']

/** Somebody still owes something: to put it right, to find it out, or to tell the reporter. */
export function isOpen(standing: Standing): boolean {
  const { stage, repliedOn, withdrawn } = standing
  if (over.includes(stage)) return false
  if (stage !== 'closed' && stage !== 'unsubstantiated') return true
  return isObjected(standing) || (repliedOn === null && !withdrawn)
}
