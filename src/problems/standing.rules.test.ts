import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Acts, actNames, mayAct, standOf } from './standing.rules.ts'

const none: Acts = { owners: [], decisions: [], closings: [], reopenings: [] }
const today = '2023-06-10'

test('a problem is raised, given to somebody, decided and closed; each says whose turn it is', () => {
  const owned = { ...none, owners: [{ id: '1', owner: '供电所', dueOn: '2023-06-15' }] }
  const decided = { ...owned, decisions: [{ id: '2', dueOn: '2023-06-12' }] }
  const closed = { ...decided, closings: [{ id: '3' }] }
  expect(standOf(none, today)).toMatchObject({ state: 'raised', owner: null, dueOn: null, lamp: 'todo' })
  expect(standOf(owned, today)).toMatchObject({ state: 'owned', owner: '供电所', days: 5, lamp: 'todo' })
  expect(standOf(decided, today)).toMatchObject({ state: 'decided', dueOn: '2023-06-12', lamp: 'soon' })
  expect(standOf(decided, '2023-06-13')).toMatchObject({ lamp: 'late', days: -1 })
  expect(standOf(closed, '2023-06-20')).toMatchObject({ state: 'closed', lamp: 'ok', days: null })
})

test('reopened it begins anew, without the old day', () => {
  const acts = {
    owners: [{ id: '1', owner: '供电所', dueOn: '2023-06-08' }],
    decisions: [],
    closings: [{ id: '2' }],
    reopenings: [{ id: '3' }],
  }
  expect(standOf(acts, today)).toMatchObject({ state: 'raised', owner: '供电所', dueOn: null, lamp: 'todo' })
  expect(standOf({ ...acts, closings: [...acts.closings, { id: '4' }] }, today).state).toBe('closed')
})

test('whatever happened in whatever order, an open problem can be acted upon and a closed one only reopened', () => {
  const act = fc.constantFrom('owners', 'decisions', 'closings', 'reopenings')
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (order) => {
      const acts = { owners: [], decisions: [], closings: [], reopenings: [] } as Record<string, object[]>
      order.forEach((name, at) => {
        acts[name]!.push({ id: String(at).padStart(3, '0'), owner: '派出所', dueOn: today })
      })
      const standing = standOf(acts as unknown as Acts, today)
      const lastEnd = order.findLast((name) => name === 'closings' || name === 'reopenings')
      expect(standing.state === 'closed').toBe(lastEnd === 'closings')
      for (const name of actNames)
        expect(mayAct(standing, name)).toBe((name === 'reopenings') === (standing.state === 'closed'))
    }),
  )
})
