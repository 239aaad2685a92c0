import type { SourceCode } from '../sources.rules.ts'

/**
 * How sure we are of it. `seen`: read in the law's text or a copy of it, binds as it stands. The others are where a
 * default of the town's own comes from: `local` another place's rule, `recalled` known but its text not seen,
 * `reading` how we read the law.
 */
export type Mark = 'seen' | 'local' | 'recalled' | 'reading'

export type Counted = 'calendar' | 'working'

export type Whose = 'office' | 'verifiers' | 'unit' | 'reporter' | 'above' | 'county'

export interface Version {
  source: SourceCode
  /** As the law says it; null where we know the document but not the place in it. */
  article: string | null
  /** In force from this day to that one; null: still. */
  from: string
  to: string | null
  /** Null for a duty without a number. */
  days: number | null
  counted: Counted | null
  whose: Whose
  mark: Mark
  /** 民法典 §203: a last day that is a day off moves on. Only where it is to the good of who is not the office. */
  moves?: true
}

const still = { to: null } as const

/** A duty without a number of days. */
export const duty = (source: SourceCode, article: string | null, from: string, mark: Mark, whose: Whose): Version => ({
  source,
  article,
  from,
  ...still,
  days: null,
  counted: null,
  whose,
  mark,
})

/** A limit in calendar days: the law says 日 and not 工作日. */
export const limit = (
  source: SourceCode,
  article: string | null,
  from: string,
  mark: Mark,
  whose: Whose,
  days: number,
): Version => ({ ...duty(source, article, from, mark, whose), days, counted: 'calendar' })
