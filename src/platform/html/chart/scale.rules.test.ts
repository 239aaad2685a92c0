import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { above, apart, marksUpTo, under } from './scale.rules.ts'

describe('the scale of a chart', () => {
  it('begins at 0, reaches the highest figure and has few round marks', () => {
    expect(marksUpTo(195)).toEqual([0, 50, 100, 150, 200])
    expect(marksUpTo(0)).toEqual([0, 1])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }), (max) => {
        const marks = marksUpTo(max)
        expect(marks[0]).toBe(0)
        expect(marks.at(-1)).toBeGreaterThanOrEqual(max)
        expect(marks.length).toBeLessThanOrEqual(5)
        expect(marks.every(Number.isInteger)).toBe(true)
      }),
    )
  })

  it('lifts labels off the days under it, and keeps them apart', () => {
    expect(above([20, 80], 86)).toEqual([20, 80])
    expect(above([70, 100], 86)).toEqual([56, 86])
  })

  it('cuts no label off above, and keeps the other clear of it', () => {
    expect(under([20, 80], 15, 30)).toEqual([20, 80])
    expect(under([100, 7], 15, 30)).toEqual([100, 15])
    expect(under([7, 37], 15, 30)).toEqual([15, 45])
  })

  it('keeps two labels readable', () => {
    expect(apart(20, 80, 30)).toEqual([20, 80])
    const [upper, lower] = apart(50, 52, 30)
    expect(lower - upper).toBe(30)
  })
})
