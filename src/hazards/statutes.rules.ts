/** The law as data: which rule held on a day, what the town may set instead, and what it may not. Pure. */
import { duties } from './statutes/duties.rules.ts'
import { limits } from './statutes/limits.rules.ts'
import type { Counted, Version } from './statutes/statute.rules.ts'

export type LimitId = keyof typeof limits
export type StatuteId = LimitId | keyof typeof duties
export type Statute = Version & { id: StatuteId }

const all: Record<StatuteId, readonly Version[]> = { ...limits, ...duties }
export const statuteIds = Object.keys(all) as StatuteId[]
export const limitIds = Object.keys(limits) as LimitId[]

const holds = ({ from, to }: Version, on: string): boolean => from <= on && (to === null || on <= to)

/** The rule as it held on that day, the national one before a local one; undefined before there was any. */
export function findStatute(id: StatuteId, on: string): Statute | undefined {
  const version = all[id].find((one) => holds(one, on))
  return version && { ...version, id }
}

export const versionsOf = (id: StatuteId): readonly Version[] => all[id]

/** What the law does not fix, the town may. */
export const isSetting = ({ mark }: Pick<Version, 'mark'>): boolean => mark !== 'seen'

/** The town's own numbers, as kept among its settings. */
export type TownLimits = Partial<Record<LimitId, { days: number; counted: Counted }>>

export interface Limit {
  statute: Statute
  days: number
  counted: Counted
  /** The town's number and not the default. */
  own: boolean
}

/** How long one has for it from that day on. The town's number counts only where the law leaves it to the town. */
export function limitOf(id: LimitId, on: string, town: TownLimits = {}): Limit {
  // before the first text there was no limit at all: the oldest stands in, so that old cases too have a clock
  const statute = findStatute(id, on) ?? { ...(limits[id][0] as Version), id }
  const set = isSetting(statute) ? town[id] : undefined
  return {
    statute,
    days: set?.days ?? statute.days ?? 0,
    counted: set?.counted ?? statute.counted ?? 'calendar',
    own: set !== undefined,
  }
}

export const LONGEST_SETTING = 365

export type SettingProblem = 'fixed-by-law' | 'days-wrong'

export function problemsWithSetting(id: LimitId, days: number, on: string): SettingProblem[] {
  const problems: SettingProblem[] = []
  const statute = findStatute(id, on)
  if (statute && !isSetting(statute)) problems.push('fixed-by-law')
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_SETTING) problems.push('days-wrong')
  return problems
}
