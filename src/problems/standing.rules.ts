/** Where a problem stands: read off its acts, never written down. Pure. */
import { daysBetween } from '#platform/days.rules.ts'
import type { LampName } from '#platform/html/lamp/lamp.tsx'

/** Rows of acts carry time-ordered keys: the later act has the greater one. */
export interface Act {
  id: string
}
export interface Dated extends Act {
  dueOn: string
}

export interface Acts {
  owners: readonly (Dated & { owner: string })[]
  decisions: readonly Dated[]
  closings: readonly Act[]
  reopenings: readonly Act[]
}

export const states = ['raised', 'owned', 'decided', 'closed'] as const
export type ProblemState = (typeof states)[number]

export interface Standing {
  state: ProblemState
  owner: string | null
  /** Set by the owner's row or the decision, whichever came last; a reopening begins without one. */
  dueOn: string | null
  lamp: LampName
  /** Until the day it is due; below 0 it is late. */
  days: number | null
}

const last = <T extends Act>(acts: readonly T[], after = ''): T | undefined =>
  acts.filter(({ id }) => id > after).sort((a, b) => (a.id < b.id ? 1 : -1))[0]

const DAYS_SOON = 3

export function standOf(acts: Acts, today: string): Standing {
  const opened = last(acts.reopenings)?.id ?? ''
  const closed = last(acts.closings, opened) !== undefined
  const decided = last(acts.decisions, opened) !== undefined
  const owner = last(acts.owners)?.owner ?? null
  const dueOn = last<Dated>([...acts.owners, ...acts.decisions], opened)?.dueOn ?? null
  const state = closed ? 'closed' : decided ? 'decided' : dueOn ? 'owned' : 'raised'
  const days = dueOn && !closed ? daysBetween(today, dueOn) : null
  return { state, owner, dueOn, days, lamp: lampOf(state, days) }
}

function lampOf(state: ProblemState, days: number | null): LampName {
  if (state === 'closed') return 'ok'
  if (days !== null && days < 0) return 'late'
  if (days !== null && days <= DAYS_SOON) return 'soon'
  return state === 'decided' ? 'sent' : 'todo'
}

export const isOpen = ({ state }: Pick<Standing, 'state'>): boolean => state !== 'closed'
export const isOverdue = ({ lamp }: Pick<Standing, 'lamp'>): boolean => lamp === 'late'

export const actNames = ['owners', 'talks', 'decisions', 'closings', 'reopenings'] as const
export type ActName = (typeof actNames)[number]

/** A closed problem is only reopened; an open one is never. */
export const mayAct = (standing: Pick<Standing, 'state'>, act: ActName): boolean =>
  isOpen(standing) === (act !== 'reopenings')
