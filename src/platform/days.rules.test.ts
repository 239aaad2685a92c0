import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, at, dayOf, daysBetween, weekdayOf } from './days.rules.ts'

test('a day in Shanghai begins eight hours before the same day in Greenwich', () => {
  expect(dayOf(new Date('2023-06-15T16:00:00Z'))).toBe('2023-06-16')
  expect(dayOf(new Date('2023-06-15T15:59:59Z'))).toBe('2023-06-15')
  expect(at('2023-06-16', '17:00').toISOString()).toBe('2023-06-16T09:00:00.000Z')
})

test('16 June 2023 was a Friday', () => {
  expect(weekdayOf('2023-06-16')).toBe(5)
})

test('adding days and counting them agree, over months and leap years', () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1992-01-01', days))
  fc.assert(
    fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
      expect(daysBetween(from, addDays(from, days))).toBe(days)
      expect(dayOf(at(from, '23:59'))).toBe(from)
    }),
  )
})
