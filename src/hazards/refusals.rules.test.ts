import { expect, test } from 'vitest'
import { isRefusalReason, problemsWithReason, refusalReasonNames, type Told } from './refusals.rules.ts'
import { refusalReasonWords, refusalReplies } from './refusals.words.ts'

const told = (over: Partial<Told>): Told => ({ reason: 'suggestion', earlier: '', words: '', ...over })
const stranger = { insider: false, named: false }

test('a report is refused only for a reason of the list', () => {
  for (const reason of ['', '没空', 'toString', 'anonymous'])
    expect(problemsWithReason(told({ reason }), stranger)).toEqual(['reason-unknown'])
  expect(isRefusalReason('hasOwnProperty')).toBe(false)
})

test('taken already needs the earlier one, unclear needs what is unclear', () => {
  expect(problemsWithReason(told({ reason: 'taken-already' }), stranger)).toEqual(['earlier-missing'])
  expect(problemsWithReason(told({ reason: 'taken-already', earlier: '第 12 号' }), stranger)).toEqual([])
  expect(problemsWithReason(told({ reason: 'unclear', words: ' ' }), stranger)).toEqual(['words-missing'])
  expect(problemsWithReason(told({ reason: 'unclear', words: '没有写是哪条街' }), stranger)).toEqual([])
})

test('only an employee who left no name is refused for it; nobody else has to give one', () => {
  const reason = 'insider-unnamed'
  expect(problemsWithReason(told({ reason }), { insider: true, named: false })).toEqual([])
  expect(problemsWithReason(told({ reason }), { insider: true, named: true })).toEqual(['not-insider'])
  expect(problemsWithReason(told({ reason }), stranger)).toEqual(['not-insider'])
})

test('each reason has its name and a reply that a resident can act on', () => {
  for (const reason of refusalReasonNames) {
    expect(refusalReasonWords[reason].length).toBeGreaterThan(4)
    expect(refusalReplies[reason]).toMatch(/您/)
  }
})
