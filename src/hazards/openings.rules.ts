/** Who may learn who reported, how much of it, and how often. Pure. */

import type { Happened } from './events.rules.ts'

/** What the custodian lets out: only what the reporter says when called, the telephone, or the name with it. */
export const scopes = ['answer', 'phone', 'name'] as const
export type Scope = (typeof scopes)[number]

export interface Opening {
  id: string
  reportId: string
  askedBy: string
  scope: Scope | null
  /** Null while nobody has decided. */
  granted: boolean | null
  answered: boolean
  readings: readonly { by: string }[]
}

export type OpeningProblem =
  | 'reason'
  | 'no-identity'
  | 'open-already'
  | 'decided'
  | 'keeper-verified'
  | 'asker-verifies'
  | 'verdict'
  | 'not-granted'
  | 'not-asker'
  | 'answer-only'
  | 'read-already'
  | 'answer'

const FEWEST_LETTERS = 6
export const MOST_LETTERS = 500

export function problemsWithAsking(
  { reason, reportId }: { reason: string; reportId: string },
  identified: readonly string[],
  known: readonly Opening[],
  asker: string,
): OpeningProblem[] {
  if (!identified.includes(reportId)) return ['no-identity']
  const waits = known.some((one) => one.reportId === reportId && one.askedBy === asker && one.granted === null)
  if (waits) return ['open-already']
  return [...reason].length < FEWEST_LETTERS ? ['reason'] : []
}

/** Whoever took part in a verification learns no name, by a later office either. */
export const isVerifier = (personId: string, events: readonly Happened[]): boolean =>
  events.some(
    (event) =>
      (event.name === 'assign' && event.detail.verifiers.some(({ id }) => id === personId)) ||
      (event.name === 'recheck' && event.detail.checkers.some(({ id }) => id === personId)),
  )

export const verdictOf = (typed: string): Scope | 'refuse' | undefined =>
  typed === 'refuse' ? 'refuse' : scopes.find((scope) => scope === typed)

/** The custodian may read again, and each time is written down. */
export const problemWithReading = ({ granted }: Opening): OpeningProblem | undefined =>
  granted ? undefined : 'not-granted'

/** Whoever asked reads what was granted, once. */
export function problemWithAskersReading(opening: Opening, personId: string): OpeningProblem | undefined {
  if (opening.askedBy !== personId) return 'not-asker'
  if (!opening.granted) return 'not-granted'
  if (opening.scope === 'answer') return 'answer-only'
  return opening.readings.some(({ by }) => by === personId) ? 'read-already' : undefined
}

export function problemWithAnswer(opening: Opening, text: string): OpeningProblem | undefined {
  if (opening.scope !== 'answer') return 'not-granted'
  if (opening.answered) return 'decided'
  return text === '' ? 'answer' : undefined
}
