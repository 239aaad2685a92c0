/** An order as the unit sees it. Pure. */
import type { LampName } from '#platform/html/lamp/lamp.tsx'
import type { Standing } from './cases.rules.ts'
import { isFixOverdue } from './escalations.rules.ts'
import { type EventName, isBeingFixed } from './stages.rules.ts'

const told: readonly EventName[] = ['stop_work', 'order', 'plan', 'progress', 'submit', 'recheck', 'escalate']
export const isToldToUnit = (name: EventName): boolean => told.includes(name)

export const unitSteps = ['plan', 'progress', 'submit'] as const
export type UnitStep = (typeof unitSteps)[number]

/** What the unit may do now, the likeliest first. */
export function stepsOf({ stage, grade, planned }: Pick<Standing, 'stage' | 'grade' | 'planned'>): readonly UnitStep[] {
  if (!isBeingFixed(stage)) return []
  if (grade === 'major' && !planned) return ['plan']
  return ['submit', 'progress', 'plan']
}

export function orderLamp(standing: Standing, today: string): LampName {
  if (standing.stage === 'closed') return 'ok'
  if (isFixOverdue(standing, today)) return 'late'
  if (standing.stage === 'submitted') return 'sent'
  return standing.stage === 'returned' ? 'back' : 'todo'
}
