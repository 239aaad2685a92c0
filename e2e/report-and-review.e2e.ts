import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { findStanding } from '#campaign/standing.store.ts'
import { launchBrowser, openPage, problemsFoundByAxe } from './browser.ts'
import { type ServedTown, serveTown } from './town-server.ts'

let browser: Browser
let served: ServedTown
let campaign: Awaited<ReturnType<typeof smallCampaign>>
const folder = mkdtempSync(join(tmpdir(), 'photos-'))

beforeAll(async () => {
  served = await serveTown()
  campaign = await smallCampaign(served)
  browser = await launchBrowser()
  for (const nth of [1, 2])
    await sharp({ create: { width: 1200, height: 900, channels: 3, background: { r: 90 * nth, g: 120, b: 80 } } })
      .jpeg()
      .toFile(join(folder, `photo-${nth}.jpg`))
})
afterAll(async () => {
  await browser.close()
  await served.close()
  rmSync(folder, { recursive: true })
})

const photos = [1, 2].map((nth) => join(folder, `photo-${nth}.jpg`))
const standingOf = async (which: 'talk' | 'phone', unit: string) =>
  (await findStanding(served.db, served.town.id, await campaign.assignmentOf(which, unit)))!

it('A liaison reports figures, then photos, on a phone without script', async () => {
  const page = await openPage(browser, { width: 360, script: false })
  await served.signIn(page.context(), 'liaison')
  await page.goto(`${served.url}/u/${campaign.unitNamed('南董村').id}`)
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.getByRole('link', { name: /报情况\s*主要负责人宣讲/ }).click()
  await page.getByLabel('讲了几场').fill('3')
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByRole('alert').getByText('还没填来了多少人').waitFor()
  expect(await page.getByLabel('讲了几场').inputValue()).toBe('3')
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.getByLabel('来了多少人').fill('86')
  await page.getByLabel('说一句').fill('讲了用电、用火。')
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByRole('heading', { name: '收到了', level: 1 }).waitFor()
  expect((await standingOf('talk', '南董村')).stage).toBe('sent')
  await page.getByLabel('选照片').setInputFiles(photos)
  await page.getByRole('button', { name: '传照片' }).click()
  await page.getByText('收到 2 个').waitFor()
  expect(await page.getByRole('img', { name: /第 2 张照片/ }).count()).toBe(1)
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.context().close()
})

it('With script the photos are shown before they are sent, and the page says when they came', async () => {
  const page = await openPage(browser, { width: 360 })
  await served.signIn(page.context(), 'otherLiaison')
  const unit = campaign.unitNamed('看寺村')
  await page.goto(`${served.url}/u/${unit.id}/reports/${await campaign.assignmentOf('talk', '看寺村')}`)
  await page.getByLabel('讲了几场').fill('2')
  await page.getByLabel('来了多少人').fill('60')
  await page.getByLabel('说一句').fill('放了视频。')
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByLabel('选照片').setInputFiles(photos)
  await page.getByRole('img', { name: '第 2 张照片' }).waitFor()
  await page.getByRole('button', { name: '传照片' }).click()
  await page.getByText('收到 2 个').waitFor()
  await page.context().close()
})

it('The office looks, returns and accepts with the keyboard alone', async () => {
  const page = await openPage(browser, { width: 1440 })
  await served.signIn(page.context(), 'officer')
  await page.goto(`${served.url}/office/reviews`)
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.getByText('第 1 张，共 2 张').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByText('第 2 张，共 2 张').waitFor()
  await page.keyboard.press('r')
  expect(
    await page
      .getByRole('form', { name: '退回', exact: true })
      .getByLabel('照片看不清')
      .evaluate((box: { matches(selector: string): boolean }) => box.matches(':focus')),
  ).toBe(true)
  await page.keyboard.press('1')
  await page.keyboard.press('r')
  await page.getByText('南董村：退回去了').waitFor()
  await page.keyboard.press('a')
  await page.getByText('看寺村：通过了').waitFor()
  await page.keyboard.press('u')
  await page.getByText('看寺村：撤回了').waitFor()
  expect((await standingOf('talk', '看寺村')).stage).toBe('sent')
  await page.keyboard.press('a')
  await page.getByText('看寺村：通过了').waitFor()
  expect((await standingOf('talk', '南董村')).stage).toBe('returned')
  expect((await standingOf('talk', '看寺村')).stage).toBe('accepted')
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.goto(`${served.url}/office/submissions/${(await standingOf('talk', '看寺村')).submissionId}`)
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.context().close()
})

it('Every page of reporting fits 320 px, in the elder look too', async () => {
  const page = await openPage(browser, { width: 320 })
  await served.signIn(page.context(), 'liaison')
  const root = `${served.url}/u/${campaign.unitNamed('南董村').id}`
  const { submissionId } = await standingOf('talk', '南董村')
  const report = `${root}/reports/${await campaign.assignmentOf('phone', '南董村')}`
  for (const place of [root, report, `${root}/receipts/${submissionId}`, `${served.url}/receipts`])
    for (const look of ['standard', 'elder']) {
      await page.goto(`${place}?look=${look}`)
      expect([place, look, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([place, look, 320])
    }
  await page.context().close()
})
