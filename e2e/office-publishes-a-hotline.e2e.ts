import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, openPage, problemsFoundByAxe } from './browser.ts'
import { type ServedTown, serveTown } from './town-server.ts'

let browser: Browser
let served: ServedTown
beforeAll(async () => {
  served = await serveTown()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

it('The office publishes the number it knows by one press; a villager finds it from the home and is led to reporting', async () => {
  const desk = await served.openDesk(browser, { script: false })
  await desk.goto(`${served.url}/office/hotlines`)
  expect(await problemsFoundByAxe(desk)).toEqual([])
  await desk
    .getByRole('button', { name: `公布 ${served.town.hotline}` })
    .first()
    .click()
  expect(await desk.getByRole('button', { name: `公布 ${served.town.hotline}` }).count()).toBe(0)

  const phone = await openPage(browser, { width: 360, script: false })
  await phone.goto(served.url)
  const hand = phone.getByRole('navigation', { name: '随时可用' })
  const box = await hand.getByRole('link', { name: '举报隐患' }).boundingBox()
  // on the first screen, and big enough for a thumb
  expect(box && box.y + box.height).toBeLessThanOrEqual(740)
  expect(box?.height).toBeGreaterThanOrEqual(44)
  await hand.getByRole('link', { name: '举报电话' }).click()
  expect(await problemsFoundByAxe(phone)).toEqual([])
  const call = phone.locator('main').getByRole('link', { name: served.town.hotline })
  expect(await call.getAttribute('href')).toBe(`tel:${served.town.hotline.replace('-', '')}`)
  await phone.getByRole('link', { name: '不想打电话' }).click()
  await phone.waitForURL('**/hazards')
})
