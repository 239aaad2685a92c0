import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rules } from './cases.in-tests.ts'
import { faultsInCode, mayHaveChannel, readChannel } from './own-channels.rules.ts'
import {
  forcedToTown,
  isOwed,
  isShownToUnit,
  mayStep,
  type OwnHat,
  type OwnStepName,
  ownClock,
  ownStageOf,
  ownStepNames,
  stepsOffered,
} from './own-reports.rules.ts'

const stages = ['waiting', 'received', 'fixing', 'finished', 'withdrawn', 'passed_up'] as const
const hats = ['unit', 'reporter', 'system'] as const

test('What was passed up moves no more in the enterprise, whoever tries', () => {
  for (const name of ownStepNames) for (const hat of hats) expect(mayStep('passed_up', name, hat)).toBe(false)
})

test('The reporter may pass it up at any time before, also when the enterprise says that it is done, or it was taken back', () => {
  expect(stages.filter((stage) => mayStep(stage, 'pass_up', 'reporter'))).toEqual(stages.slice(0, 5))
  expect(stages.filter((stage) => mayStep(stage, 'withdraw', 'reporter'))).toEqual(['waiting', 'received', 'fixing'])
})

test('The clock passes up what is still owed and nothing else; the enterprise takes nothing back and withdraws nothing', () => {
  for (const stage of stages) expect(mayStep(stage, 'pass_up', 'system')).toBe(isOwed(stage))
  expect(hats.filter((hat) => mayStep('waiting', 'withdraw', hat))).toEqual(['reporter'])
  expect(stepsOffered('waiting')).toEqual(['receive', 'fix', 'finish', 'pass_up'])
  expect(stepsOffered('finished')).toEqual(['pass_up'])
  expect(stepsOffered('withdrawn')).toEqual([])
})

test('However people and the clock press, a report ends in one place and is never lost between the enterprise and the town', () => {
  const press = fc.tuple(fc.constantFrom<OwnStepName>(...ownStepNames), fc.constantFrom<OwnHat>(...hats))
  fc.assert(
    fc.property(fc.array(press, { maxLength: 20 }), (presses) => {
      const steps: { name: OwnStepName }[] = []
      for (const [name, hat] of presses) if (mayStep(ownStageOf(steps), name, hat)) steps.push({ name })
      const last = ownStageOf(steps)
      expect(steps.filter(({ name }) => name === 'pass_up').length).toBe(last === 'passed_up' ? 1 : 0)
      // whatever is owed has a way out, for the clock and for who reported it
      if (isOwed(last)) expect(mayStep(last, 'pass_up', 'system') && mayStep(last, 'pass_up', 'reporter')).toBe(true)
    }),
  )
})

test('Fifteen days unless the town says otherwise; on the fifteenth it is not late yet', () => {
  expect(ownClock('2025-06-01', '2025-06-16', rules)).toMatchObject({ dueOn: '2025-06-16', state: 'running' })
  expect(ownClock('2025-06-01', '2025-06-17', rules).state).toBe('overdue')
  const own = { ...rules, limits: { 'own-channel': { days: 5, counted: 'calendar' } } } as const
  expect(ownClock('2025-06-01', '2025-06-07', own)).toMatchObject({ dueOn: '2025-06-06', state: 'overdue' })
})

test('Deaths, concealed accidents and what only major standards know stay in no enterprise', () => {
  const hazard = { kind: 'hazard', deaths: false, topic: 'machine-unguarded' } as const
  expect(forcedToTown(hazard, '2025-06-01')).toBeUndefined()
  expect(forcedToTown({ ...hazard, topic: 'other' }, '2025-06-01')).toBeUndefined()
  expect(forcedToTown({ ...hazard, deaths: true }, '2025-06-01')).toBe('accident')
  expect(forcedToTown({ ...hazard, kind: 'concealed_accident' }, '2025-06-01')).toBe('accident')
  expect(forcedToTown({ ...hazard, topic: 'confined-space' }, '2025-06-01')).toBe('major')
  // a locked door may be a major hazard, and mostly is none: that is found on the spot
  expect(forcedToTown({ ...hazard, topic: 'exit-locked' }, '2025-06-01')).toBeUndefined()
})

test('The enterprise sees a report from the day after, so that the hour gives nobody away', () => {
  expect(isShownToUnit('2025-06-01', '2025-06-01')).toBe(false)
  expect(isShownToUnit('2025-06-01', '2025-06-02')).toBe(true)
})

test('Enterprises and schools may open a channel; villages and the offices themselves may not', () => {
  expect(['enterprise', 'school', 'village', 'station'].filter((kind) => mayHaveChannel({ kinds: [kind] }))).toEqual([
    'enterprise',
    'school',
  ])
})

test('A code that a foreman guesses at once is refused', () => {
  const names = (typed: string, again = typed) => faultsInCode(typed, again).map(({ name }) => name)
  expect(names('12345')).toEqual(['code-short'])
  for (const simple of ['123456', '654321', '111111', '121212']) expect(names(simple)).toEqual(['code-simple'])
  expect(names('铸造-8642', '铸造-8643')).toEqual(['code-again'])
  expect(names('铸造-8642')).toEqual([])
})

test('Who reads it has to be named with a telephone: whoever reports is told', () => {
  const given: Record<string, string> = { words: '', readerName: '', readerPhone: 'abc', reward: '' }
  expect(readChannel({ text: (name) => given[name] ?? '' }).faults).toEqual([
    { field: 'words', name: 'words' },
    { field: 'readerName', name: 'reader' },
    { field: 'readerPhone', name: 'phone-wrong' },
  ])
})
