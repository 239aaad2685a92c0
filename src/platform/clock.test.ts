import type pg from 'pg'
import { expect, test } from 'vitest'
import { databaseClock } from './clock.ts'
import { openDb } from './db.ts'

const start = Date.parse('2023-06-10T09:00:00+08:00')
const DAY_MS = 86_400_000

/** A database whose clock, and a process whose steady count, are turned by hand. */
async function turned() {
  const hands = { database: start, steady: 1_000 }
  const client = { query: async () => ({ command: 'SELECT', rows: [{ now: new Date(hands.database) }] }), release() {} }
  const db = openDb({ connect: async () => client } as unknown as pg.Pool)
  const steps: number[] = []
  const clock = databaseClock(
    db,
    ({ byMs }) => steps.push(byMs),
    () => hands.steady,
  )
  await clock.ask()
  const pass = (ms: number, skewMs = 0) => {
    hands.steady += ms
    hands.database += ms + skewMs
  }
  return { clock, steps, pass }
}

test('it is the time of the database and what went by since, whatever the machine’s own clock says', async () => {
  const { clock, pass } = await turned()
  pass(5_000)
  expect(clock.now().getTime()).toBe(start + 5_000)
  expect(clock.now(DAY_MS).getTime()).toBe(start + 5_000 + DAY_MS)
})

test.each([
  ['three days forward', 3 * DAY_MS],
  ['three days back', -3 * DAY_MS],
  ['into July', 30 * DAY_MS],
])('a step %s is noticed at the next asking, and taken over', async (_, by) => {
  const { clock, steps, pass } = await turned()
  pass(10_000, by)
  await clock.ask()
  expect(steps).toEqual([by])
  expect(clock.now().getTime()).toBe(start + 10_000 + by)
  pass(10_000)
  await clock.ask()
  expect(steps).toEqual([by])
})

test('a clock that is kept right is no step, however long it runs', async () => {
  const { clock, steps, pass } = await turned()
  for (let hour = 0; hour < 24; hour++) {
    pass(3_600_000, hour % 2 ? 900 : -900)
    await clock.ask()
  }
  expect(steps).toEqual([])
})
