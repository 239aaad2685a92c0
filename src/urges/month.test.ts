import { expect, test } from 'vitest'
import { databaseForThisTest } from '#platform/postgres/test-database.ts'
import { driveMonth } from '../../bench/urges/month.ts'
import { difference } from '../../bench/urges/verdict.ts'

test('Though its worker is killed, the office sends each message once, and the month goes as it would have gone', {
  timeout: 600_000,
}, async () => {
  const asked = { units: 40, firstDay: '2023-06-06', lastDay: '2023-06-10' }
  const [whole, killed] = await Promise.all([
    driveMonth({ ...asked, url: await databaseForThisTest(), kills: 0 }),
    driveMonth({ ...asked, url: await databaseForThisTest(), kills: 5 }),
  ])
  const { killed: deaths } = killed
  expect(deaths.sending + deaths.sent + deaths.anywhere).toBe(5)
  for (const month of [whole, killed]) {
    expect(month.sent).toBeGreaterThan(40)
    expect(month).toMatchObject({ lost: [], unrecorded: [], doubled: [], open: 0, unowed: [], failures: [] })
  }
  expect(whole.repeats).toBe(0)
  expect(killed.repeats).toBeLessThanOrEqual(deaths.sending + deaths.sent)
  expect(difference(killed.steps, whole.steps)).toEqual([])
  expect(difference(killed.messages, whole.messages)).toEqual([])
})
