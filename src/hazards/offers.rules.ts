/** Which of the steps that the table allows are worth a button: not what the rules would refuse whatever one fills in. Pure. */
import { isObjected, isPaused, type Standing } from './cases.rules.ts'
import { isFixOverdue, nextMeasure } from './escalations.rules.ts'
import type { EventName, Stage } from './stages.rules.ts'

export function isOffered(name: EventName, standing: Standing, today: string): boolean {
  switch (name) {
    case 'extend':
      return standing.extension === null
    case 'pause':
      return !isPaused(standing)
    case 'resume':
      return isPaused(standing)
    case 'escalate':
      return isFixOverdue(standing, today) && nextMeasure(standing) !== undefined
    case 'reply':
      return standing.repliedOn === null && !standing.withdrawn
    case 'object':
      return standing.repliedOn !== null && standing.objectedOn === null
    case 'review':
      return isObjected(standing)
    default:
      return true
  }
}

/** What usually comes next in each stage; where somebody else has the turn, nothing of the office's does. */
const usual: Partial<Record<Stage, readonly EventName[]>> = {
  received: ['accept', 'transfer'],
  accepted: ['assign'],
  verifying: ['conclude'],
  substantiated: ['order'],
  partly: ['order'],
  unsubstantiated: ['reply'],
  ordered: ['escalate'],
  rectifying: ['escalate'],
  returned: ['escalate'],
  escalated: ['escalate'],
  submitted: ['recheck'],
  closed: ['reply'],
  withdrawn: ['continue'],
}

/** The steps in the order in which somebody looks for them, and the one to do now. */
export function inOrder(
  may: readonly EventName[],
  { stage, danger, stopWork }: Pick<Standing, 'stage' | 'danger' | 'stopWork'>,
): { steps: readonly EventName[]; first: EventName | undefined } {
  const wanted: readonly EventName[] = [
    ...(danger && !stopWork ? (['stop_work'] as const) : []),
    'review',
    ...(usual[stage] ?? []),
  ]
  const first = wanted.find((name) => may.includes(name))
  const rest = may.filter((name) => name !== first && name !== 'stop_work')
  return {
    steps: [...(first ? [first] : []), ...rest, ...may.filter((name) => name === 'stop_work' && name !== first)],
    first,
  }
}
