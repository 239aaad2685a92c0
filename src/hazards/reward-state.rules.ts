/**
 * Whether a report can bring its reporter a reward, as far as its case tells (安监总财〔2018〕19号 §10, §12; 谁受理谁奖励 §4 of 2012):
 * to one, named, whose report was taken up first and found true. How much and when it is paid is told apart. Pure.
 */
import type { Standing } from './cases.rules.ts'
import type { Anonymity } from './reports.rules.ts'

export const rewardStates = [
  'withdrawn',
  'not-accepted',
  'transferred',
  'later',
  'anonymous',
  'unfounded',
  'told',
  'deciding',
  'looking',
] as const
export type RewardState = (typeof rewardStates)[number]

export function rewardStateOf(
  anonymity: Anonymity,
  own: Pick<Standing, 'stage' | 'withdrawn'>,
  leading: Pick<Standing, 'outcome' | 'repliedOn'> | null,
): RewardState {
  if (own.withdrawn) return 'withdrawn'
  if (own.stage === 'not_accepted') return 'not-accepted'
  if (own.stage === 'transferred') return 'transferred'
  if (own.stage === 'merged') return 'later'
  if (leading?.repliedOn) return 'told'
  if (leading?.outcome === 'unsubstantiated') return 'unfounded'
  if (anonymity === 'anonymous') return 'anonymous'
  return leading?.outcome ? 'deciding' : 'looking'
}
