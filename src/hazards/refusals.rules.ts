/** Why a report may not be taken: the ministry's list (举报须知, 第四部分), and nothing besides. Pure. */
import type { StatuteId } from './statutes.rules.ts'

interface Reason {
  statute: StatuteId
  /** What the clerk has to write with it. */
  asks?: 'earlier' | 'words'
}

export const refusalReasons = {
  'taken-already': { statute: 'refusal-reasons', asks: 'earlier' },
  unclear: { statute: 'refusal-reasons', asks: 'words' },
  suggestion: { statute: 'refusal-reasons' },
  disclosure: { statute: 'refusal-reasons' },
  reconsideration: { statute: 'refusal-reasons' },
  court: { statute: 'refusal-reasons' },
  arbitration: { statute: 'refusal-reasons' },
  /** 可以不予受理: the office may, and need not. */
  'insider-unnamed': { statute: 'insider-named' },
} as const satisfies Record<string, Reason>
export type RefusalReason = keyof typeof refusalReasons
export const refusalReasonNames = Object.keys(refusalReasons) as RefusalReason[]

export interface Told {
  reason: string
  /** Number of the report or case that took it already. */
  earlier: string
  words: string
}

export interface WhoReports {
  insider: boolean
  named: boolean
}

export type ReasonProblem = 'reason-unknown' | 'earlier-missing' | 'words-missing' | 'not-insider'

export const isRefusalReason = (name: string): name is RefusalReason => Object.hasOwn(refusalReasons, name)

export function problemsWithReason({ reason, earlier, words }: Told, who: WhoReports): ReasonProblem[] {
  if (!isRefusalReason(reason)) return ['reason-unknown']
  const { asks }: Reason = refusalReasons[reason]
  const problems: ReasonProblem[] = []
  if (asks === 'earlier' && earlier.trim() === '') problems.push('earlier-missing')
  if (asks === 'words' && words.trim() === '') problems.push('words-missing')
  if (reason === 'insider-unnamed' && (!who.insider || who.named)) problems.push('not-insider')
  return problems
}
