import { parseCrontab } from 'graphile-worker'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { at } from '#platform/days.rules.ts'
import { urgedTown } from './in-tests.ts'
import { urgeCrontab, urgeJobs } from './urges.jobs.ts'
import { TOWN_JOB } from './urges.types.ts'

test('Every line of the timetable names a job that is there', () => {
  for (const { task } of parseCrontab(urgeCrontab.join('\n'))) expect(urgeJobs).toHaveProperty(task)
})

test('Each town gets a job of its own', async () => {
  const town = await urgedTown()
  await urgeJobs.urge!({}, town.parts)
  const { rows } = await sql<{
    key: string
  }>`select key from graphile_worker.jobs where key like ${`${TOWN_JOB}:%`}`.execute(town.db)
  const towns = await town.db.selectFrom('town').select('id').execute()
  expect(rows.map(({ key }) => key).sort()).toEqual(towns.map(({ id }) => `${TOWN_JOB}:${id}`).sort())
})

test('The ladder goes by the town’s own clock, wherever the server’s stands', async () => {
  const town = await urgedTown()
  const server = at('2026-11-25', '03:00')
  const clock = { now: (shiftMs = 0) => new Date(server.getTime() + shiftMs) }
  const runAt = async (now: Date) => {
    const clock_shift_ms = now.getTime() - server.getTime()
    await town.db.updateTable('town').set({ clock_shift_ms }).where('id', '=', town.town.id).execute()
    await urgeJobs[TOWN_JOB]!({ town: town.town.id }, { ...town.parts, clock })
  }
  await runAt(at('2023-06-08', '08:00'))
  expect(await town.urges()).toEqual([])
  await runAt(at('2023-06-08', '09:00'))
  expect(new Set((await town.urges()).map(({ told_on }) => told_on))).toEqual(new Set(['2023-06-08']))
})

test('By a clock that has just leapt into July nobody is urged; once it is trusted again they are', async () => {
  const town = await urgedTown()
  const july = at('2023-07-03', '09:00')
  const step = { name: 'stepped' as const, byMs: 30 * 86_400_000, at: july }
  const leapt = { now: () => july, troubles: () => [step] }
  await urgeJobs[TOWN_JOB]!({ town: town.town.id }, { ...town.parts, clock: leapt })
  expect(await town.urges()).toEqual([])
  await urgeJobs[TOWN_JOB]!({ town: town.town.id }, { ...town.parts, clock: { now: () => at('2023-06-08', '09:00') } })
  expect(await town.urges()).not.toEqual([])
})
