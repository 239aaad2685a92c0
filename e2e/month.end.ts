import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect } from 'vitest'
import { keptHereWords, reportDraftWords } from '#campaign/kept-here.words.ts'
import { archiveFiles } from '#ledger/archive.names.words.ts'
import { readWorkbook } from '#platform/documents/read-workbook.ts'
import { verifyArchive } from '#platform/zip/verify.ts'
import { problemsFoundByAxe } from './browser.ts'
import { ASKS, OFFLINE, press, talks } from './month.acts.ts'
import { charactersOfPdf, type Month, shoot, textOfDocx } from './month.ts'

/** How the month of whole-month.e2e.ts ends. */
/** Drafted from the data, one paragraph written by hand, issued, read as Word and PDF, put on the town's home. */
export async function publishBulletin(month: Month): Promise<void> {
  const { desk } = month
  await month.moveTo('2023-06-16', '16:00')
  await month.go('/office/papers')
  await press(desk, '起草简报')
  await desk.getByRole('link', { name: '改文字' }).click()
  await desk.getByLabel('第 1 段').fill('本周 3 个村的支书上了讲台，截至〔截至〕，全镇已报〔已报〕件。')
  await press(desk, '存下')
  await desk.getByText('存下了。').waitFor()
  await desk.getByLabel('看过了，文字、数字、文号没错').check()
  await press(desk, '签发')
  await desk.getByRole('button', { name: '放上首页' }).waitFor()
  const place = new URL(desk.url()).pathname.replace(/^\/t\/sudian/, '')
  await shoot(desk, '15-bulletin')
  const word = textOfDocx(await month.download(`${place}/editions/1/docx`))
  expect(word).toContain('支书上了讲台')
  expect(word).toContain('苏安月简报〔2023〕第1期')
  const pdf = await month.download(`${place}/editions/1/pdf`)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const letters = charactersOfPdf(pdf)
  for (const letter of '支书上了讲台简报第期') expect(letters, letter).toContain(letter)
  await press(desk, '放上首页')
  await desk.getByText('已放上首页').waitFor()
  const { page } = await month.phoneOf(ASKS)
  await page.goto(`${month.url}/`)
  await page.getByRole('heading', { name: '镇里的简报' }).waitFor()
  await shoot(page, '16-home')
  await page.locator('a[href*="/papers/"]').first().click()
  await page.getByText('支书上了讲台').waitFor()
  await shoot(page, '17-bulletin-for-all')
}

/** What the papers add up is what the villages sent. */
export async function compareFigures(month: Month): Promise<void> {
  const { desk } = month
  await month.moveTo('2023-06-29', '10:00')
  const [held, came] = [0, 1].map((at) => Object.values(talks).reduce((sum, pair) => sum + pair[at]!, 0))
  const book = await readWorkbook(await month.download('/office/statistics.xlsx'))
  if ('problem' in book) throw new Error(book.problem)
  const rows = book.sheets[0]!.rows.filter((row) => row.some((cell) => cell.includes('宣讲') || cell.includes('听讲')))
  for (const figure of [held, came])
    expect(
      rows.some((row) => row.includes(String(figure))),
      String(figure),
    ).toBe(true)
  expect(textOfDocx(await month.download('/office/summary.docx'))).toContain(String(came))
  const letters = charactersOfPdf(await month.download('/office/summary.pdf'))
  for (const letter of '总结宣讲') expect(letters, letter).toContain(letter)
  await month.go('/office/summary')
  await shoot(desk, '18-summary')
}

