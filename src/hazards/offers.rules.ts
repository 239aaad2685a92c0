/** Which of the steps that the table allows are worth a button: not what the rules would refuse whatever one fills in. Pure. */
import { isObjected, isPaused, type Standing } from './cases.rules.ts'
import { isFixOverdue, nextMeasure } from './escalations.rules.ts'
import type { EventName } from './stages.rules.ts'

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
