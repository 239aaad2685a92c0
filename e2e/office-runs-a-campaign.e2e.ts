/**
 * The main job on the real notice (苏店镇 2023), as a new office and three villages would do it, by hand.
 * With SHOTS=folder it leaves the pictures that README shows: `npm run shots`.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asTakenBy, drawPicture } from '#demo-town/pictures.ts'
import { readWorkbook } from '#platform/documents/read-workbook.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { listUnits } from '#units/units.store.ts'
import { launchBrowser, openPage, problemsFoundByAxe } from './browser.ts'
import { type ServedTown, serveTown } from './town-server.ts'

const notice = join(import.meta.dirname, '../src/campaign/notice/fixtures/00-sudian-2023.txt')
const folder = mkdtempSync(join(tmpdir(), 'walk-'))
const villages = ['南董村', '看寺村', '郝店村']
const talks: Record<string, { held: number; came: number }> = {
  南董村: { held: 2, came: 186 },
  看寺村: { held: 1, came: 95 },
  郝店村: { held: 3, came: 120 },
}

let browser: Browser
let served: ServedTown
let desk: Page
let campaign = ''

beforeAll(async () => {
  served = await serveTown()
  browser = await launchBrowser()
  desk = await served.openDesk(browser)
  for (const [nth, scene] of (['talk', 'board', 'film'] as const).entries())
    writeFileSync(photoAt(nth), await drawPicture(scene, nth))
})
afterAll(async () => {
  await browser.close()
  await served.close()
  rmSync(folder, { recursive: true })
})

const photoAt = (nth: number) => join(folder, `IMG_2023061${nth}.jpg`)

/** Each village's own files: no two phones send the same bytes. */
function photosOf(village: string, count: number): string[] {
  return Array.from({ length: count }, (_, nth) => {
    const path = join(folder, `${village}-${nth}.jpg`)
    writeFileSync(path, asTakenBy(readFileSync(photoAt(nth)), village))
    return path
  })
}

async function shoot(page: Page, name: string): Promise<void> {
  if (!process.env.SHOTS) return
  mkdirSync(process.env.SHOTS, { recursive: true })
  await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) })
}

async function doorOf(village: string): Promise<string> {
  const unit = (await listUnits(served.db, served.town.id)).find(({ name }) => name === village)!
  const link = await recordLink(served.db, served.town.id, unit.id, null)
  return `${served.url}/u/${tokenOf(served.keys, served.town.id, link)}`
}

async function download(path: string): Promise<Buffer> {
  const answer = await desk.request.get(`${served.url}${path}`)
  expect(answer.status()).toBe(200)
  return answer.body()
}

it('The office drops the notice in and finds every field beside the words it came from', async () => {
  await desk.goto(`${served.url}/office/campaigns/new`)
  expect(await problemsFoundByAxe(desk)).toEqual([])
  await desk.locator('input[type=file]').setInputFiles(notice)
  await desk.locator('main').getByRole('button').last().click()
  await desk.getByRole('heading', { name: '读通知', level: 1 }).waitFor()
  campaign = new URL(desk.url()).pathname.replace(/\/notice$/, '').replace(/^\/t\/sudian/, '')
  expect(await desk.getByLabel('主题').inputValue()).toContain('人人讲安全、个个会应急')
  expect(await desk.getByLabel('第几个').inputValue()).toBe('22')
  expect(await desk.locator('mark').count()).toBeGreaterThan(20)
  expect(await problemsFoundByAxe(desk)).toEqual([])
  await shoot(desk, 'notice')
})

it('It corrects two fields, and what it said is kept', async () => {
  await desk.getByLabel('标题').fill('苏店镇2023年“安全生产月”活动')
  await desk.getByLabel('文号').fill('苏政发〔2023〕12号')
  await desk.getByRole('button', { name: '都对，存下' }).click()
  await desk.getByText('存下了。').waitFor()
  await desk.goto(`${served.url}${campaign}/notice?at=year`)
  expect(await desk.getByLabel('文号').inputValue()).toBe('苏政发〔2023〕12号')
  expect(await desk.getByLabel('标题').inputValue()).toBe('苏店镇2023年“安全生产月”活动')
})

it('It gives the tasks that name no day a day, looks at what goes out, and issues', async () => {
  await desk.getByLabel('都定在').fill('2023-06-28')
  await desk.getByRole('button', { name: '就这天' }).click()
  await desk.getByRole('link', { name: '去派发' }).click()
  await desk.getByRole('heading', { name: /\d+ 个单位，\d+ 件/ }).waitFor()
  expect(await problemsFoundByAxe(desk)).toEqual([])
  await desk.getByRole('button', { name: /^派发 \d+ 件$/ }).click()
  await desk.getByText(/派出去了，\d+ 件/).waitFor()
})

