import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { reportedCampaign } from './ledger.in-tests.ts'
import { changeEdition, findEdition, issueEdition } from './papers.store.ts'

const WEEK = '2023-06-05'

async function begin() {
  const town = await demoTown({ as: 'officer' })
  const campaign = await reportedCampaign(town)
  const submission = await campaign.report('talk', '南董村', { talks: 3, people: 86 }, { photos: 2 })
  const words = '晚上在大院里讲的，讲完各家说了情况。'
  await town.db.updateTable('campaign_submission').set({ words }).where('id', '=', submission).execute()
  return { town, ...campaign }
}

const placeOf = (answer: Response) => answer.headers.get('location')!.replace('/t/sudian', '').replace(/\?.*/, '')
const text = async (town: TownInTest, path: string) => (await town.visit(path)).text()
const bare = (html: string) => html.replace(/<[^>]+>/g, '')

async function drafted(town: TownInTest, fields: Record<string, string> = { kind: 'bulletin', week: WEEK }) {
  const answer = await town.submit('/office/papers', fields)
  expect(answer.status).toBe(303)
  return placeOf(answer)
}

const issue = (town: TownInTest, paper: string) => town.submit(`${paper}/issues`, { confirm: '1' })

/** The fields of the text form, as a browser would send them again. */
async function fieldsOf(town: TownInTest, paper: string): Promise<Record<string, string>> {
  const html = await text(town, `${paper}/text`)
  const unescaped = (value: string) =>
    value
      .replace(/&lt;/g, '<')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&')
  const areas = [...html.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g)].map(([, name, value]) => [
    name,
    value,
  ])
  const inputs = [...html.matchAll(/<input [^>]*?name="([^_"][^"]*)"[^>]*>/g)].map(([tag, name]) => [
    name,
    /value="([^"]*)"/.exec(tag)?.[1] ?? '',
  ])
  return Object.fromEntries([...areas, ...inputs].map(([name, value]) => [name!, unescaped(value!)]))
}

test('a bulletin is drafted for a week from what was accepted, with its figures, good practices and who is late by count', async () => {
  const { town, report } = await begin()
  await report('talk', '看寺村', { talks: 50, people: 900 }, { accepts: false })
  const paper = await drafted(town)
  const page = bare(await text(town, paper))
  expect(page).toContain('苏安月简报〔2023〕第1期')
  expect(page).toContain('6月5日至6月11日')
  expect(page).toContain('讲了3场')
  expect(page).toContain('南董村（主要负责人宣讲）')
  expect(page).toMatch(/还有\d+个单位的\d+件任务逾期没有报送/)
  expect(page).not.toContain('950')
  expect(page).toContain('1主要负责人宣讲讲了 3 场、来了 86 人次讲了 3 场、来了 86 人次1个')
})

test('figures stay bound until issue, then are frozen with their sources; what came later is in a new edition only', async () => {
  const { town, report } = await begin()
  const paper = await drafted(town)
  await report('talk', '看寺村', { talks: 4, people: 100 }, { day: '2023-06-08' })
  expect(bare(await text(town, paper))).toContain('讲了7场')
  expect((await issue(town, paper)).status).toBe(303)
  await report('talk', '冯村', { talks: 5, people: 50 }, { day: '2023-06-09' })
  const frozen = await text(town, paper)
  expect(bare(frozen)).toContain('讲了7场')
  expect(frozen).toMatch(/\/office\/tasks\/[0-9a-f-]+\/figures\/talks\?week=2023-06-05/)
  expect(bare(frozen)).not.toContain('讲了12场')
  const refused = await town.submit(`${paper}/text`, await fieldsOf(town, paper))
  expect(refused.status).toBe(422)
  await town.submit(`${paper}/corrections`, {})
  expect(bare(await text(town, paper))).toContain('讲了12场')
  await issue(town, paper)
  expect(bare(await text(town, `${paper}?edition=1`))).toContain('讲了7场')
  expect(bare(await text(town, paper))).toContain('第 2 版')
})

test('an issued edition is changed by nobody, and issued only once', async () => {
  const { town } = await begin()
  const paper = await drafted(town)
  await issue(town, paper)
  const id = paper.split('/').at(-1)!
  const edition = (await findEdition(town.db, town.town.id, id, 1))!
  const act = { by: town.town.id, now: town.now }
  expect(await changeEdition(town.db, town.town.id, id, 1, { ...edition, title: '改过的' }, act)).toBe(false)
  expect(await issueEdition(town.db, town.town.id, id, 1, { document: edition.document!, figures: [] }, act)).toBe(
    false,
  )
  expect(await findEdition(town.db, town.town.id, id, 1)).toEqual(edition)
  expect((await issue(town, paper)).status).toBe(422)
})

