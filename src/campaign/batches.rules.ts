/** What may be done to several at once, and what wants a look of its own first. Pure. */
import { type ReturnProblem, type ReturnRead, type ReturnTexts, readReturn } from './reviews.rules.ts'

/** `settled`: accepted or waived, so that it cannot be waived; the last four are an urge's own. */
export type LeftOut =
  | 'newer'
  | 'decided'
  | 'waived'
  | 'photos'
  | 'figures'
  | 'doubted'
  | 'settled'
  | 'reported'
  | 'told'
  | 'paused'
  | 'never'

interface Flagged {
  missing: number
  sure: readonly string[]
  doubted: boolean
}

/** What the queue shows as a doubt is looked at one by one; nobody accepts it unseen. */
export function flagOf({ missing, sure, doubted }: Flagged): LeftOut | undefined {
  if (missing > 0) return 'photos'
  if (doubted) return 'doubted'
  return sure.length > 0 ? 'figures' : undefined
}

/** One press takes so many at most. */
const MOST_CHOSEN = 200

export const wrongChoice = (chosen: readonly string[]): 'none' | 'many' | undefined =>
  chosen.length === 0 ? 'none' : chosen.length > MOST_CHOSEN ? 'many' : undefined

/** Fields of the form for several: the form for one stands on the same page. */
export const SEVERAL = 'several-'

export function readReturnOfSeveral(form: ReturnTexts, now: Date): { read: ReturnRead; problems: ReturnProblem[] } {
  const own: ReturnTexts = {
    text: (name) => form.text(SEVERAL + name),
    every: (name) => form.every(SEVERAL + name),
  }
  const { read, problems } = readReturn(own, now)
  return { read, problems: problems.map(({ field, name }) => ({ field: SEVERAL + field, name })) }
}

/** A return takes no days away from whoever has more. */
export const laterOf = (one: Date, other: Date): Date => (one > other ? one : other)
