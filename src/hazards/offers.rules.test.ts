import { expect, test } from 'vitest'
import { anybody, caseAt, eventOf, facts, later, rules } from './cases.in-tests.ts'
import type { Standing } from './cases.rules.ts'
import { inOrder, isOffered } from './offers.rules.ts'
import { refusalsOf } from './refusing.rules.ts'
import { eventNames, mayHappen, stages } from './stages.rules.ts'

const TODAY = '2026-06-12'
const standings: Standing[] = [
  ...stages.map(caseAt),
  later(caseAt('closed'), '2026-06-10', 'reply'),
  later(caseAt('closed'), '2026-06-10', 'reply', 'object'),
  later(caseAt('verifying'), '2026-06-10', 'pause'),
  later(caseAt('verifying'), '2026-06-10', 'extend'),
  { ...caseAt('ordered'), dueOn: '2026-06-01' },
]

test('what is done rightly is offered exactly where it would not be refused', () => {
  for (const standing of standings)
    for (const name of eventNames.filter(
      (one) => mayHappen(standing.stage, one) && one !== 'recheck' && one !== 'withdraw',
    )) {
      const actor = { ...anybody, id: 'somebody' }
      const refused = refusalsOf({ facts, standing }, eventOf(name), actor, TODAY, rules)
      expect([standing.stage, name, isOffered(name, standing, TODAY)]).toEqual([
        standing.stage,
        name,
        refused.length === 0,
      ])
    }
})

test('the step that is due stands first, and what stops a firm stands first only in danger', () => {
  const may = (standing: Standing) =>
    eventNames.filter((name) => mayHappen(standing.stage, name) && isOffered(name, standing, TODAY))
  const firstOf = (standing: Standing) => inOrder(may(standing), standing).first
  expect(firstOf(caseAt('received'))).toBe('accept')
  expect(firstOf(caseAt('verifying'))).toBe('conclude')
  expect(firstOf(caseAt('submitted'))).toBe('recheck')
  expect(firstOf({ ...caseAt('ordered'), dueOn: '2026-06-01' })).toBe('escalate')
  expect(firstOf({ ...caseAt('substantiated'), danger: true })).toBe('stop_work')
  // the unit has the turn
  expect(firstOf({ ...caseAt('ordered'), dueOn: '2026-06-30' })).toBeUndefined()
  for (const standing of standings) {
    const { steps } = inOrder(may(standing), standing)
    expect([...steps].sort()).toEqual([...may(standing)].sort())
  }
})