test('the officer changes the words; a name that the data does not know is refused and the text is kept', async () => {
  const { town } = await begin()
  const paper = await drafted(town)
  const fields = await fieldsOf(town, paper)
  expect(fields.p0).toContain('〔本周报上〕')
  const wrong = await town.submit(`${paper}/text`, { ...fields, p0: '全镇讲了〔宣讲了多少〕场。' })
  expect(wrong.status).toBe(422)
  const page = await wrong.text()
  expect(page).toContain('没有“宣讲了多少”这个数')
  expect(page).toContain('全镇讲了〔宣讲了多少〕场。')
  const right = await town.submit(`${paper}/text`, {
    ...fields,
    title: '夏季安全\n工作简报',
    p0: '按〔2023〕3号文件，报了{{received}}件。\n另起一段<b>。',
  })
  expect(right.status).toBe(303)
  const shown = await text(town, paper)
  expect(bare(shown)).toContain('按〔2023〕3号文件，报了1件。')
  expect(shown).toContain('另起一段&lt;b>。')
})

test('a number is given once a year and kind; the next one is offered, and a dropped draft gives its own back', async () => {
  const { town } = await begin()
  const first = await drafted(town)
  const second = await drafted(town)
  expect(bare(await text(town, second))).toContain('〔2023〕第2期')
  const answer = await town.submit(`${second}/text`, { ...(await fieldsOf(town, second)), number: '1' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('这个号已经用了，下一个是 3')
  await town.submit(`${first}/drops`, {})
  expect((await town.submit(`${second}/text`, { ...(await fieldsOf(town, second)), number: '1' })).status).toBe(303)
})

test('a circular names those who are late, is issued by a person, and never stands on the home', async () => {
  const { town } = await begin()
  const paper = await drafted(town, { kind: 'circular' })
  const page = bare(await text(town, paper))
  expect(page).toContain('苏安月通报〔2023〕1号')
  expect(page).toContain('公开举报电话')
  expect(page).toContain('看寺村')
  expect((await town.submit(`${paper}/issues`, {})).status).toBe(422)
  await issue(town, paper)
  expect((await town.submit(`${paper}/publications`, {})).status).toBe(422)
  const passerBy = await town.seenBy(null)
  expect((await passerBy.visit(paper.replace('/office', ''))).status).toBe(404)
})

test('a published bulletin is on the home and in the feed, without ways into the office; withdrawn it is gone', async () => {
  const { town } = await begin()
  const paper = await drafted(town)
  const passerBy = await town.seenBy(null)
  const open = paper.replace('/office', '')
  expect((await town.submit(`${paper}/publications`, {})).status).toBe(422)
  await issue(town, paper)
  expect((await passerBy.visit(open)).status).toBe(404)
  await town.submit(`${paper}/publications`, {})
  expect(await text(passerBy, '/')).toContain('苏安月简报〔2023〕第1期')
  const page = await text(passerBy, open)
  expect(page).toContain('南董村')
  expect(page).not.toContain('/office')
  expect(page).not.toContain('<img')
  expect(await text(passerBy, '/feed.xml')).toContain(open)
  const pdf = await passerBy.visit(`${open}/pdf`)
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  await town.submit(`${paper}/withdrawals`, {})
  for (const path of [open, `${open}/pdf`]) expect((await passerBy.visit(path)).status).toBe(404)
  expect(await text(passerBy, '/')).not.toContain('苏安月简报')
  expect(await text(passerBy, '/feed.xml')).not.toContain(open)
}, 60_000)

test('every edition is fetched as Word and as PDF', async () => {
  const { town } = await begin()
  const paper = await drafted(town)
  await issue(town, paper)
  const docx = await town.visit(`${paper}/editions/1/docx`)
  expect(decodeURIComponent(docx.headers.get('content-disposition')!)).toContain('苏安月简报〔2023〕第1期.docx')
  expect(
    Buffer.from(await docx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  const pdf = await town.visit(`${paper}/editions/1/pdf`)
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect((await town.visit(`${paper}/editions/2/pdf`)).status).toBe(404)
}, 60_000)

test('the summary becomes a text whose figures stay bound', async () => {
  const { town } = await begin()
  const paper = await drafted(town, { kind: 'summary' })
  const fields = await fieldsOf(town, paper)
  expect(Object.values(fields).join('')).toContain('〔主要负责人宣讲·讲了几场〕')
  expect(bare(await text(town, paper))).toContain('讲了3场')
})

test('an observer reads papers and changes none; a liaison does not see them', async () => {
  const { town } = await begin()
  const paper = await drafted(town)
  const observer = await town.seenBy('observer')
  const page = await text(observer, paper)
  expect(page).toContain('下载 PDF')
  expect(page).not.toContain('签发</button>')
  expect((await observer.submit(`${paper}/issues`, { confirm: '1' })).status).toBe(403)
  expect((await observer.visit(`${paper}/text`)).status).toBe(403)
  const liaison = await town.seenBy('liaison')
  expect((await liaison.visit(paper)).status).toBe(403)
  expect((await liaison.submit('/office/papers', { kind: 'bulletin', week: WEEK })).status).toBe(403)
})
