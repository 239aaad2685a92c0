import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { delayOf, isOverCap, tryDelayOf } from './crowd.rules.ts'
import { Crowd } from './crowd.ts'

test('a village behind one address passes without waiting, worked or typed by hand', () => {
  expect(delayOf({ worked: true, formAgeMs: 0, hour: 59 })).toBe(0)
  expect(delayOf({ worked: false, formAgeMs: 30_000, hour: 59 })).toBe(0)
})

test('a program that fills in at once waits, and the more it sends the longer', () => {
  expect(delayOf({ worked: false, formAgeMs: 0, hour: 0 })).toBe(4_000)
  expect(delayOf({ worked: false, formAgeMs: -5_000, hour: 0 })).toBe(4_000)
  expect(delayOf({ worked: true, formAgeMs: 0, hour: 80 })).toBe(5_000)
  expect(delayOf({ worked: false, formAgeMs: 0, hour: 9_999 })).toBe(15_000)
})

test('a few wrong receipts cost nothing, a list of them does', () => {
  expect(tryDelayOf(20)).toBe(0)
  expect(tryDelayOf(60)).toBe(10_000)
})

test('only a town that set a cap has one', () => {
  expect(isOverCap(10_000, 0)).toBe(false)
  expect([isOverCap(29, 30), isOverCap(30, 30)]).toEqual([false, true])
})

test('places are counted apart, forgotten together, and no address is in what is kept', () => {
  const crowd = new Crowd(1_000)
  crowd.add('192.0.2.7', 0)
  crowd.add('192.0.2.7', 500)
  expect([crowd.count('192.0.2.7', 999), crowd.count('192.0.2.8', 999)]).toEqual([2, 0])
  expect(inspect(crowd, { depth: 9, showHidden: true })).not.toContain('192.0.2')
  expect(crowd.count('192.0.2.7', 1_000)).toBe(0)
})