/** Closed with a reason; what a phone still held is told to be unsent, stays there, and is not acknowledged. */
export async function closeMonth(month: Month): Promise<void> {
  const { desk } = month
  const phone = await month.phoneOf(OFFLINE)
  await month.moveTo('2023-06-30', '17:30')
  await phone.page.goto(phone.door)
  await phone.page.locator('a[href*="/reports/"]').first().click()
  await phone.page.getByLabel('说一句').fill('都办完了。')
  await phone.page.context().setOffline(true)
  await press(phone.page, '报上去')
  await phone.page.getByText(reportDraftWords.waiting.slice(0, 12)).first().waitFor()
  await month.go('/office/campaigns')
  await desk.getByRole('link', { name: /^结束/ }).click()
  await shoot(desk, '19-before-closing')
  expect(await problemsFoundByAxe(desk)).toEqual([])
  await press(desk, '结束安全生产月')
  await desk.getByText('写一句为什么现在结束').first().waitFor()
  await desk.getByLabel('还有没办完的，为什么现在结束').fill('期限已过，没报的在通报里点了名。')
  await press(desk, '结束安全生产月')
  await desk.getByText('接下来').waitFor()
  await shoot(desk, '20-closed')
  expect(await problemsFoundByAxe(desk)).toEqual([])
  await phone.page.context().setOffline(false)
  await phone.page.getByRole('heading', { name: '安全生产月结束了' }).waitFor()
  await phone.page.getByText(keptHereWords.shut.slice(2, 20)).first().waitFor()
  await shoot(phone.page, '21-too-late')
  await phone.page.goto(phone.door)
  await phone.page.getByText('不再收签收、情况和照片').waitFor()
  expect(await phone.page.getByRole('button', { name: '签收' }).count()).toBe(0)
  await shoot(phone.page, '22-over')
  expect(await problemsFoundByAxe(phone.page)).toEqual([])
}

/** The ladder stands still, and readers see what stood. */
export async function readAfterwards(month: Month): Promise<void> {
  const { desk } = month
  const before = await month.db.selectFrom('urge').select('assignment_id').execute()
  await month.moveTo('2023-07-03', '09:00')
  await month.urge()
  expect(await month.db.selectFrom('urge').select('assignment_id').execute()).toHaveLength(before.length)
  await month.go('/office')
  await desk.getByText('下面的数定在那一刻').waitFor()
  await shoot(desk, '23-overview-closed')
  const came = Object.values(talks).reduce((sum, pair) => sum + pair[1], 0)
  expect(textOfDocx(await month.download('/office/summary.docx'))).toContain(String(came))
  const { page } = await month.phoneOf(ASKS)
  await page.goto(`${month.url}/`)
  await page.getByText(/今年的安全生产月 6月30日 结束了/).waitFor()
  await shoot(page, '24-home-closed')
}

/** Fetched by the browser, held against its seal, and again with one bit of one photo turned. */
export async function archiveMonth(month: Month, folder: string): Promise<void> {
  const { desk } = month
  await month.go('/office/archive')
  await desk.locator('main form').getByRole('button').first().click()
  await desk.getByText('正在做', { exact: true }).waitFor()
  await shoot(desk, '25-archiving')
  await month.archive()
  await month.go('/office/archive')
  const link = desk.getByRole('link', { name: '下载', exact: true })
  await link.waitFor()
  const [download] = await Promise.all([desk.waitForEvent('download'), link.click()])
  const file = join(folder, 'month.zip')
  await download.saveAs(file)
  const whole = await verifyArchive(file, archiveFiles.manifest)
  expect(whole).toMatchObject({ findings: [], faults: [] })
  const within = Object.entries(unzipSync(readFileSync(file)))
  for (const unit of Object.keys(talks))
    expect(
      within.filter(([name]) => name.includes(unit) && name.endsWith('.jpg')),
      unit,
    ).toHaveLength(2)
  await desk.getByText(whole.manifestSha256).waitFor()
  await shoot(desk, '25-archived')
  const bytes = readFileSync(file)
  const [photo, content] = within.find(([name]) => name.endsWith('.jpg'))!
  bytes[bytes.indexOf(content) + Math.floor(content.length / 2)]! ^= 1
  writeFileSync(file, bytes)
  const { findings } = await verifyArchive(file, archiveFiles.manifest)
  expect(findings).toEqual([expect.objectContaining({ what: 'changed', name: photo })])
}
