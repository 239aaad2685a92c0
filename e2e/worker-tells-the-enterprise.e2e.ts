import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoPeople } from '#demo-town/people.ts'
import { demoNow } from '#demo-town/seed.ts'
import { at } from '#platform/days.rules.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { listUnits } from '#units/units.store.ts'
import { launchBrowser, openPage, problemsFoundByAxe } from './browser.ts'
import { type ServedTown, serveTown } from './town-server.ts'

let browser: Browser
let served: ServedTown
let now = demoNow
const foundry = demoPeople.head.unit
const code = '铸造-8642'
beforeAll(async () => {
  served = await serveTown(() => ({ now: () => now }))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

/** SHOTS=folder leaves a picture of every page for people's eyes. */
async function look(page: Page, name: string): Promise<void> {
  expect(await problemsFoundByAxe(page), name).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide, `${name} is wider than its screen`).toBeLessThanOrEqual(0)
  const folder = process.env.SHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

const phone = () => openPage(browser, { width: 360, script: false })

/** A worker, by the code on the poster. @returns the receipt */
async function report(unitId: string, words: string, name: string): Promise<string> {
  const page = await phone()
  await page.goto(`${served.url}/hazards/new?unit=${unitId}&own=1`)
  await page.getByText('镇里看不到', { exact: false }).first().waitFor()
  await look(page, `${name}-1-form`)
  await page.getByRole('link', { name: '换一种' }).first().click()
  await page.getByText('厂里、车间').click()
  await page.getByRole('button', { name: '机器没有护罩' }).click()
  expect(await page.getByLabel(/哪个单位/).inputValue()).toBe(foundry)
  expect(await page.getByRole('radio', { name: new RegExp(`只交给${foundry}`) }).isChecked()).toBe(true)
  await page.getByLabel(/写几句/).fill(words)
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByRole('heading', { name: '收到了', level: 1 }).waitFor()
  await look(page, `${name}-2-receipt`)
  const digits = ((await page.locator('.digits').textContent()) ?? '').replace(/\D/g, '')
  await page.context().close()
  return digits
}

async function behind(digits: string): Promise<Page> {
  const page = await phone()
  await page.goto(`${served.url}/hazards/receipt`)
  await page.getByLabel('回执号').fill(digits)
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

it('A worker tells the enterprise and reads its reply; another passes it up, and only then the office reads it', {
  timeout: 240_000,
}, async () => {
  const { db, keys, town } = served
  const unit = (await listUnits(db, town.id)).find(({ name }) => name === foundry)!
  const link = `${served.url}/u/${tokenOf(keys, town.id, await recordLink(db, town.id, unit.id, null))}`

  const safety = await phone()
  await safety.goto(link)
  await safety.getByRole('link', { name: /内部报告/ }).click()
  await look(safety, 'unit-1-closed')
  await safety.getByLabel('给职工的话').fill('看见哪里不安全，随手报上来，报对了有奖。')
  await safety.getByLabel('谁来看').fill('冀安全')
  await safety.getByLabel('电话').fill('0355-8250299')
  await safety.getByLabel('怎么奖').fill('一般隐患奖 50 元，月底发')
  await safety.getByLabel('看件口令').fill('123456')
  await safety.getByLabel('口令再填一遍').fill('123456')
  await safety.getByRole('button', { name: '开通' }).click()
  await safety.getByText('口令太好猜').first().waitFor()
  await look(safety, 'unit-2-refused')
  await safety.getByLabel('看件口令').fill(code)
  await safety.getByLabel('口令再填一遍').fill(code)
  await safety.getByRole('button', { name: '开通' }).click()
  await safety.getByText('开通了').waitFor()
  await look(safety, 'unit-3-open')

  const first = await report(unit.id, '清理工段的护罩拆了三天', 'worker')
  const second = await report(unit.id, '班长不让装护罩，还说谁报扣谁的钱', 'other')

  now = at('2023-06-11', '09:00')
  await safety.getByRole('link', { name: '看收到的报告' }).click()
  await look(safety, 'unit-4-code')
  await safety.getByLabel('看件口令').fill(code)
  await safety.getByRole('button', { name: '打开' }).click()
  await safety
    .getByRole('link', { name: /机器没有护罩/ })
    .first()
    .waitFor()
  await look(safety, 'unit-5-list')
  await safety
    .getByRole('link', { name: /机器没有护罩/ })
    .last()
    .click()
  await safety.getByText('清理工段的护罩拆了三天').waitFor()
  await look(safety, 'unit-6-report')
  await safety.getByRole('radio', { name: /已整改/ }).check({ force: true })
  await safety.getByLabel('给报的人的话').fill('护罩装回去了，班前会讲过')
  await safety.getByRole('button', { name: '答复' }).click()
  await safety.getByText('报的人凭回执看得到').waitFor()
  await look(safety, 'unit-7-answered')

  const told = await behind(first)
  await told.getByRole('heading', { name: '单位说改好了' }).waitFor()
  await told.getByText('护罩装回去了，班前会讲过').first().waitFor()
  await look(told, 'worker-3-told')

  const desk = await served.openDesk(browser, { script: false })
  await desk.goto(`${served.url}/office/hazards`)
  expect(await desk.getByText('机器没有护罩').count()).toBe(0)
  await desk.getByRole('link', { name: '企业内部报告' }).click()
  await desk.getByRole('row', { name: new RegExp(foundry) }).waitFor()
  await look(desk, 'office-1-counts')
  expect(await desk.getByText('护罩').count()).toBe(0)

  const other = await behind(second)
  await look(other, 'other-3-behind')
  await other.getByRole('button', { name: '交给镇里办' }).click()
  await other.getByText('交给镇里了。镇里看了').waitFor()
  await look(other, 'other-4-passed')

  await desk.goto(`${served.url}/office/hazards`)
  await desk.getByRole('link', { name: '机器没有护罩' }).click()
  await desk.getByText('班长不让装护罩').first().waitFor()
  await desk.getByText('先报给单位自己的渠道').waitFor()
  await look(desk, 'office-2-case')
  await safety.goto(`${link}/own-reports`)
  await safety
    .getByRole('link', { name: /机器没有护罩/ })
    .first()
    .click()
  await safety.getByText('报的人把这件交给了镇里').waitFor()
  expect(await safety.getByText('班长不让装护罩').count()).toBe(0)
  await look(safety, 'unit-8-passed')
})
