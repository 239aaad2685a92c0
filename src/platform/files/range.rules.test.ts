import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rangeOf } from './range.rules.ts'

test.each([
  ['bytes=0-0', { from: 0, to: 0 }],
  ['bytes=10-', { from: 10, to: 99 }],
  ['bytes=10-19', { from: 10, to: 19 }],
  ['bytes=90-500', { from: 90, to: 99 }],
  ['bytes=-30', { from: 70, to: 99 }],
  ['bytes=-500', { from: 0, to: 99 }],
  ['bytes=100-', 'beyond'],
  ['bytes=-0', 'beyond'],
  ['bytes=20-10', null],
  ['bytes=0-1,5-6', null],
  ['bytes=-', null],
  ['pages=1-2', null],
  [undefined, null],
])('%s of a hundred bytes is %o', (header, wanted) => {
  expect(rangeOf(header, 100)).toEqual(wanted)
})

test('whatever is asked for, nothing outside of the file is read', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.option(fc.nat(200)), fc.nat(150), (first, last, size) => {
      const range = rangeOf(`bytes=${first}-${last ?? ''}`, size)
      if (range === null || range === 'beyond') return
      expect(range.from).toBeGreaterThanOrEqual(0)
      expect(range.to).toBeGreaterThanOrEqual(range.from)
      expect(range.to).toBeLessThan(size)
    }),
  )
})
