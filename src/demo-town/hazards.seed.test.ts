import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { localStore } from '#platform/files/local-store.ts'
import { seedHazards } from './hazards.seed.ts'
import { demoTown } from './in-tests.ts'
import { demoPeople } from './people.ts'

test('Whoever opens the demo finds hazards at every turn: one just reported, one overdue, one put right; a village finds none of them', async () => {
  const town = await demoTown({ as: 'officer' })
  const folder = mkdtempSync(join(tmpdir(), 'anyue-hazards-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const idOf = async (username: string) =>
    (
      await town.db
        .selectFrom('person')
        .where('town_id', '=', town.town.id)
        .where('username', '=', username)
        .select('id')
        .executeTakeFirstOrThrow()
    ).id
  const [officer, director] = [await idOf(demoPeople.officer.username), await idOf(demoPeople.director.username)]
  await seedHazards(localStore(folder), { db: town.db, keys: town.parts.keys, town: town.town, officer, director })

  const cases = await town.db
    .selectFrom('hazard_case')
    .where('town_id', '=', town.town.id)
    .select(['id', 'stage', 'due_on'])
    .execute()
  expect(cases.map(({ stage }) => stage).toSorted()).toEqual([
    'accepted',
    'closed',
    'not_accepted',
    'ordered',
    // one came by an enterprise's own channel, and was passed up
    'received',
    'received',
    'transferred',
    'verifying',
  ])
  expect(cases.find(({ stage }) => stage === 'ordered')?.due_on).toBe('2023-06-09')
  const closed = cases.find(({ stage }) => stage === 'closed')!
  const page = await (await town.visit(`/office/hazards/${closed.id}`)).text()
  expect(page).toContain('苏改〔2023〕1号')
  expect((await (await town.seenBy('liaison')).visit(`/office/hazards/${closed.id}`)).status).toBe(403)
  const counts = await (await town.visit('/office/hazards/own-channels')).text()
  expect(counts).toContain('五龙煤机修造厂')
  expect(counts).not.toContain('砂轮机')
  expect(await (await town.visit('/hotlines')).text()).toContain('0355-8250106')
})
