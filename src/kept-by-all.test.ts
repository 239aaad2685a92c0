import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { townSeenBy } from '#demo-town/in-tests.ts'
import { demoNow } from '#demo-town/seed.ts'
import { clockTopic, watchClock } from '#people/clock-watch.ts'
import type { Parts } from '#people/site.ts'
import { openDb, openPool } from '#platform/db.ts'
import { localStore } from '#platform/files/local-store.ts'
import { keptTopic } from '#platform/kept.ts'
import { keptByAll } from '#platform/kept-by-all.ts'
import { keysFrom } from '#platform/keys.ts'
import { listen, tell, watch } from '#platform/live/live.ts'
import { databaseForThisTest } from '#platform/postgres/test-database.ts'
import { tokenOf } from '#units/link-tokens.ts'
import { recordLink } from '#units/links.store.ts'
import { listUnits } from '#units/units.store.ts'

/** Two processes, as far as they know of one another: what each keeps never grows old by itself. */
async function twoProcesses() {
  const url = await databaseForThisTest()
  const db = openDb(openPool(url))
  const files = mkdtempSync(join(tmpdir(), 'anyue-files-'))
  const hearing = listen(url)
  onTestFinished(async () => {
    await hearing.stop()
    await db.destroy()
    rmSync(files, { recursive: true, force: true })
  })
  await hearing.ready
  const parts: Parts = {
    db,
    keys: keysFrom(Buffer.alloc(32, 7)),
    clock: { now: () => demoNow },
    files: localStore(files),
    assets: { css: 'site.css', deskCss: 'desk.css', islands: {} },
    settings: { basePath: '', trustProxy: false },
  }
  const process = (as: 'officer' | 'liaison' | null) =>
    townSeenBy({ ...parts, kept: keptByAll(() => 0) }, 'sudian', as, demoNow)
  return { process, parts }
}

test('a link that the office stops on one process is shut on the other, and nobody else can stop it', async () => {
  const { process, parts } = await twoProcesses()
  const [office, stranger, village] = [await process('officer'), await process('liaison'), await process(null)]
  const [unit] = await listUnits(parts.db, office.town.id)
  const link = await recordLink(parts.db, office.town.id, unit!.id, null)
  const door = `/u/${tokenOf(parts.keys, office.town.id, link)}`
  const stop = `/office/units/${unit!.id}/links/${link}/void`
  const told = new Promise<void>((resolve) => onTestFinished(watch(keptTopic, resolve)))
  expect((await stranger.submit(stop, {})).status).toBe(403)
  await told // so that it is the office's note that shuts the door
  expect((await village.visit(door)).status).toBe(200)
  expect((await office.submit(stop, {})).status).toBe(303)
  await vi.waitFor(async () => expect((await village.visit(door)).status).toBe(404), 10_000)
})

test('a clock that somebody found right on one process is right on the other', async () => {
  const { parts } = await twoProcesses()
  const clock = { ask: async () => {}, now: () => new Date() }
  const [one, other] = [watchClock(parts.db, clock), watchClock(parts.db, clock)]
  onTestFinished(() => {
    one.stop()
    other.stop()
  })
  for (const watching of [one, other]) watching.stepped({ byMs: 30 * 86_400_000, at: new Date() })
  await tell(parts.db, clockTopic)
  await vi.waitFor(() => expect([...one.troubles(), ...other.troubles()]).toEqual([]), 10_000)
})

test('the overview is kept, and read anew on every process as soon as a village has reported to one', async () => {
  const { process, parts } = await twoProcesses()
  const [office, village] = [await process('officer'), await process(null)]
  const campaign = await smallCampaign({ db: parts.db, town: office.town })
  const link = await recordLink(parts.db, office.town.id, campaign.unitNamed('南董村').id, null)
  const waiting = async () =>
    /待审<\/dt><dd><a[^>]*>(\d+)|待审<\/dt><dd>(\d+)/.exec(await (await office.visit('/office')).text())
  const before = await waiting()
  expect(before?.[1] ?? before?.[2]).toBe('0')
  const door = `/u/${tokenOf(parts.keys, office.town.id, link)}`
  const report = {
    'figure.talks': '3',
    'figure.people': '86',
    day: '2023-06-08',
    words: '讲了用电。',
    reporter: '范红',
  }
  const assignmentId = await campaign.assignmentOf('talk', '南董村')
  expect((await village.submit(`${door}/reports/${assignmentId}`, report)).status).toBe(303)
  await vi.waitFor(async () => {
    const after = await waiting()
    expect(after?.[1] ?? after?.[2]).toBe('1')
  }, 10_000)
})
