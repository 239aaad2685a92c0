import { expect, test } from 'vitest'
import { demoTown, townSeenBy } from '#demo-town/in-tests.ts'
import { caseOfReport } from './cases.reading.ts'
import { openedCase } from './opened.in-tests.ts'
import { recordHazardSettings } from './settings.store.ts'

const rowOf = async (street: Awaited<ReturnType<typeof demoTown>>, caseId: string) =>
  street.db.selectFrom('hazard_case').where('id', '=', caseId).selectAll().executeTakeFirstOrThrow()

test('a report begins a case that is received and has a day by which it is decided on', async () => {
  const street = await demoTown()
  const { caseId, reportId } = await openedCase(street, { unit: '安禾铸造公司' })
  expect(await rowOf(street, caseId)).toMatchObject({ stage: 'received', next_clock: 'accept', events: 0 })
  const read = await caseOfReport(street.db, street.town.id, reportId)
  expect([read?.caseId, read?.standing.stage, read?.events]).toEqual([caseId, 'received', []])
})

test('the day is reckoned by what the town has set, its own days off too', async () => {
  const street = await demoTown()
  const limits = { accept: { days: 2, counted: 'working' as const } }
  const days = [{ from: '2023-06-06', to: '2023-06-06', worked: false }]
  await recordHazardSettings(street.db, street.town.id, {
    limits,
    referrals: {},
    days,
    majorsEntrusted: false,
    monthlyCap: 0,
  })
  const { caseId } = await openedCase(street, { receivedOn: '2023-06-05' })
  expect((await rowOf(street, caseId)).next_due_on).toBe('2023-06-08')
})

test('another town finds nothing of it', async () => {
  const street = await demoTown()
  const { reportId } = await openedCase(street)
  const other = await townSeenBy(street.parts, 'qingshi', null, street.now)
  expect(await caseOfReport(street.db, other.town.id, reportId)).toBeUndefined()
})