it.each(villages)('%s scans its code, signs, reports and sends photos, on a phone without script', async (village) => {
  const { held, came } = talks[village]!
  const phone = await openPage(browser, { width: 360, script: false })
  const door = await doorOf(village)
  await phone.goto(door)
  expect(await problemsFoundByAxe(phone)).toEqual([])
  if (village === '南董村') await shoot(phone, 'unit')
  await phone.getByRole('form', { name: '主要负责人宣讲' }).getByRole('button', { name: '签收' }).click()
  await phone.getByRole('link', { name: /报情况\s*主要负责人宣讲/ }).click()
  await phone.getByLabel('宣讲', { exact: true }).fill(String(held))
  await phone.getByRole('button', { name: '报上去' }).click()
  await phone.getByRole('alert').waitFor()
  expect(await phone.getByLabel('宣讲', { exact: true }).inputValue()).toBe(String(held))
  await phone.getByLabel('听讲', { exact: true }).fill(String(came))
  await phone.getByLabel('说一句').fill('支书在村委会讲了用电用气安全，发了明白纸。')
  await phone.getByLabel(/名字|姓名|谁报/).fill('王秀英')
  await phone.getByRole('button', { name: '报上去' }).click()
  await phone.getByRole('heading', { name: '收到了', level: 1 }).waitFor()
  await phone.getByLabel('选照片').setInputFiles(photosOf(village, 2))
  await phone.getByRole('button', { name: '传照片' }).click()
  await phone.getByText('收到 2 个').waitFor()
  await phone.goto(door)
  expect(await phone.getByText('王秀英').count()).toBeGreaterThan(0)
  await phone.context().close()
})

it('The office returns one, the village corrects it, and all three are accepted', async () => {
  await desk.goto(`${served.url}/office/reviews`)
  await desk
    .getByRole('heading', { name: /南董村|看寺村|郝店村/ })
    .first()
    .waitFor()
  await desk.keyboard.press('r')
  await desk.keyboard.press('1')
  await desk.keyboard.press('r')
  const returned = (await desk.getByText(/：退回去了/).textContent())!.match(/(\S+村)：/)![1]!
  const phone = await openPage(browser, { width: 360, script: false })
  await phone.goto(await doorOf(returned))
  await phone.getByText('退回').first().waitFor()
  await phone.getByRole('link', { name: '去改' }).click()
  await phone.getByRole('link', { name: '填错了，改一改' }).click()
  await phone.getByLabel('听讲', { exact: true }).fill(String(talks[returned]!.came - 5))
  talks[returned]!.came -= 5
  const who = phone.getByLabel(/名字|姓名|谁报/)
  if (await who.count()) await who.fill('王秀英')
  await phone.getByRole('button', { name: '报上新的一版' }).click()
  await phone.getByRole('heading', { name: '收到了', level: 1 }).waitFor()
  await phone.context().close()
  await desk.goto(`${served.url}/office/reviews`)
  for (let nth = 0; nth < villages.length; nth++) {
    await desk.keyboard.press('a')
    await desk.getByText(/：通过了/).waitFor()
    await desk.goto(`${served.url}/office/reviews`)
  }
  await desk.goto(`${served.url}/office`)
  expect(await problemsFoundByAxe(desk)).toEqual([])
  await shoot(desk, 'overview')
})

it('The statistics table and the summary say what was accepted, each figure with its way back', async () => {
  const sum = (key: 'held' | 'came') => villages.reduce((all, village) => all + talks[village]![key], 0)
  await desk.goto(`${served.url}/office/statistics`)
  expect(await problemsFoundByAxe(desk)).toEqual([])
  await shoot(desk, 'statistics')
  const book = await readWorkbook(await download('/office/statistics.xlsx'))
  if ('problem' in book) throw new Error(book.problem)
  const { rows } = book.sheets[0]!
  const talk = rows.filter((row) => row.some((cell) => cell.includes('宣讲')))
  expect(talk.some((row) => row.includes(String(sum('held'))))).toBe(true)
  expect(talk.some((row) => row.includes(String(sum('came'))))).toBe(true)
  const parts = unzipSync(await download('/office/summary.docx'))
  const text = strFromU8(parts['word/document.xml']!).replace(/<[^>]+>/g, '')
  expect(text).toContain('第22个全国“安全生产月”')
  expect(text).toContain(String(sum('came')))
  expect(strFromU8(parts['word/_rels/document.xml.rels']!)).toContain('/office/tasks/')
  expect((await download('/office/summary.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
})
