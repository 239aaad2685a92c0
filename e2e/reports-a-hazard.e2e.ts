import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sayToReporter } from '#hazards/messages.store.ts'
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

/** SHOTS=folder leaves a picture of every page for people's eyes. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

const reportOf = async () => {
  const rows = await served.db.selectFrom('hazard_report').select(['id', 'number']).orderBy('number').execute()
  return rows.at(-1)!
}

it('A villager reports a locked exit on a phone without script, and comes back by the receipt to answer the office', async () => {
  const page = await openPage(browser, { width: 360, script: false })
  await page.goto(`${served.url}/hazards`)
  await shoot(page, '1-what')
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.getByText('楼道、院里').click()
  await shoot(page, '1-what-open')
  await page.getByRole('button', { name: '安全出口锁了、堵了' }).click()
  expect(page.url()).toBe(`${served.url}/hazards/new`)
  await shoot(page, '2-where')
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.getByLabel(/写几句/).fill('晚上八点以后锁着')
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByRole('alert').getByText('还没写在哪里').waitFor()
  await shoot(page, '2-refused')
  expect(await page.getByLabel(/写几句/).inputValue()).toBe('晚上八点以后锁着')
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.getByLabel(/哪个单位/).fill('看寺村')
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByRole('heading', { name: '收到了', level: 1 }).waitFor()
  await shoot(page, '3-receipt')
  expect(await problemsFoundByAxe(page)).toEqual([])
  const digits = ((await page.locator('.digits').textContent()) ?? '').trim()
  expect(digits.replace(/\D/g, '')).toHaveLength(36)
  expect(page.url()).not.toMatch(/\d{36}/)
  await page.emulateMedia({ media: 'print' })
  await shoot(page, '3-receipt-print')
  await page.context().close()

  const { id } = await reportOf()
  await sayToReporter(served.db, served.keys, served.town.id, id, '是哪个门？', '2023-06-11')

  const later = await openPage(browser, { width: 360, script: false })
  await later.goto(`${served.url}/hazards`)
  await later.getByRole('link', { name: '我有回执号，看办到哪了' }).click()
  await shoot(later, '4-look-up')
  expect(await problemsFoundByAxe(later)).toEqual([])
  await later.getByLabel('回执号').fill(digits.slice(0, 20))
  await later.getByRole('button', { name: '打开' }).click()
  await later.getByRole('alert').waitFor()
  await later.getByLabel('回执号').fill(digits)
  await later.getByRole('button', { name: '打开' }).click()
  await later.getByText('是哪个门？').waitFor()
  await shoot(later, '5-behind')
  expect(await problemsFoundByAxe(later)).toEqual([])
  await later.getByLabel('补几句、回几句').fill('北边的')
  await later.getByRole('button', { name: '发出去' }).click()
  await later.getByText('发出去了').waitFor()
  await later.getByText('北边的').first().waitFor()
  await shoot(later, '5-answered')
  await later.context().close()
})

it('With script the form does its little work while it is filled in', async () => {
  const page = await openPage(browser, { width: 360 })
  await page.goto(`${served.url}/hazards`)
  await page.getByRole('button', { name: '别的，自己写' }).click()
  await expect.poll(() => page.locator('input[name=work]').inputValue(), { timeout: 20_000 }).toMatch(/^\d+$/)
  await page.getByLabel(/哪个单位/).fill('看寺村')
  await page.getByLabel(/写几句/).fill('水渠边没有栏杆')
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByRole('heading', { name: '收到了', level: 1 }).waitFor()
  await page.context().close()
})

it('An officer takes down a call and reads the receipt out', async () => {
  const page = await served.openDesk(browser, { script: false })
  await page.goto(`${served.url}/office/hazards/new`)
  await shoot(page, 'intake')
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.getByRole('radio', { name: '电话' }).check({ force: true })
  await page.getByLabel('具体地方').fill('菜市场东口')
  await page.getByLabel(/^写几句/).fill('有燃气味')
  await page.getByRole('button', { name: '录上去' }).click()
  await page.getByRole('heading', { name: '录上了' }).waitFor()
  await shoot(page, 'intake-taken')
  expect(await page.locator('.digits li').count()).toBe(9)
  expect(await problemsFoundByAxe(page)).toEqual([])
  await page.context().close()
})

it('The way out leads somewhere harmless from every page, and the browser keeps none of them', async () => {
  const page = await openPage(browser, { width: 360, script: false })
  for (const path of ['/hazards', '/hazards/new', '/hazards/receipt']) {
    const answer = await page.goto(served.url + path)
    expect(answer?.headers()['cache-control']).toBe('no-store')
    expect(await page.getByRole('link', { name: '马上离开' }).getAttribute('href')).toMatch(/^https:\/\/www\.weather/)
  }
  await page.context().close()
})

it.skipIf(!process.env.SHOTS)('Pictures at other widths', async () => {
  for (const [name, width, elder] of [
    ['768', 768, false],
    ['1440', 1440, false],
    ['elder', 360, true],
  ] as const) {
    const page = await openPage(browser, { width, script: false })
    await page.goto(`${served.url}/hazards?look=${elder ? 'elder' : 'standard'}`)
    await shoot(page, `what-${name}`)
    await page.getByText('楼道、院里').click()
    await page.getByRole('button', { name: '安全出口锁了、堵了' }).click()
    await shoot(page, `where-${name}`)
    await page.getByLabel(/哪个单位/).fill('看寺村')
    await page.getByRole('button', { name: '报上去' }).click()
    await page.getByRole('heading', { name: '收到了', level: 1 }).waitFor()
    await shoot(page, `receipt-${name}`)
    await page.context().close()
  }
})
