import { expect, test } from 'vitest'
import { untouched } from './cases.rules.ts'
import { type RewardState, rewardStateOf } from './reward-state.rules.ts'
import { rewardStateWords } from './reward-state.words.ts'

const found = { ...untouched, stage: 'ordered', outcome: 'substantiated' } as const

test.each<[RewardState, Parameters<typeof rewardStateOf>]>([
  ['looking', ['named', untouched, untouched]],
  ['anonymous', ['anonymous', untouched, untouched]],
  ['anonymous', ['anonymous', found, found]],
  ['deciding', ['confidential', found, found]],
  ['told', ['anonymous', found, { ...found, repliedOn: '2023-06-20' }]],
  ['unfounded', ['named', found, { ...found, outcome: 'unsubstantiated' }]],
  ['not-accepted', ['named', { ...untouched, stage: 'not_accepted' }, untouched]],
  ['transferred', ['named', { ...untouched, stage: 'transferred' }, untouched]],
  // what the leading case found true brings nothing to whoever came after
  ['later', ['named', { ...untouched, stage: 'merged' }, { ...found, repliedOn: '2023-06-20' }]],
  ['withdrawn', ['named', { ...found, withdrawn: true }, found]],
])('%s', (state, asked) => {
  expect(rewardStateOf(...asked)).toBe(state)
  expect(rewardStateWords.state[state]).toMatch(/。$/)
})
