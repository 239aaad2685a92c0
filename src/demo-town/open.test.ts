import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listActivities } from '#campaign/activities.store.ts'
import { findRunningCampaign } from '#campaign/campaigns.store.ts'
import { listStandings } from '#campaign/standing.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import { localStore } from '#platform/files/local-store.ts'
import { seedCampaign } from './campaign.seed.ts'
import { demoTown } from './in-tests.ts'

test('The demo runs on 苏店镇’s own notice: read, settled and issued by the office’s code on 1 June', async () => {
  const { db, town } = await demoTown()
  const folder = mkdtempSync(join(tmpdir(), 'anyue-demo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { id: officer } = await db
    .selectFrom('person')
    .where('town_id', '=', town.id)
    .where('username', '=', 'anjian')
    .select('id')
    .executeTakeFirstOrThrow()
  await seedCampaign(db, localStore(folder), town.id, officer)

  const campaign = (await findRunningCampaign(db, town.id))!
  expect(campaign).toMatchObject({ ordinal: 22, startsOn: '2023-05-31', consultDay: '2023-06-16', origin: 'notice' })
  expect(campaign.issuedAt).toEqual(new Date('2023-06-01T15:00:00+08:00'))
  const [activities, tasks] = [
    await listActivities(db, town.id, campaign.id),
    await listTasks(db, town.id, campaign.id),
  ]
  // the six of the notice, and what is sent in for the month as a whole
  expect(activities.map(({ marker }) => marker)).toEqual([
    '（一）',
    '（二）',
    '（三）',
    '（四）',
    '（五）',
    '（六）',
    '',
  ])
  expect(tasks.every(({ dueRule }) => dueRule !== 'unknown')).toBe(true)
  const standings = await listStandings(db, town.id, campaign.id)
  // nobody is left out, and every task went to somebody
  expect(new Set(standings.map(({ unitId }) => unitId)).size).toBeGreaterThan(40)
  expect(new Set(standings.map(({ taskId }) => taskId)).size).toBe(tasks.length)
  expect(standings.every(({ dueAt }) => dueAt > campaign.issuedAt!)).toBe(true)
})
