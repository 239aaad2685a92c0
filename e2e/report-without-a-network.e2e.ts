import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { recordClosing, recordReopening } from '#campaign/closings.store.ts'
import { listEvidence } from '#campaign/evidence.store.ts'
import { keptHereWords, reportDraftWords } from '#campaign/kept-here.words.ts'
import { findStanding } from '#campaign/standing.store.ts'
import { listVersions } from '#campaign/submissions.store.ts'
import { formWords } from '#platform/html/words.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink, voidLinks } from '#units/links.store.ts'
import { launchBrowser, openPage, problemsFoundByAxe } from './browser.ts'
import { type ServedTown, serveTown } from './town-server.ts'

let browser: Browser
let served: ServedTown
let campaign: Awaited<ReturnType<typeof smallCampaign>>
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'photos-'))
const photos = [1, 2].map((nth) => join(folder, `photo-${nth}.jpg`))

beforeAll(async () => {
  served = await serveTown()
  campaign = await smallCampaign(served)
  browser = await launchBrowser()
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  for (const [index, file] of photos.entries())
    await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#888', noise } })
      .blur(2 + index)
      .jpeg({ quality: 95 })
      .withExif({ IFD0: { Make: 'PhoneMaker' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 10/1 0/1' } })
      // Held upright, as most are: the dots lie on their side.
      .withMetadata({ orientation: 6 })
      .toFile(file)
})
afterAll(async () => {
  await browser.close()
  await served.close()
  rmSync(folder, { recursive: true })
})
beforeEach(async () => {
  page = await openPage(browser, { width: 360 })
})
afterEach(() => page.context().close())

/** The page's own policy lets nothing be evaluated by it: asked from outside, again and again. */
async function until(expression: string): Promise<void> {
  const deadline = Date.now() + 30_000
  // Asked while the page is being left there is no answer yet.
  while (!(await page.evaluate(expression).catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`It never came true: ${expression}`)
    await page.waitForTimeout(100)
  }
}

interface Door {
  unit: string
  id: string
  linkId: string
  url: string
  form: string
}

async function doorOf(unit: string): Promise<Door> {
  const unitId = campaign.unitNamed(unit).id
  const linkId = await recordLink(served.db, served.town.id, unitId, null)
  const id = await campaign.assignmentOf('talk', unit)
  const url = `${served.url}/u/${tokenOf(served.keys, served.town.id, linkId)}`
  return { unit, id, linkId, url, form: `${url}/reports/${id}` }
}

const versionsOf = (id: string) => listVersions(served.db, served.town.id, id)
const piecesOf = (id: string) => listEvidence(served.db, served.town.id, id)
const isKept = (words: string) => page.getByText(words.slice(0, 12)).first().waitFor()

/** Until the worker has laid the unit's page and this form by. */
async function openOnce({ url, form }: Door): Promise<void> {
  await page.goto(url)
  const wanted = JSON.stringify([url, form].map((address) => new URL(address).pathname))
  await until(
    `!!navigator.serviceWorker.controller && Promise.all(${wanted}.map((path) => caches.match(path))).then((all) => all.every(Boolean))`,
  )
}

const fillIn = async (people: string) => {
  await page.getByLabel('讲了几场').fill('3')
  await page.getByLabel('来了多少人').fill(people)
  await page.getByLabel('说一句').fill('讲了用电、用火。')
  await page.getByLabel('谁报的').fill('李会计')
}

/** The page goes, as when the camera takes the memory; another opens in the same browser. */
const killed = async (context: BrowserContext): Promise<Page> => {
  await page.close()
  return context.newPage()
}

it('Without a network the unit reports and adds photos; when it is back all of it arrives, exactly once', async () => {
  const door = await doorOf('南董村')
  await openOnce(door)
  const context = page.context()
  await context.setOffline(true)
  await page.goto(door.url)
  await isKept(keptHereWords.old)
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.goto(door.form)
  await fillIn('86')
  await page.getByRole('button', { name: '报上去' }).click()
  await isKept(reportDraftWords.waiting)
  await page.getByLabel('选照片').setInputFiles(photos)
  await page.locator('.shelf li').nth(1).waitFor()
  expect(await problemsFoundByAxe(page)).toEqual([])
  page = await killed(context)
  await page.goto(door.form)
  await isKept(reportDraftWords.waiting)
  await page.locator('.shelf li').nth(1).waitFor()
  expect(await page.getByLabel('来了多少人').inputValue()).toBe('86')
  expect(await versionsOf(door.id)).toEqual([])
  await context.setOffline(false)
  await page.getByRole('heading', { name: '收到了', level: 1 }).waitFor()
  await page.getByText('收到 2 个').waitFor()
  await expectOnce(door)
  // What is left behind must not send it again.
  await page.goto(door.url)
  await page.reload()
  await page.getByText('要办').first().waitFor()
  await expectOnce(door)
})

async function expectOnce({ id }: Door): Promise<void> {
  const versions = await versionsOf(id)
  expect(versions.map(({ figures, byName }) => [figures.people, byName])).toEqual([[86, '李会计']])
  const pieces = await piecesOf(id)
  expect(pieces).toHaveLength(2)
  for (const piece of pieces) {
    expect([piece.width, piece.height]).toEqual([1067, 1600])
    expect(piece.size).toBeLessThan(320_000)
    // What the camera wrote was carried over to the smaller copy.
    expect(piece.hints).toMatchObject({ device: expect.stringContaining('PhoneMaker') })
  }
}

it('What was typed is there again after the camera pushed the page out, each draft in its place', async () => {
  const door = await doorOf('看寺村')
  await page.goto(door.form)
  await fillIn('60')
  const other = `${door.url}/reports/${await campaign.assignmentOf('phone', '看寺村')}`
  await page.goto(other)
  await page.getByLabel('贴了几处').fill('7')
  await page.getByLabel('说一句').click()
  // It goes to the phone's disk a moment after the box is left; on busy cores that takes longer than the kill.
  await page.waitForTimeout(3_000)
  page = await killed(page.context())
  await page.goto(door.url)
  await page.getByText('填了一半，接着填').nth(1).waitFor()
  expect(await page.getByText('填了一半，接着填').count()).toBe(2)
  await page.goto(door.form)
  await isKept(reportDraftWords.restored)
  expect(await page.getByLabel('来了多少人').inputValue()).toBe('60')
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.goto(other)
  expect(await page.getByLabel('贴了几处').inputValue()).toBe('7')
  await page.getByRole('button', { name: reportDraftWords.discard }).click()
  await until(`document.querySelector('[name="figure.places"]')?.value === ''`)
})

it('Photos cut off in the middle go on by themselves when the page is opened the next time', async () => {
  const door = await doorOf('冯村')
  await page.goto(door.form)
  await fillIn('40')
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByRole('heading', { name: '收到了', level: 1 }).waitFor()
  const context = page.context()
  let pieces = 0
  // The first piece passes, then the line is dead.
  await context.route('**/uploads/*', (route) => {
    if (route.request().method() === 'PATCH') pieces += 1
    return pieces > 1 ? route.abort() : route.continue()
  })
  await page.getByLabel('选照片').setInputFiles(photos)
  await page.locator('.shelf li').nth(1).waitFor()
  await page.getByRole('button', { name: '传照片' }).click()
  await isKept(formWords.photos.waiting)
  expect(await piecesOf(door.id)).toEqual([])
  page = await killed(context)
  await context.unroute('**/uploads/*')
  await page.goto(door.url)
  await page.getByText('照片传到了 2 个').waitFor()
  expect(await piecesOf(door.id)).toHaveLength(2)
})

it('Photos that still wait when the month is closed are told to be unsent and stay; opened again, they are sent', async () => {
  const door = await doorOf('王董村')
  await page.goto(door.form)
  await fillIn('40')
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByRole('heading', { name: '收到了', level: 1 }).waitFor()
  const receipt = page.url()
  const context = page.context()
  await context.route('**/uploads', (route) => route.abort())
  await page.getByLabel('选照片').setInputFiles(photos)
  await page.locator('.shelf li').nth(1).waitFor()
  await page.getByRole('button', { name: '传照片' }).click()
  await isKept(formWords.photos.waiting)
  const person = await served.db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', served.town.id)
    .executeTakeFirstOrThrow()
  const act = { by: person.id, now: new Date() }
  await recordClosing(served.db, served.town.id, campaign.campaignId, { reason: '', leftOpen: [], ...act })
  page = await killed(context)
  await context.unroute('**/uploads')
  for (const place of [door.url, receipt]) {
    await page.goto(place)
    await isKept(keptHereWords.shutFiles.replace('#', '2'))
    expect(await page.getByText('照片传到了').count()).toBe(0)
    expect(await problemsFoundByAxe(page)).toEqual([])
  }
  expect(await piecesOf(door.id)).toEqual([])
  await recordReopening(served.db, served.town.id, campaign.campaignId, act)
  await page.goto(receipt)
  await page.locator('.shelf li').nth(1).waitFor()
  await page.getByRole('button', { name: '传照片' }).click()
  await page.getByText('收到 2 个').waitFor()
  expect(await piecesOf(door.id)).toHaveLength(2)
})

it('What is to be changed is said in the form, as without script; what is refused of the photos, too', async () => {
  const door = await doorOf('辛庄村')
  await page.goto(door.form)
  await fillIn('')
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByRole('alert').getByText('还没填来了多少人').waitFor()
  expect(await page.getByLabel('讲了几场').inputValue()).toBe('3')
  await page.getByLabel('来了多少人').fill('30')
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByRole('heading', { name: '收到了', level: 1 }).waitFor()
  const drawing = {
    name: '画.jpg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  }
  await page.getByLabel('选照片').setInputFiles([drawing])
  await page.locator('.shelf li').first().waitFor()
  await page.getByRole('button', { name: '传照片' }).click()
  await page.getByText('“画.jpg”').waitFor()
  expect(await piecesOf(door.id)).toEqual([])
})

it('Nothing of a unit stays on the phone when its link is stopped', async () => {
  const door = await doorOf('苏店村')
  await openOnce(door)
  await page.goto(door.form)
  await fillIn('20')
  await voidLinks(served.db, served.town.id, campaign.unitNamed('苏店村').id, {
    by: campaign.campaignId,
    now: new Date(),
  })
  await page.goto(door.url)
  await until(`caches.keys().then((names) => names.length === 0)`)
  await page.context().setOffline(true)
  const opened = await page.goto(door.form).catch(() => null)
  expect(opened).toBeNull()
})

it('Another person takes the phone: no page and no half-filled form of before is left', async () => {
  const door = await doorOf('南董村')
  const form = `${door.url}/reports/${await campaign.assignmentOf('phone', '南董村')}`
  await openOnce({ ...door, form })
  await page.goto(form)
  await page.getByLabel('贴了几处').fill('7')
  await page.getByLabel('说一句').click()
  await page.goto(`${door.url}/reporter`)
  await page.getByLabel('谁报的').fill('王主任')
  await page.getByRole('button', { name: '记住' }).click()
  await page.getByText('王主任').waitFor()
  expect(await page.getByText('填了一半').count()).toBe(0)
  await page.goto(form)
  expect(await page.getByLabel('贴了几处').inputValue()).toBe('')
})

it('A phone shared by two units keeps the pages of the one opened last', async () => {
  const [first, second] = [await doorOf('看寺村'), await doorOf('冯村')]
  await openOnce(first)
  await page.goto(second.url)
  await until(
    `caches.keys().then((names) => names.length === 1 && names[0].endsWith(${JSON.stringify(new URL(second.url).pathname)}))`,
  )
  await page.context().setOffline(true)
  expect(await (await page.goto(first.url))?.text()).not.toContain('看寺村')
})

it('The standing counts what came', async () => {
  const { id } = await doorOf('南董村')
  expect(await findStanding(served.db, served.town.id, id)).toMatchObject({ stage: 'sent', photos: 2 })
})
