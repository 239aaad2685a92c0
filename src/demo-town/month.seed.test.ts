import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { localStore } from '#platform/files/local-store.ts'
import { seedCampaign } from './campaign.seed.ts'
import { demoTown } from './in-tests.ts'
import { seedMonth } from './month.seed.ts'
import { monthWords } from './month.words.ts'
import { demoNow } from './seed.ts'

test('Whoever opens the demo finds questions, an announcement, problems and a bulletin in the middle of their way', async () => {
  const town = await demoTown({ as: 'officer' })
  const folder = mkdtempSync(join(tmpdir(), 'anyue-month-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { id: officer } = await town.db
    .selectFrom('person')
    .where('town_id', '=', town.town.id)
    .where('username', '=', 'anjian')
    .select('id')
    .executeTakeFirstOrThrow()
  await seedCampaign(town.db, localStore(folder), town.town.id, officer)
  await seedMonth(town.db, town.town.id, officer, demoNow)

  const read = async (path: string) => (await town.visit(path)).text()
  const open = monthWords.questions.filter(({ answer }) => answer === null)
  for (const { text } of open) expect(await read('/office/questions')).toContain(text)
  expect(await read('/office/announcements')).toContain(monthWords.announcements[0]!.title)
  const problems = await read('/office/problems')
  expect(problems).toContain(monthWords.problems.fence.title)
  expect(problems).not.toContain(monthWords.problems.drill.title)
  const resident = await town.seenBy(null)
  const papers = await (await resident.visit('/papers')).text()
  expect(papers).toMatch(/第\s*1\s*期/)
})
