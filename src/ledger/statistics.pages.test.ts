import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { readWorkbook } from '#platform/documents/read-workbook.ts'
import { reportedCampaign } from './ledger.in-tests.ts'

async function begin() {
  const town = await demoTown({ as: 'officer' })
  const campaign = await reportedCampaign(town)
  await campaign.report('talk', '南董村', { talks: 3, people: 86 }, { day: '2023-06-03', photos: 1 })
  await campaign.report('talk', '看寺村', { talks: 1, people: 40 })
  await campaign.report('talk', '冯村', { talks: 2, people: 50 }, { accepts: false })
  return { town, campaign }
}

const cellsIn = (html: string, row: string) =>
  [...(html.split('<tr>').find((one) => one.includes(row)) ?? '').matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(
    ([, cell]) => cell!.replace(/<[^>]+>/g, ''),
  )

test('the table shows this week and all weeks, and what waits only when asked', async () => {
  const { town } = await begin()
  const accepted = await (await town.visit('/office/statistics?week=2023-06-05')).text()
  expect(cellsIn(accepted, '来了多少人').slice(-4)).toEqual(['人次', '40', '126', '2 家'])
  const waiting = await (await town.visit('/office/statistics?week=2023-06-05&waiting=1')).text()
  expect(cellsIn(waiting, '来了多少人').slice(-4)).toEqual(['人次', '90', '176', '3 家'])
  const before = await (await town.visit('/office/statistics?week=2023-05-29')).text()
  expect(cellsIn(before, '来了多少人').slice(-4)).toEqual(['人次', '86', '86', '1 家'])
})

test('from a figure of the table to the photo: figure, submission, picture', async () => {
  const { town, campaign } = await begin()
  const path = `/office/tasks/${campaign.taskIds.talk.id}/figures/talks`
  expect(await (await town.visit('/office/statistics')).text()).toContain(`/t/sudian${path}`)
  const figure = await (await town.visit(path)).text()
  const submission = /href="\/t\/sudian(\/office\/submissions\/[^"]+)"/.exec(figure)?.[1]
  const page = await (await town.visit(submission!)).text()
  const photo = /\/t\/sudian(\/office\/evidence\/[^/"]+\/photo)/.exec(page)?.[1]
  const answer = await town.visit(photo!)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
})

test('one week of a figure shows what came in that week only', async () => {
  const { town, campaign } = await begin()
  const path = `/office/tasks/${campaign.taskIds.talk.id}/figures/talks?week=2023-06-05`
  const page = await (await town.visit(path)).text()
  expect(page).toContain('看寺村')
  expect(page).not.toContain('南董村')
})

test('the workbook has the head that offices expect, units of measure, and a sheet by unit that adds up', async () => {
  const { town } = await begin()
  const answer = await town.visit('/office/statistics.xlsx?week=2023-06-05')
  const read = await readWorkbook(new Uint8Array(await answer.arrayBuffer()))
  if ('problem' in read) throw new Error(read.problem)
  const [main, units] = read.sheets
  expect(main!.rows[0]![0]).toBe('2023年“安全生产月”活动进展情况统计表')
  for (const word of ['填报单位：', '填报人：李志强', '联系电话：', '填报时间：2023-06-10'])
    expect(main!.rows[1]![0]).toContain(word)
  expect(main!.rows[2]!.map((head) => head.split(/[\n（]/)[0])).toEqual([
    '序号',
    '活动项目',
    '指标',
    '单位',
    '本周',
    '累计',
    '报的单位',
    '备注',
  ])
  const people = main!.rows.find((row) => row[2] === '来了多少人')!
  expect(people.slice(3, 7)).toEqual(['人次', '40', '126', '2'])
  const at = units!.rows[0]!.findIndex((head) => head.includes('来了多少人'))
  const column = units!.rows.slice(1).map((row) => Number(row[at] || 0))
  expect(column.reduce((sum, value) => sum + value, 0)).toBe(126)
})

test('a week that is no date is this week', async () => {
  const { town } = await begin()
  expect((await town.visit('/office/statistics?week=2023-13-45')).status).toBe(200)
  expect((await town.visit('/office/statistics?week=x')).status).toBe(200)
})

test('an observer reads the statistics; a liaison and the public do not', async () => {
  const { town, campaign } = await begin()
  const figure = `/office/tasks/${campaign.taskIds.talk.id}/figures/talks`
  for (const path of ['/office/statistics', '/office/statistics.xlsx', figure]) {
    expect((await (await town.seenBy('observer')).visit(path)).status).toBe(200)
    expect((await (await town.seenBy('liaison')).visit(path)).status).toBe(403)
    expect((await (await town.seenBy(null)).visit(path)).status).toBe(303)
  }
})
