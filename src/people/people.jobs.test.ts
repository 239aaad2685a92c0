import { parseCrontab } from 'graphile-worker'
import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { verifyAudit } from './audit.seal.store.ts'
import { peopleCrontab, peopleJobs } from './people.jobs.ts'

const inDays = (now: Date, days: number) => ({
  now: (shift = 0) => new Date(now.getTime() + days * 86_400_000 + shift),
})

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

test('what is kept for thirty days goes by the town’s own calendar', async () => {
  const town = await demoTown({ as: 'liaison' })
  await town.db.updateTable('town').set({ clock_shift_ms: 0 }).execute()
  await town.submit('/account/sessions/end-others', {})
  const left = async () => {
    const keys = await town.db.selectFrom('form_key').select('key').execute()
    const sessions = await town.db.selectFrom('person_session').select('id').execute()
    return [keys.length, sessions.length]
  }
  expect(await left()).toEqual([1, 1])
  for (const days of [20, 45]) {
    const parts = { ...town.parts, clock: inDays(town.now, days) }
    await peopleJobs.purgeFormKeys!({}, parts)
    await peopleJobs.purgeSessions!({}, parts)
    expect(await left()).toEqual(days === 20 ? [1, 1] : [0, 0])
  }
})
