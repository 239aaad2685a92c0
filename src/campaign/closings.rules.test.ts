import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asOf, openByActivity, problemsWithClosing, seenOf } from './closings.rules.ts'

const open = ['开展宣讲：没报 3 件', '还有 1 个问题没有答']

test('With nothing open a campaign is closed without a word', () => {
  expect(problemsWithClosing({ reason: '', seen: '' }, [])).toEqual([])
})

test('With something open a reason is asked for, and a short one', () => {
  const seen = seenOf(open)
  expect(problemsWithClosing({ reason: '', seen }, open)).toEqual([{ field: 'reason', name: 'reason' }])
  expect(problemsWithClosing({ reason: '期限过了', seen }, open)).toEqual([])
  expect(problemsWithClosing({ reason: '长'.repeat(501), seen }, open)).toEqual([
    { field: 'reason', name: 'reason-long' },
  ])
})

test('What changed while somebody read is looked at again before it is closed', () => {
  const seen = seenOf(open)
  expect(problemsWithClosing({ reason: '期限过了', seen }, open.slice(1))).toEqual([{ field: '', name: 'changed' }])
})

test('A closed campaign is read as of its closing, whatever day it is; a running one as of now', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }), (closed, later) => {
      const closedAt = new Date(closed)
      expect(asOf({ closedAt }, new Date(closed + later))).toEqual(closedAt)
      expect(asOf({ closedAt: null }, new Date(later))).toEqual(new Date(later))
    }),
  )
})

test('Activities with nothing open are not named; of the others each figure is counted once', () => {
  const activities = [
    { id: 'a', heading: '开展宣讲', shortName: '宣讲' },
    { id: 'b', heading: '曝光', shortName: '' },
  ]
  const count = { activityId: 'a', asked: 10, accepted: 4, sent: 2, returned: 1, late: 2 }
  const done = { activityId: 'b', asked: 3, accepted: 3, sent: 0, returned: 0, late: 0 }
  expect(openByActivity(activities, [count, count, done])).toEqual([
    { heading: '宣讲', owed: 6, late: 4, returned: 2, waiting: 4 },
  ])
})
