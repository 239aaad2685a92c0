import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { reportedCampaign } from './ledger.in-tests.ts'

async function begin(as: 'officer' | 'observer' = 'officer') {
  const town = await demoTown({ as: 'officer' })
  const { report, ...campaign } = await reportedCampaign(town)
  await report('talk', '南董村', { talks: 3, people: 86 }, { photos: 2 })
  await report('talk', '看寺村', { talks: 1, people: 40 }, { photos: 2 })
  await report('talk', '冯村', { talks: 9, people: 900 }, { accepts: false })
  return { town: as === 'officer' ? town : await town.seenBy(as), campaign, report }
}

const textIn = (xml: string) => xml.replace(/<[^>]+>/g, '')

test('the summary says year, ordinal, theme and only the figures that were accepted, each with its way back', async () => {
  const { town, campaign } = await begin()
  const page = await (await town.visit('/office/summary')).text()
  expect(textIn(page)).toContain('2023年6月是第22个全国“安全生产月”')
  expect(textIn(page)).toContain('2个村（社区）参与，讲了4场、来了126人次。')
  const path = `/office/tasks/${campaign.taskIds.talk.id}/figures/people`
  expect(page).toContain(`href="/t/sudian${path}"`)
  const behind = await (await town.visit(path)).text()
  for (const words of ['共 126 人次', '南董村', '看寺村', '/office/submissions/']) expect(behind).toContain(words)
  expect(behind).not.toContain('冯村')
})

test('what nobody did is not told as done', async () => {
  const { town } = await begin()
  const page = textIn(await (await town.visit('/office/summary')).text())
  expect(page).not.toContain('一是每周排查')
  expect(page).not.toMatch(/[，、]0[个场户处件]/)
})

test('the Word file holds the same sentences, links, table and as many photos as were asked for', async () => {
  const { town, campaign } = await begin()
  const answer = await town.visit('/office/summary.docx?photos=6&to=区安委会办公室：')
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('安全生产月活动总结.docx'))
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const words = textIn(strFromU8(parts['word/document.xml']!))
  for (const part of ['区安委会办公室：', '讲了4场、来了126人次', '附件1', '活动进展情况统计表', '（6月7日）'])
    expect(words).toContain(part)
  expect(strFromU8(parts['word/_rels/document.xml.rels']!)).toContain(
    `http://localhost/t/sudian/office/tasks/${campaign.taskIds.talk.id}/figures/people`,
  )
  expect(Object.keys(parts).filter((name) => name.startsWith('word/media/')).length).toBeGreaterThan(0)
  expect(words.match(/主要负责人宣讲（6月7日）/g)).toHaveLength(4)
})

test('without photos there is one attachment, and the PDF is one too', async () => {
  const { town } = await begin()
  const answer = await town.visit('/office/summary.docx?photos=0')
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  expect(textIn(strFromU8(parts['word/document.xml']!))).not.toContain('活动照片')
  const pdf = Buffer.from(await (await town.visit('/office/summary.pdf?photos=6')).arrayBuffer())
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})

test('a number of photos that nobody offered is read as the usual one', async () => {
  const { town } = await begin()
  expect((await town.visit('/office/summary?photos=100000')).status).toBe(200)
})

test('an observer reads the summary; a liaison, a head and the public do not', async () => {
  const { town } = await begin('observer')
  for (const path of ['/office/summary', '/office/summary.docx', '/office/summary.pdf']) {
    expect((await town.visit(path)).status).toBe(200)
    for (const who of ['liaison', 'head'] as const)
      expect((await (await town.seenBy(who)).visit(path)).status).toBe(403)
    expect((await (await town.seenBy(null)).visit(path)).status).toBe(303)
  }
})

test('before a campaign runs the page says what comes first, and there is no file', async () => {
  const town = await demoTown({ as: 'officer', slug: 'qingshi' })
  expect(await (await town.visit('/office/summary')).text()).toContain('还没有开始的活动月')
  expect((await town.visit('/office/summary.docx')).status).toBe(404)
})
