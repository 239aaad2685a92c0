import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GivenFigure } from '#campaign/figures.store.ts'
import { totalOf, weekOf, weeksOf } from './statistics.rules.ts'

const given = (unitId: string, value: number, sentAt = '2023-06-05T08:00:00Z'): GivenFigure => ({
  unitId,
  value,
  unit: unitId,
  taskId: 't',
  code: 'c',
  submissionId: 's',
  number: 'n',
  stage: 'accepted',
  heldOn: null,
  sentAt: new Date(sentAt),
})

test('gatherings of all villages are added up', () => {
  expect(totalOf({ aggregate: 'sum' }, [given('南董村', 2), given('看寺村', 1), given('南董村', 3)])).toEqual({
    total: 6,
    units: 2,
  })
})

test('a level such as open hotlines counts a unit once, by its highest or its latest', () => {
  const all = [given('南董村', 5), given('南董村', 2), given('看寺村', 1)]
  expect(totalOf({ aggregate: 'max' }, all).total).toBe(6)
  expect(totalOf({ aggregate: 'last' }, all).total).toBe(3)
})

test('however figures are split over units, a sum is the sum of the parts', () => {
  const figures = fc.array(fc.record({ unit: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.nat(10_000) }))
  fc.assert(
    fc.property(figures, figures, (one, other) => {
      const of = (some: { unit: string; value: number }[]) =>
        totalOf(
          { aggregate: 'sum' },
          some.map(({ unit, value }) => given(unit, value)),
        ).total
      expect(of([...one, ...other])).toBe(of(one) + of(other))
    }),
  )
})

test('a week runs from Monday to Sunday, and the month has the weeks it touches', () => {
  expect(weekOf('2023-06-10')).toEqual({ from: '2023-06-05', to: '2023-06-11' })
  expect(weeksOf('2023-05-31', '2023-06-10').map((week) => week.from)).toEqual(['2023-05-29', '2023-06-05'])
})
