import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Failures, waitFor } from './attempts.rules.ts'

const now = new Date('2023-06-10T09:00:00+08:00')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const none: Failures = {
  here: 0,
  lastHere: null,
  strangersHour: 0,
  strangersDay: 0,
  lastStranger: null,
  address: 0,
  lastAddress: null,
  known: false,
  knownAddress: false,
}

test('two slips of the finger cost nothing, five cost a quarter of an hour', () => {
  const after = (here: number) => waitFor({ ...none, here, lastHere: now }, now)
  expect([1, 2, 3, 4, 5, 9].map(after)).toEqual([0, 0, 5, 20, 900, 900])
  expect(waitFor({ ...none, here: 5, lastHere: ago(899) }, now)).toBe(1)
  expect(waitFor({ ...none, here: 5, lastHere: ago(900) }, now)).toBe(0)
})

test('guesses from everywhere slow strangers down', () => {
  expect(waitFor({ ...none, strangersHour: 20, strangersDay: 20, lastStranger: ago(10) }, now)).toBe(50)
  expect(waitFor({ ...none, strangersHour: 0, strangersDay: 100, lastStranger: ago(10) }, now)).toBe(590)
})

test('guesses from everywhere do not slow a new device where the owner signs in from', () => {
  const many = { strangersHour: 10_000, strangersDay: 10_000, lastStranger: now, knownAddress: true }
  expect(waitFor({ ...none, ...many }, now)).toBe(0)
  expect(waitFor({ ...none, ...many, here: 5, lastHere: now }, now)).toBe(900)
})

test('one address guessing many accounts waits between guesses', () => {
  expect(waitFor({ ...none, address: 99, lastAddress: now }, now)).toBe(0)
  expect(waitFor({ ...none, address: 100, lastAddress: now }, now)).toBe(30)
})

test('however many strangers guess, the owner’s own device never waits for them', () => {
  const failures = fc.record({ strangersHour: fc.nat(1e6), strangersDay: fc.nat(1e6), address: fc.nat(1e6) })
  fc.assert(
    fc.property(failures, (counted) => {
      return waitFor({ ...none, ...counted, lastStranger: now, lastAddress: now, known: true }, now) === 0
    }),
  )
})
