/**
 * A whole month as an office and three villages live it, with the town's clock moved: urged, asked, coordinated,
 * published, reported without a network, counted, closed, archived. With SHOTS=folder it leaves a picture of each page.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reportDraftWords } from '#campaign/kept-here.words.ts'
import { type FakeMailServer, fakeMailServer } from '#urges/channels/email.fake.ts'
import { noContact, recordContact } from '#urges/contacts.store.ts'
import { recordChannels } from '#urges/settings.store.ts'
import { launchBrowser } from './browser.ts'
import { ASKS, acceptAll, DUE, fillTalk, LATE, OFFLINE, openTask, press, TASK } from './month.acts.ts'
import { archiveMonth, closeMonth, compareFigures, publishBulletin, readAfterwards } from './month.end.ts'
import { type Month, openMonth, photosIn, shoot } from './month.ts'

const notice = join(import.meta.dirname, '../src/campaign/notice/fixtures/00-sudian-2023.txt')
const folder = mkdtempSync(join(tmpdir(), 'month-'))

let browser: Browser
let month: Month
let desk: Page
let mails: FakeMailServer
let campaign = ''

beforeAll(async () => {
  mails = await fakeMailServer()
  browser = await launchBrowser()
  month = await openMonth(browser)
  desk = month.desk
  await month.moveTo('2023-06-01', '08:30')
})
afterAll(async () => {
  await browser.close()
  await month.close()
  await mails.close()
  rmSync(folder, { recursive: true })
})

const urgedOnPage = (page: Page) => page.getByText(/还有 \d+ 件要报：/)

it('1 June: the office reads the notice in, gives the talk its day, and issues', async () => {
  await month.go('/office/campaigns/new')
  await desk.locator('input[type=file]').setInputFiles(notice)
  await desk.locator('main').getByRole('button').last().click()
  await desk.getByRole('heading', { name: '读通知', level: 1 }).waitFor()
  campaign = new URL(desk.url()).pathname.replace(/\/notice$/, '').replace(/^\/t\/sudian/, '')
  await month.go(`${campaign}/notice?at=year`)
  await desk.getByLabel('都定在').fill(DUE)
  await press(desk, '就这天')
  await desk.getByRole('link', { name: '去派发' }).click()
  await press(desk, /^派发 \d+ 件$/)
  await desk.getByText(/派出去了，\d+ 件/).waitFor()
  await shoot(desk, '01-issued')
})

it('2 June: a village asks under its task, the office answers once, and every unit that owes it reads the answer', async () => {
  await month.moveTo('2023-06-02', '09:00')
  const { page, door } = await month.phoneOf(ASKS)
  await page.goto(door)
  await page.getByRole('link', { name: /问一句/ }).click()
  await page.getByLabel('问哪一件').selectOption({ label: TASK })
  await page.getByLabel('问什么').fill('几个村合着讲一场，算谁的？')
  await page.getByLabel('谁报的').fill('王秀英')
  await page.getByRole('button', { name: '问', exact: true }).click()
  await page.getByText('记下了，办公室看得到').waitFor()
  await shoot(page, '02-asked')
  await month.go('/office/questions')
  await desk.getByRole('link', { name: /几个村合着讲一场/ }).click()
  await desk.getByLabel('答复').fill('各村各报各的人数，场次只由主讲的村报。')
  await desk.getByLabel(/有这件任务的单位都看得到/).check()
  await desk.getByRole('button', { name: '答', exact: true }).click()
  await desk.getByText('答了，单位的页面上看得到。').waitFor()
  await shoot(desk, '03-answered')
  for (const unit of [LATE, OFFLINE]) {
    const other = await month.phoneOf(unit)
    await other.page.goto(other.door)
    await other.page.getByText('各村各报各的人数').first().waitFor()
    expect(await other.page.getByText('王秀英').count()).toBe(0)
  }
  await shoot((await month.phoneOf(LATE)).page, '04-answer-at-another-unit')
})

it('5 June: a village tells what it cannot do alone; it gets an owner, a talk, a decision and a day', async () => {
  await month.moveTo('2023-06-05', '10:00')
  const { page, door } = await month.phoneOf(LATE)
  await page.goto(door)
  await page
    .getByRole('link', { name: /说说难处/ })
    .first()
    .click()
  await page.getByLabel('什么难处').fill('广场没有电，音响开不了')
  await page.getByLabel('细说说').fill('广场的电表烧了，找过供电所，说要排队。')
  await page.getByRole('radio').first().check()
  await page.getByLabel('谁报的').fill('李会计')
  await press(page, '说了')
  await page.getByText('记下了，办公室看得到').waitFor()
  await month.go('/office/problems')
  await desk.getByRole('link', { name: '广场没有电' }).click()
  await desk.getByLabel('牵头的人或站所').fill('供电所 赵建军')
  await desk.getByLabel('到哪天办完').fill('2023-06-09')
  await press(desk, '定牵头')
  await desk.getByText('供电所 赵建军').first().waitFor()
  await desk.getByText('记一次协调', { exact: true }).click()
  await desk.getByLabel('和谁谈的').fill('供电所 赵建军')
  await desk.getByLabel('谈了什么，怎么说的').fill('换一块电表，三天。')
  await desk.getByLabel('提的单位也看得到').check()
  await desk.getByRole('button', { name: '记下', exact: true }).click()
  await desk.getByText('换一块电表，三天。').first().waitFor()
  await desk.getByLabel('定了什么').fill('先从村委会拉临时线，电表 8 日换好。')
  await desk.getByLabel('谁定的').fill('指导委员会 6 月 5 日会')
  await desk.getByLabel('到哪天办好').fill('2023-06-08')
  await press(desk, '记下决定')
  await desk.getByText('先从村委会拉临时线').first().waitFor()
  await shoot(desk, '05-problem-decided')
  await page.reload()
  await page.getByText('先从村委会拉临时线').first().waitFor()
  await shoot(page, '06-problem-at-the-unit')
})

it('9 June: past its day the problem stands on the overview; it is closed with a photo. T−3: the unit is reminded', async () => {
  await month.moveTo('2023-06-09', '09:00')
  await month.go('/office')
  await shoot(desk, '07-overview-with-problem')
  await desk.getByRole('link', { name: '协调的难处逾期 1 件' }).click()
  await desk.getByRole('link', { name: '广场没有电' }).click()
  await desk.getByLabel('办成什么样了').fill('电表换好了，8 日晚上试了音响。')
  await desk.getByLabel('照片').setInputFiles(await photosIn(folder, 'meter', 1))
  await desk.getByRole('button', { name: '办结', exact: true }).click()
  await desk.getByText('电表换好了').first().waitFor()
  const { page, door, unit } = await month.phoneOf(LATE)
  await page.goto(door)
  expect(await urgedOnPage(page).count()).toBe(0)
  await recordChannels(month.db, month.town.id, month.keys, mailOnly(mails), { by: null, now: new Date() })
  await recordContact(
    month.db,
    month.town.id,
    {
      ...noContact(unit.id),
      email: 'nandong@sudian.example',
      leaderName: '张书记',
      leaderEmail: 'zhang@sudian.example',
    },
    { by: unit.id, now: new Date() },
  )
  await month.urge()
  await page.goto(door)
  await urgedOnPage(page).filter({ hasText: TASK }).waitFor()
  await shoot(page, '08-urged')
  expect(mailsTo('nandong@sudian.example')).toHaveLength(1)
  expect(mailsTo('zhang@sudian.example')).toHaveLength(0)
})

it('10 June: a report with photos is made without a network and sends itself when it is back', async () => {
  await month.moveTo('2023-06-10', '15:00')
  const phone = await month.phoneOf(OFFLINE)
  const { page } = phone
  await openTask(phone)
  await fillTalk(page, OFFLINE)
  await page.context().setOffline(true)
  await press(page, '报上去')
  await page.getByText(reportDraftWords.waiting.slice(0, 12)).first().waitFor()
  await page.getByLabel('选照片').setInputFiles(await photosIn(folder, OFFLINE, 2))
  await page.locator('.shelf li').nth(1).waitFor()
  await shoot(page, '09-without-a-network')
  await page.context().setOffline(false)
  await page.getByRole('heading', { name: '收到了', level: 1 }).waitFor()
  await page.getByText('收到 2 个').waitFor()
  await shoot(page, '10-arrived')
  await acceptAll(month, 1)
  await shoot(desk, '11-accepted')
})

it('12 June, T0: the unit and its leader are told; who was accepted is told nothing of it', async () => {
  await month.moveTo(DUE, '09:00')
  await month.urge()
  expect(mailsTo('nandong@sudian.example')).toHaveLength(2)
  const [toLeader, ...more] = mailsTo('zhang@sudian.example')
  expect(more).toEqual([])
  expect(toLeader?.text).toContain(TASK)
  expect(toLeader?.text).toContain('已经告诉联络员')
  const { unit } = await month.phoneOf(OFFLINE)
  const urged = await month.db
    .selectFrom('urge')
    .innerJoin('campaign_standing as standing', 'standing.assignment_id', 'urge.assignment_id')
    .innerJoin('campaign_task as task', 'task.id', 'standing.task_id')
    .where('standing.unit_id', '=', unit.id)
    .where('urge.day', '=', DUE)
    .select('task.title')
    .execute()
  expect(urged.map(({ title }) => title)).not.toContain(TASK)
  expect(urged.length).toBeGreaterThan(0)
})

it('13 June, T+1: the late unit stands on the office’s list of calls', async () => {
  await month.moveTo('2023-06-13', '09:00')
  await month.urge()
  await month.go('/office/urges/calls')
  await desk.getByRole('form', { name: LATE }).waitFor()
  await shoot(desk, '12-calls')
  await month.go('/office/owed')
  await shoot(desk, '13-owed')
})

it('15 June, T+3: a circular lies drafted; the officer changes its words and issues it; then the unit reports', async () => {
  await month.moveTo('2023-06-15', '09:00')
  await month.urge()
  await month.go('/office/urges/circulars')
  await desk.locator('main .rows a').first().click()
  await desk.getByText(LATE).first().waitFor()
  await desk.getByLabel('正文').fill('截至 6 月 15 日，下列单位没有按时报送，予以通报。请三日内补报。')
  await press(desk, '存下')
  await desk.getByText('存下了。').waitFor()
  await desk.getByLabel('看过了，点名的单位和时间没错').check()
  await press(desk, '签发')
  await desk.getByText(/签发$/).first().waitFor()
  await shoot(desk, '14-circular')
  expect(await desk.getByText('予以通报').count()).toBe(1)
  for (const unit of [LATE, ASKS] as const) {
    const phone = await month.phoneOf(unit)
    await openTask(phone)
    await fillTalk(phone.page, unit)
    await press(phone.page, '报上去')
    await phone.page.getByRole('heading', { name: '收到了', level: 1 }).waitFor()
    await phone.page.getByLabel('选照片').setInputFiles(await photosIn(folder, unit, 2))
    await phone.page.locator('.shelf li').nth(1).waitFor()
    await press(phone.page, '传照片')
    await phone.page.getByText('收到 2 个').waitFor()
  }
  await acceptAll(month, 2)
})

it('16 June: the week’s bulletin is drafted, its words changed, issued, fetched as Word and PDF, and put on the home', () =>
  publishBulletin(month))

it('29 June: the statistics table and the summary say what was reported, to the figure', () => compareFigures(month))

it('30 June: the office closes the month, with a word on what is left open', () => closeMonth(month))

it('1 July: nothing is urged any more, and everything is still read as it stood', () => readAfterwards(month))

it('3 July: the month is archived, the archive holds against its seal, and a changed byte is named', () =>
  archiveMonth(month, folder))

const mailsTo = (to: string) => [...mails.kept.values()].filter((mail) => mail.to === to)

const mailOnly = ({ port }: FakeMailServer) => ({
  email: { host: '127.0.0.1', port, security: 'plain' as const, user: '', password: '', from: 'office@sudian.example' },
})
