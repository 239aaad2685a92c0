import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { listUnprinted } from '#campaign/evidence.prints.store.ts'
import { countQueue, listQueue } from '#campaign/reviews.store.ts'
import { isOwed } from '#campaign/standing.rules.ts'
import { findStanding } from '#campaign/standing.store.ts'
import { listVersions } from '#campaign/submissions.store.ts'
import { localStore } from '#platform/files/local-store.ts'
import { demoTown } from './in-tests.ts'
import { seedSubmissions } from './submissions.seed.ts'

/** Pictures are drawn for it. */
const PATIENCE = 60_000

async function seeded() {
  const town = await demoTown()
  const campaign = await smallCampaign(town)
  const folder = mkdtempSync(join(tmpdir(), 'anyue-seed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await seedSubmissions(town.db, localStore(folder), town.town.id, town.now)
  return { town, campaign }
}

test(
  'The demo stands in the middle of its month: much is in, some waits, some is late, some was returned',
  async () => {
    const { town, campaign } = await seeded()
    const stages: Record<string, number> = {}
    let late = 0
    for (const unit of campaign.units.filter(({ kinds }) => kinds.includes('village')))
      for (const which of ['talk', 'phone', 'weekly', 'article'] as const) {
        const one = (await findStanding(town.db, town.town.id, await campaign.assignmentOf(which, unit.name)))!
        stages[one.stage] = (stages[one.stage] ?? 0) + 1
        if (isOwed(one) && one.dueAt < town.now) late += 1
      }
    expect(stages.accepted).toBeGreaterThan(15)
    expect(stages.signed).toBeGreaterThan(3)
    expect(late).toBeGreaterThan(2)
    expect(await countQueue(town.db, town.town.id, campaign.campaignId)).toBeGreaterThan(1)
  },
  PATIENCE,
)

test(
  'One photo of the demo was sent by two units; its drawings, which repeat, are not taken for one another',
  async () => {
    const { town, campaign } = await seeded()
    const queue = await listQueue(town.db, town.town.id, campaign.campaignId)
    const doubted = queue.filter((waiting) => waiting.doubted)
    expect(doubted).toHaveLength(2)
    expect(new Set(doubted.map(({ unit }) => unit)).size).toBe(2)
    expect(await listUnprinted(town.db, town.town.id, 1)).toEqual([])
  },
  PATIENCE,
)

test(
  'The demo tells the same story every time it is made',
  async () => {
    const story = async () => {
      const { town, campaign } = await seeded()
      const versions = await listVersions(town.db, town.town.id, await campaign.assignmentOf('talk', '苏店村'))
      return versions.map(({ figures, words, sentAt }) => ({ figures, words, sentAt }))
    }
    expect(await story()).toEqual(await story())
  },
  PATIENCE,
)
