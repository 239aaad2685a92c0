import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { demoTown, townSeenBy } from '#demo-town/in-tests.ts'
import { loadAssets, serveAssets } from '#platform/assets/assets.ts'
import { buildAssets } from '../../bin/build-assets.mjs'
import { reportedCampaign } from './ledger.in-tests.ts'
import { listAcceptedPhotos } from './photos.store.ts'

const MOST_BYTES = 40_000
const MOST_REQUESTS = 8

/** The public home with what browsers fetch, as it is served. */
async function home() {
  const folder = mkdtempSync(join(tmpdir(), 'home-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await buildAssets({ outdir: folder })
  const officer = await demoTown({ as: 'officer' })
  const { report } = await reportedCampaign(officer)
  await report('talk', '南董村', { talks: 3, people: 86 })
  const parts = { ...officer.parts, assets: loadAssets(folder), serveAssets: serveAssets(folder) }
  return townSeenBy(parts, 'sudian', null, officer.now)
}

test('the public home costs at most 40 KB in at most 8 requests, and needs no script', {
  timeout: 60_000,
}, async () => {
  const town = await home()
  const page = await (await town.visit('/')).text()
  const fetched = [...page.matchAll(/<(?:link|script|img|source|use|iframe)[^>]* (?:href|src)="([^"#]+)/g)]
    .map(([, address]) => address!)
    .filter((address) => !address.startsWith('data:'))
  let bytes = Buffer.byteLength(page)
  for (const address of fetched) {
    const answer = await town.visit(address, { 'accept-encoding': 'gzip' })
    expect(answer.status, address).toBe(200)
    bytes += (await answer.arrayBuffer()).byteLength
  }
  expect(fetched.length).toBeGreaterThan(0)
  expect(1 + fetched.length).toBeLessThanOrEqual(MOST_REQUESTS)
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES)
  expect(page).not.toMatch(/<script|<style| style=/)
})

test('the wall of photos costs at most 40 KB without its photos, needs no script, and fetches them late', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wall-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await buildAssets({ outdir: folder })
  const officer = await demoTown({ as: 'officer' })
  const { report, campaignId } = await reportedCampaign(officer)
  await report('talk', '南董村', { talks: 3, people: 86 }, { photos: 30 })
  const photos = await listAcceptedPhotos(officer.db, officer.town.id, { campaignId, most: 40 })
  await officer.submit('/office/photos/releases', { photo: photos.map(({ evidenceId }) => evidenceId) })
  const parts = { ...officer.parts, assets: loadAssets(folder), serveAssets: serveAssets(folder) }
  const town = await townSeenBy(parts, 'sudian', null, officer.now)
  const page = await (await town.visit('/photos')).text()
  const images = [...page.matchAll(/<img [^>]*>/g)].map(([tag]) => tag)
  expect(images).toHaveLength(24)
  expect(images.every((tag) => tag.includes('loading="lazy"'))).toBe(true)
  expect(page).not.toContain('<script')
  expect(page).toContain('/photos?page=2')
  const [, css] = /<link rel="stylesheet" href="([^"]+)"/.exec(page) ?? []
  const sheet = await (await town.visit(css!, { 'accept-encoding': 'gzip' })).arrayBuffer()
  expect(Buffer.byteLength(page) + sheet.byteLength).toBeLessThanOrEqual(MOST_BYTES)
})

test('the home says what is on, how far it is, and whom to phone', async () => {
  const officer = await demoTown({ as: 'officer' })
  const { report } = await reportedCampaign(officer)
  await report('talk', '南董村', { talks: 3, people: 86 })
  const page = await (await (await officer.seenBy(null)).visit('/')).text()
  for (const words of ['开展宣讲', '已经报上 1 件', 'tel:', '查一张回执']) expect(page).toContain(words)
})

test('the home leads to reporting a hazard, and names the town’s published numbers first', async () => {
  const officer = await demoTown({ as: 'officer' })
  await officer.submit('/office/hotlines', { unit: '', phone: '0355-8255199' })
  const page = await (await (await officer.seenBy(null)).visit('/')).text()
  expect(page).toContain('href="/t/sudian/hazards"')
  expect(page).toContain('href="/t/sudian/hotlines"')
  expect(page).toContain('0355-8255199，12350，12345')
})

test('before a campaign runs the home promises nothing', async () => {
  const town = await demoTown({ slug: 'qingshi' })
  const page = await (await town.visit('/')).text()
  expect(page).toContain('今年的活动还没有开始')
  expect(page).not.toContain('该报的')
})
