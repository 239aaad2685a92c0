/** What follows when an order's day has passed: which measure next, and the facts of the notices about it. Pure. */
import { daysBetween } from '#platform/days.rules.ts'
import { type Standing, standingOf } from './cases.rules.ts'
import { type Grade, type Happened, type Measure, measures } from './events.rules.ts'
import { isBeingFixed } from './stages.rules.ts'
import { findStatute, type Statute, type StatuteId } from './statutes.rules.ts'

const bases: Record<Measure, StatuteId> = {
  supervise: 'supervise-major',
  file_case: 'file-case',
  stop_production: 'stop-production',
}

export const isFixOverdue = ({ stage, dueOn }: Pick<Standing, 'stage' | 'dueOn'>, today: string): boolean =>
  isBeingFixed(stage) && dueOn !== null && dueOn < today

/** One after the other: supervised first, then filed, then stopped; what is general is not stopped. */
export function nextMeasure({ escalations, grade }: Pick<Standing, 'escalations' | 'grade'>): Measure | undefined {
  return measures.find(
    (measure) => !escalations.includes(measure) && (measure !== 'stop_production' || grade === 'major'),
  )
}

/** Nothing of the report and nobody's name: what the town and the county are told. */
export interface EscalationNotice {
  to: 'town' | 'county'
  measure: Measure
  statute: Statute
  grade: Grade
  items: readonly string[]
  orderedOn: string
  dueOn: string
  overdueBy: number
  /** Measures taken before. */
  before: readonly Measure[]
}

export function noticesOf(standing: Standing, measure: Measure, today: string): EscalationNotice[] {
  const { orderedOn, dueOn, grade, items, escalations } = standing
  const statute = findStatute(bases[measure], today)
  if (!isFixOverdue(standing, today) || orderedOn === null || dueOn === null || grade === null || !statute) return []
  const facts = { measure, statute, grade, items, orderedOn, dueOn, overdueBy: daysBetween(dueOn, today) }
  return (['town', 'county'] as const).map((to) => ({ ...facts, to, before: escalations }))
}

/** Of a measure that was taken, as it stood on that day; of another, as it would be drafted today. */
export function noticesIn(
  events: readonly Happened[],
  measure: Measure,
  today: string,
): { notices: EscalationNotice[]; on: string } {
  const at = events.findLastIndex((event) => event.name === 'escalate' && event.detail.measure === measure)
  const on = events[at]?.on ?? today
  return { notices: noticesOf(standingOf(at < 0 ? events : events.slice(0, at)), measure, on), on }
}
