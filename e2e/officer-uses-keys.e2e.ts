import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { launchBrowser, problemsFoundByAxe } from './browser.ts'
import { type ServedTown, serveTown } from './town-server.ts'

let browser: Browser
let served: ServedTown

beforeAll(async () => {
  served = await serveTown()
  await smallCampaign(served)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

async function openDesk(script = true): Promise<Page> {
  const page = await served.openDesk(browser, { script })
  await page.goto(`${served.url}/office`)
  return page
}

const help = (page: Page) => page.getByRole('dialog', { name: '键盘' })

it('? tells the keys of the page, G and a letter go elsewhere, and nothing fires while typing', async () => {
  const page = await openDesk()
  await page.keyboard.press('?')
  await help(page).waitFor()
  expect(await help(page).getByText('去审核').isVisible()).toBe(true)
  expect(await problemsFoundByAxe(page)).toEqual([])
  // behind the open help no key does anything
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.keyboard.press('Escape')
  expect(await help(page).isVisible()).toBe(false)
  expect(new URL(page.url()).pathname).toMatch(/\/office$/)
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await page.waitForURL(/\/office\/urges$/)
  await page.keyboard.press('/')
  await page.keyboard.type('g?r')
  expect(await page.getByRole('searchbox').inputValue()).toBe('g?r')
  expect(await help(page).isVisible()).toBe(false)
})

it('Switched off on this device, no key does anything, and the page says how to have them again', async () => {
  const page = await openDesk()
  await page.goto(`${served.url}/office/keys`)
  await page.getByRole('button', { name: '关掉这些键' }).click()
  await page.getByText('这台设备上关着').waitFor()
  await page.keyboard.press('?')
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(new URL(page.url()).pathname).toMatch(/\/office\/keys$/)
  await page.getByRole('button', { name: '打开这些键' }).click()
  await page.getByText('这台设备上开着').waitFor()
  await page.keyboard.press('?')
  await help(page).waitFor()
})

it('Without script the question mark beside the search leads to a page with all keys', async () => {
  const page = await openDesk(false)
  await page.getByRole('link', { name: '键盘上的键' }).click()
  await page.getByRole('heading', { name: '键盘', level: 1 }).waitFor()
  expect(await page.getByRole('cell', { name: '去审核' }).isVisible()).toBe(true)
  expect(await problemsFoundByAxe(page)).toEqual([])
})

it('On a phone the menu is one line, and what is behind 更多 is reached without script; a key reaches it as well', async () => {
  const page = await openDesk(false)
  await page.setViewportSize({ width: 360, height: 740 })
  const menu = page.getByRole('navigation', { name: '办公' })
  expect((await menu.boundingBox())?.height).toBeLessThan(60)
  expect(await menu.getByRole('link', { name: '人员' }).count()).toBe(0)
  await menu.getByText('更多').click()
  expect(await problemsFoundByAxe(page)).toEqual([])
  await menu.getByRole('link', { name: '人员' }).click()
  await page.getByRole('heading', { name: '人员', level: 1 }).waitFor()
  // where somebody is stands in the line
  await menu.getByRole('link', { name: '人员' }).waitFor()
  const tablet = await openDesk()
  await tablet.setViewportSize({ width: 768, height: 900 })
  await tablet.keyboard.press('g')
  await tablet.keyboard.press('m')
  await tablet.waitForURL(/\/office\/people$/)
})
