import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { drawPicture } from '#demo-town/pictures.ts'
import { reportedIn } from '#hazards/identities.in-tests.ts'
import { lookupOf } from '#hazards/receipts.ts'
import { launchBrowser, openPage } from './browser.ts'
import { type ServedTown, serveTown } from './town-server.ts'

const digits = '123456789012'.repeat(3)
let served: ServedTown
let browser: Browser

beforeAll(async () => {
  served = await serveTown()
  const { reportId } = await reportedIn(served)
  const lookup = await lookupOf(served.keys, served.town.id, digits)
  await served.db.updateTable('hazard_report').set({ lookup }).where('id', '=', reportId).execute()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

it('a photo goes in pieces where script runs, on from where the line was cut, and nothing of it stays on the phone', async () => {
  const page = await openPage(browser, { width: 360 })
  await page.goto(`${served.url}/hazards/receipt`)
  await page.fill('textarea', digits)
  await page.click('main button[type=submit]')
  await page.click('#files summary')
  let pieces = 0
  await page.route('**/hazards/uploads/*', (route) => {
    if (route.request().method() !== 'PATCH') return route.continue()
    pieces += 1
    return pieces === 1 ? route.abort() : route.continue()
  })
  const photo = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await drawPicture('talk', 3) }
  await page.setInputFiles('input[name=photo]', photo)
  await page.click('#files button[type=submit]')
  await page.waitForSelector('text=镇里收到了：照片 1 个')
  expect(pieces).toBeGreaterThan(1)
  expect(page.url()).toBe(`${served.url}/hazards/receipt`)
  const kept = await page.evaluate(async () => ({
    stored: localStorage.length + sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    cookies: document.cookie,
  }))
  expect(kept).toEqual({ stored: 0, databases: 0, cookies: '' })
})

it('what was chosen is sent first when another form of the page is, even one that is refused: it need not be chosen again', async () => {
  const page = await openPage(browser, { width: 360 })
  await page.goto(`${served.url}/hazards/receipt`)
  await page.fill('textarea', digits)
  await page.click('main button[type=submit]')
  await page.click('#files summary')
  const photo = { name: 'IMG_3.jpg', mimeType: 'image/jpeg', buffer: await drawPicture('talk', 5) }
  await page.setInputFiles('input[name=photo]', photo)
  await page.getByRole('button', { name: '发出去' }).click()
  await page.waitForSelector('text=还没写')
  expect(await page.locator('#files').textContent()).toContain('照片 2 个')
})

it('without script it goes with the form', async () => {
  const page = await openPage(browser, { width: 360, script: false })
  await page.goto(`${served.url}/hazards/receipt`)
  await page.fill('textarea', digits)
  await page.click('main button[type=submit]')
  await page.click('#files summary')
  const photo = { name: 'IMG_2.jpg', mimeType: 'image/jpeg', buffer: await drawPicture('talk', 4) }
  await page.setInputFiles('input[name=photo]', photo)
  await page.click('#files button[type=submit]')
  await page.waitForSelector('text=传到了 1 个')
})
