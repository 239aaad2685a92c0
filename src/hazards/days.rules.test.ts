import { expect, test } from 'vitest'
import { addDays, weekdayOf } from '#platform/days.rules.ts'
import { arrangements } from './arrangements.rules.ts'
import { calendarOf, isPublished, isWorkingDay, nextWorkingDay } from './days.rules.ts'

const calendar = calendarOf()

test('on the Dragon Boat days of 2023 nobody works, on the Sunday after everybody does', () => {
  expect(['2023-06-21', '2023-06-22', '2023-06-24', '2023-06-25'].map((day) => isWorkingDay(calendar, day))).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect(nextWorkingDay(calendar, '2023-06-22')).toBe('2023-06-25')
})

test('New Year of 2023 began on the last day of 2022', () => {
  expect(isWorkingDay(calendar, '2022-12-30')).toBe(true)
  expect(isWorkingDay(calendar, '2023-01-02')).toBe(false)
  expect(isWorkingDay(calendar, '2023-01-03')).toBe(true)
})

/** The days of the year less Saturdays and Sundays less the legal holidays: 11, since 2025 13. */
const worked: Record<number, number> = { 2023: 249, 2024: 251, 2025: 248, 2026: 248 }

test('each published year has as many days of work as weekends and legal holidays leave', () => {
  for (const { year } of arrangements) {
    let found = 0
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
      if (isWorkingDay(calendar, day)) found++
    expect(found, String(year)).toBe(worked[year])
  }
})

test('a make-up workday is a Saturday or Sunday and no day off at once', () => {
  for (const { work, year } of arrangements)
    for (const day of work) {
      expect(weekdayOf(day), `${day} of ${year}`).toBeGreaterThan(5)
      expect(calendar.off.has(day)).toBe(false)
    }
})

test('the town closes on its own day and works through a published one', () => {
  const own = calendarOf({ off: ['2026-11-30', ['2026-12-02', '2026-12-03']], work: ['2026-10-01'] })
  const days = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-10-01', '2026-10-02']
  expect(days.map((day) => isWorkingDay(own, day))).toEqual([false, true, false, false, true, true, false])
  expect(isWorkingDay(calendarOf({ off: ['2026-10-10'] }), '2026-10-10')).toBe(false)
})

test('beyond the published years only weekends are known, and that is said', () => {
  expect(isPublished(calendar, '2026-12-31')).toBe(true)
  expect(isPublished(calendar, '2027-01-01')).toBe(false)
  expect(isWorkingDay(calendar, '2027-01-01')).toBe(true)
})
