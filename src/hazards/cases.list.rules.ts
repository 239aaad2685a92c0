/** The office's list of cases: what may be asked for in its address. Pure. */
import { isId } from '#platform/ids.ts'
import type { CaseClock } from './case-clocks.rules.ts'
import type { Grade } from './events.rules.ts'
import { isBeingFixed, type Stage, stages } from './stages.rules.ts'

/** `open`: somebody owes something; `late`: their day has passed; `all`: those that are over too, the latest first. */
export const shows = ['open', 'late', 'all'] as const
export type Show = (typeof shows)[number]

export interface CaseFilter {
  show: Show
  stage: Stage | null
  grade: Grade | null
  unitId: string | null
  mine: boolean
  /** Counted from 1. */
  page: number
}

export const PAGE_SIZE = 50
/** Farther back one narrows the list down instead. */
export const MOST_PAGES = 20

export function readFilter(asked: Readonly<Record<string, string | undefined>>): CaseFilter {
  const page = Number(asked.page ?? 1)
  return {
    show: shows.find((one) => one === asked.show) ?? 'open',
    stage: stages.find((one) => one === asked.stage) ?? null,
    grade: asked.grade === 'general' || asked.grade === 'major' ? asked.grade : null,
    unitId: isId(asked.unit) ? asked.unit : null,
    mine: asked.mine === '1',
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
  }
}

/** The address of the same list with something changed; what says nothing is left out. */
export function addressOf(filter: CaseFilter, change: Partial<CaseFilter> = {}): string {
  const { show, stage, grade, unitId, mine, page } = { ...filter, page: 1, ...change }
  const query = new URLSearchParams({
    ...(show !== 'open' && { show }),
    ...(stage && { stage }),
    ...(grade && { grade }),
    ...(unitId && { unit: unitId }),
    ...(mine && { mine: '1' }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return query === '' ? '/office/hazards' : `/office/hazards?${query}`
}

const SOON = 3

/** The state of a case as a lamp: what is late first, then what has few days left. */
export function lampOf(stage: Stage, open: boolean, next: Pick<CaseClock, 'state' | 'left'> | undefined) {
  if (!open) return stage === 'closed' || stage === 'unsubstantiated' ? 'ok' : 'free'
  if (next?.state === 'overdue') return 'late'
  if (stage === 'returned') return 'back'
  if (next?.state === 'running' && next.left <= SOON) return 'soon'
  return isBeingFixed(stage) ? 'sent' : 'todo'
}
