import { parseCrontab } from 'graphile-worker'
import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { verifyAudit } from './audit.seal.store.ts'
import { peopleCrontab, peopleJobs } from './people.jobs.ts'

test('every line of the timetable names a job that is there', () => {
  const lines = parseCrontab(peopleCrontab.join('\n'))
  expect(lines.map(({ task }) => task).sort()).toEqual(Object.keys(peopleJobs).sort())
})

test('the audit of every town is sealed, and a second run has nothing to do', async () => {
  const own = await demoTown({ as: 'director' })
  await own.submit('/sign-out', {})
  const tomorrow = { ...own.parts, clock: { now: () => new Date(Date.now() + 86_400_000) } }
  await peopleJobs.sealAudit!({}, tomorrow)
  await peopleJobs.sealAudit!({}, tomorrow)
  const seals = await own.db.selectFrom('audit_seal').select(['entries']).where('town_id', '=', own.town.id).execute()
  expect(seals.reduce((sum, { entries }) => sum + entries, 0)).toBeGreaterThan(0)
  expect(await verifyAudit(own.db, own.town.id)).toEqual([])
})
