import { expect, test } from 'vitest'
import { keptSegmentOf, runFrom, segmentAfter } from './segments.rules.ts'

const hash = 'a'.repeat(64)

test('segments follow one another across the end of a log', () => {
  expect(segmentAfter('000000010000000000000005')).toBe('000000010000000000000006')
  expect(segmentAfter('0000000100000000000000FF')).toBe('000000010000000100000000')
})

test('the first segment that is missing is named, unless nothing comes after it', () => {
  const [a, b, c, d] = ['FE', 'FF', '100', '101'].map(
    (n) => `00000001${(Number.parseInt(n, 16) >> 8).toString(16).padStart(8, '0')}${n.slice(-2).padStart(8, '0')}`,
  )
  expect(runFrom([d!, a!, b!, c!], a!)).toEqual({ run: [a, b, c, d], missing: undefined })
  expect(runFrom([a!, b!, d!], a!)).toEqual({ run: [a, b], missing: c })
  expect(runFrom([a!, b!], a!)).toEqual({ run: [a, b], missing: undefined })
})

test('a file of the log says its hash by its name; half a file is none', () => {
  expect(keptSegmentOf(`000000010000000000000005.${hash}.gz`)?.sha256).toBe(hash)
  expect(keptSegmentOf(`00000002.history.${hash}.gz`)?.name).toBe('00000002.history')
  expect(keptSegmentOf('000000010000000000000005.part')).toBeUndefined()
})
