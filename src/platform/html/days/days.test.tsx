import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawn } from '../in-tests.tsx'
import { dayWords } from '../words.ts'
import { dayAfter, daysFrom } from './days.rules.ts'
import { Days } from './days.tsx'

const strip = (today: string) =>
  drawn(<Days from="2023-05-31" to="2023-06-30" today={today} mark={{ day: '2023-06-16', label: 'open' }} />)
const count = (html: string, look: string) => html.match(new RegExp(`<path class="${look}"`, 'g'))?.length ?? 0

describe('the month strip', () => {
  it('has a cell for each of its 31 days, with today among them', () => {
    const html = strip('2023-06-10')
    expect([count(html, 'past'), count(html, 'now'), count(html, 'next'), count(html, 'key')]).toEqual([10, 1, 19, 1])
    expect(html).toContain(dayWords.running(11, 20))
  })

  it('says so before it begins, on its last day and after it has ended', () => {
    expect(strip('2023-05-29')).toContain(dayWords.before(2))
    expect(strip('2023-06-30')).toContain(dayWords.running(31, 0))
    const after = strip('2023-07-02')
    expect(after).toContain(dayWords.after)
    expect(count(after, 'now')).toBe(0)
  })

  it('names the weekday of a date', () => {
    expect(dayWords.weekday('2023-06-10')).toBe('周六')
    expect(dayWords.day('2023-06-08')).toBe('6月8日')
  })
})

describe('days', () => {
  it('are counted there and back alike, over months and leap years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -800, max: 800 }), (start, days) => {
        const from = dayAfter('1990-01-01', start)
        expect(daysFrom(from, dayAfter(from, days))).toBe(days)
      }),
    )
    expect(dayAfter('2024-02-28', 1)).toBe('2024-02-29')
  })
})
