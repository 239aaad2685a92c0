import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoPeople } from '#demo-town/people.ts'
import { listUnits } from '#units/units.store.ts'
import { launchBrowser, openPage, problemsFoundByAxe } from './browser.ts'
import { type ServedTown, serveTown } from './town-server.ts'

let browser: Browser
let served: ServedTown
const folder = mkdtempSync(join(tmpdir(), 'hazard-'))
const photo = join(folder, 'door.jpg')
/** With SHOTS=folder it leaves a picture of each page. */
const shots = process.env.SHOTS

beforeAll(async () => {
  served = await serveTown()
  browser = await launchBrowser()
  await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#6a7' } })
    .jpeg()
    .toFile(photo)
})
afterAll(async () => {
  await browser.close()
  await served.close()
  rmSync(folder, { recursive: true })
})

let nth = 0
async function look(page: Page, name: string): Promise<void> {
  expect([name, await problemsFoundByAxe(page)]).toEqual([name, []])
  nth += 1
  if (shots) await page.screenshot({ path: join(shots, `${String(nth).padStart(2, '0')}-${name}.png`), fullPage: true })
}

const what = '西院疏散门上了链锁，不能从里面打开。'

/** Fills in one step of the case's page and sends it. */
async function step(page: Page, name: string, fill: () => Promise<void>): Promise<void> {
  await page.getByRole('main').getByRole('link', { name, exact: true }).click()
  await fill()
  await look(page, name)
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  await page.getByRole('heading', { name: '经过' }).waitFor({ timeout: 10_000 })
}

it('A report taken by phone goes through every stage to its end, the unit at its phone, all without script', {
  timeout: 240_000,
}, async () => {
  const desk = await openPage(browser, { width: 1440, script: false })
  await served.signIn(desk.context(), 'officer')
  await desk.goto(`${served.url}/office/hazards`)
  await look(desk, 'empty')
  await desk.getByRole('link', { name: '记一件举报' }).click()
  await desk.locator('label.pick').first().click()
  await desk.locator('[name=topic]').selectOption('exit-locked')
  await desk.locator('[name=words]').fill('我在装配车间，西院后门从外面锁着，晚上有人加班')
  await desk.locator('[name=unit]').fill(demoPeople.head.unit)
  await look(desk, 'intake')
  await desk.getByRole('main').locator('form button[type=submit]').last().click()
  await desk.locator('ol.digits').waitFor()
  await desk.goto(`${served.url}/office/hazards`)
  await look(desk, 'list')
  await desk.getByRole('link', { name: '安全出口锁了、堵了' }).click()
  await look(desk, 'received')

  await step(desk, '受理', async () => {
    await desk.getByLabel('写清了举报的是哪里、谁').check()
    await desk.getByLabel('写清了是什么事').check()
  })
  const two = ['李志强', '周明远']
  await step(desk, '派人核查', async () => {
    for (const name of two) await desk.getByLabel(name).check()
    await desk.getByLabel('交办件').fill('去西院看后门能不能从里面打开。')
  })
  await step(desk, '认定', async () => {
    await desk.locator('[name=outcome][value=substantiated]').check({ force: true })
    await desk.getByLabel('隐患级别').selectOption('general')
    await desk
      .getByRole('checkbox', { name: /安全出口/ })
      .first()
      .check()
    await desk.getByLabel('核查记录').fill('两人去看，门从外面锁着。')
    for (const name of two) await desk.getByLabel(name).check()
    await desk.getByLabel('整改前的照片').setInputFiles(photo)
    await desk.getByLabel('每张照片都看过了').check()
  })
  await desk.getByRole('main').getByRole('link', { name: '下整改指令' }).click()
  await desk.getByLabel('是什么隐患').fill('冲压车间的门锁着。')
  await desk.getByLabel('在哪里').fill('铸造公司西院')
  await desk.getByLabel('怎么改、改到什么样').fill('拆掉链锁，换成推闩门锁。')
  await desk.getByLabel('限哪天改完').fill('2023-06-20')
  await desk.getByLabel('哪位负责人签发').fill('王镇长')
  await desk.getByRole('button', { name: '下整改指令' }).click()
  await desk.locator('mark').first().waitFor()
  await look(desk, 'pointers')
  await desk.getByLabel('是什么隐患').fill(what)
  await desk.getByRole('button', { name: '下整改指令' }).click()
  await desk.getByRole('heading', { name: '经过' }).waitFor()
  await look(desk, 'ordered')

  const phone = await openPage(browser, { width: 360, script: false })
  await served.signIn(phone.context(), 'head')
  const { id } = (await listUnits(served.db, served.town.id)).find(({ name }) => name === demoPeople.head.unit)!
  await phone.goto(`${served.url}/u/${id}/orders`)
  await look(phone, 'unit-orders')
  await phone.getByRole('link', { name: what }).click()
  await look(phone, 'unit-order')
  expect(await phone.content()).not.toContain('装配车间')
  await phone.getByRole('link', { name: '打印' }).click()
  await look(phone, 'order-paper')
  await phone.goBack()
  await phone.getByLabel('做了什么').first().fill('换了推闩锁。')
  await phone.getByLabel('整改后的照片').setInputFiles(photo)
  await phone.getByRole('button', { name: '改完了，报上去' }).click()
  await phone.getByText('收到了。').waitFor()
  await look(phone, 'unit-sent')

  await desk.reload()
  await step(desk, '复查', async () => {
    await desk.locator('[name=outcome][value=passed]').check({ force: true })
    for (const name of two) await desk.getByLabel(name).check()
    await desk.getByLabel('照片和整改前是同一个位置').check()
    await desk.getByLabel('整改后的照片').setInputFiles(photo)
    await desk.getByLabel('每张照片都看过了').check()
  })
  await step(desk, '答复举报人', async () => {
    for (const part of ['核查结论', '简要核查情况', '处理决定', '符不符合奖励条件'])
      await desk.getByLabel(part).fill('门已经换好。')
  })
  await desk.getByText('销号', { exact: false }).first().waitFor()
  const url = desk.url()
  for (const width of [1440, 768, 360]) {
    await desk.setViewportSize({ width, height: 800 })
    await desk.goto(url)
    await look(desk, `closed-${width}`)
    await desk.goto(`${served.url}/office/hazards?show=all`)
    await look(desk, `all-${width}`)
  }
  await desk.context().close()
  await phone.context().close()
})
