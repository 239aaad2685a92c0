import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { handled } from './handled.in-tests.ts'
import { overdueJobs } from './overdue.jobs.ts'
import { ownDayText, readOwnDays } from './settings.rules.ts'
import { readHazardSettings } from './settings.store.ts'
import { settingsWords } from './settings.words.ts'

const path = '/office/hazards/settings'

test('the director sets what the law leaves to the town, and nothing that it fixes', async () => {
  const director = await demoTown({ as: 'director' })
  const ownDays = '2026-09-03 放假\n2026-09-06 上班'
  const said = {
    'days-accept': '5',
    'counted-accept': 'working',
    ownDays,
    entrusted: '1',
    monthlyCap: '30',
    'body-city-gas': 'housing',
  }
  expect((await director.submit(path, said)).status).toBe(303)
  expect(await readHazardSettings(director.db, director.town.id)).toEqual({
    limits: { accept: { days: 5, counted: 'working' } },
    referrals: { 'city-gas': 'housing' },
    days: [
      { from: '2026-09-03', to: '2026-09-03', worked: false },
      { from: '2026-09-06', to: '2026-09-06', worked: true },
    ],
    majorsEntrusted: true,
    monthlyCap: 30,
  })
  const refused = await director.submit(path, {
    'days-close': '90',
    'days-accept': '0',
    ownDays: '过节',
    monthlyCap: '-3',
  })
  expect(refused.status).toBe(422)
  const page = await refused.text()
  for (const words of ['这个时限是法定的', '1 到 365', '看不懂这一行：过节', '0 到 10000'])
    expect(page).toContain(words)
})

test('an officer does not set the town’s limits', async () => {
  const officer = await demoTown({ as: 'officer' })
  expect((await officer.visit(path)).status).toBe(403)
  expect((await officer.submit(path, { 'days-accept': '5' })).status).toBe(403)
})

test('days of the town that were written down are read again as they are', () => {
  const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  const span = fc.tuple(day, fc.nat(20), fc.boolean()).map(([from, more, worked]) => ({
    from: from.toISOString().slice(0, 10),
    to: new Date(from.getTime() + (worked ? 0 : more) * 86_400_000).toISOString().slice(0, 10),
    worked,
  }))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), (days) => {
      const typed = days.map((one) => ownDayText(one, settingsWords)).join('\n')
      expect(readOwnDays(typed, settingsWords)).toEqual({ days, wrong: [] })
    }),
  )
})

test('a day that has passed is noticed once by night, stands in the list, and goes when the case moves on', async () => {
  const t = await handled({ receivedOn: '2023-05-02' })
  const run = () => overdueJobs.noticeHazards!({} as never, t.street.parts as never)
  await run()
  await run()
  const urges = await t.street.db.selectFrom('hazard_urge').select('clock').where('case_id', '=', t.caseId).execute()
  expect(urges).toEqual([{ clock: 'accept' }])
  const late = async () => (await t.officer.visit('/office/hazards?show=late')).text()
  expect(await late()).toContain('夜里发现逾期')
  await t.press('accept', { target: '1', facts: '1' })
  expect(await late()).not.toContain('夜里发现逾期')
})
