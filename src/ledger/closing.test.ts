import { expect, test } from 'vitest'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { at } from '#platform/days.rules.ts'
import { reportedCampaign } from './ledger.in-tests.ts'

async function closed() {
  const office = await demoTown({ as: 'officer' })
  const campaign = await reportedCampaign(office)
  await campaign.report('talk', '南董村', { talks: 3, people: 86 }, { photos: 2 })
  await campaign.report('phone', '看寺村', { places: 4 }, { accepts: false })
  const before = await figures(office)
  const root = `/office/campaigns/${campaign.campaignId}`
  const seen = /name="seen" value="([^"]*)"/.exec(await (await office.visit(`${root}/closing`)).text())![1]!
  expect((await office.submit(`${root}/closings`, { seen, reason: '到期了' })).status).toBe(303)
  return { office, campaign, before, root }
}

/** What the desk says in figures, without when it says it. */
async function figures(town: TownInTest) {
  const text = async (path: string) => (await town.visit(path)).text()
  const tally = (page: string) => /<dl class="tally">[\s\S]*?<\/dl>/.exec(page)?.[0]
  const tables = (page: string) => page.match(/<table[\s\S]*?<\/table>/g)
  return {
    overview: tally(await text('/office')),
    matrix: tables(await text('/office')),
    statistics: tables(await text('/office/statistics')),
    summary: /<article[\s\S]*?<\/article>/.exec(await text('/office/summary'))?.[0],
  }
}

const later = (town: TownInTest, day: string, as: 'officer' | 'observer' | null = 'officer') =>
  townSeenBy({ ...town.parts, clock: { now: () => at(day, '10:00') } }, 'sudian', as, at(day, '10:00'))

test('Weeks after it was closed the figures are those of its closing: nothing grew late, nothing more was asked', async () => {
  const { office, before, root } = await closed()
  const after = await figures(await later(office, '2023-08-20'))
  expect(before.overview).toContain('逾期')
  expect(after.overview).toBe(before.overview)
  expect(after.statistics).toEqual(before.statistics)
  expect(after.matrix).toEqual(before.matrix)
  // while it ran they would have moved
  await office.submit(`${root}/reopenings`, {})
  expect((await figures(await later(office, '2023-08-20'))).overview).not.toBe(before.overview)
})

test('A unit that is closed afterwards leaves the figures of the month as they were', async () => {
  const { office, campaign, before } = await closed()
  await office.db
    .updateTable('unit')
    .set({ closed_on: '2023-06-20' })
    .where('id', '=', campaign.unitNamed('冯村').id)
    .execute()
  expect((await figures(await later(office, '2023-08-20'))).overview).toBe(before.overview)
})

test('Everything that is read stays: overview, statistics, summary, papers, archive, the town’s home and its photos', async () => {
  const { office } = await closed()
  const overview = await (await office.visit('/office')).text()
  expect(overview).toContain('6月10日 结束了')
  expect(overview).toContain('印总结、归档、排下一年')
  expect(overview).not.toContain('/office/assignments/')
  for (const path of ['statistics', 'statistics.xlsx', 'summary', 'summary.docx', 'papers', 'owed', 'gantt', 'photos'])
    expect((await office.visit(`/office/${path}`)).status, path).toBe(200)
  expect(await (await office.visit('/office/archive')).text()).not.toContain('还没有')
  const street = await office.seenBy(null)
  expect(await (await street.visit('/')).text()).toMatch(/6月10日 结束了[\s\S]*开展宣讲/)
  for (const path of ['/calendar', '/units', '/committee', '/photos'])
    expect((await street.visit(path)).status, path).toBe(200)
  const observer = await later(office, '2023-07-20', 'observer')
  const seen = await (await observer.visit('/office')).text()
  expect(seen).toContain('总结和统计表照样看')
  expect(seen).not.toContain('/closing')
})

test('A closed campaign takes no press on several that owe', async () => {
  const { office, campaign } = await closed()
  const assignment = [await campaign.assignmentOf('talk', '看寺村')]
  for (const act of ['waivers', 'urges']) {
    const answer = await office.submit(`/office/owed/${act}`, { assignment, reason: '到期了' })
    expect(answer.status, act).toBe(409)
  }
})

test('A bulletin can still be drafted and issued after the closing, with the figures of the closing', async () => {
  const { office } = await closed()
  const august = await later(office, '2023-08-20')
  const drafted = await august.submit('/office/papers', { kind: 'summary' })
  expect(drafted.status).toBe(303)
  const place = drafted.headers.get('location')!.replace('/t/sudian', '')
  expect((await august.submit(`${place}/issues`, { confirm: '1' })).status).toBe(303)
})

test('Once a next campaign is issued, that one is shown', async () => {
  const { office } = await closed()
  await reportedCampaign(office)
  const page = await (await office.visit('/office')).text()
  expect(page).not.toContain('结束了')
})

test('Who owes what is urged from the list on the spot, and the list says what came of it', async () => {
  const office = await demoTown({ as: 'officer' })
  await reportedCampaign(office)
  const list = await (await office.visit('/office/owed')).text()
  const action = /action="\/t\/sudian(\/office\/assignments\/[^"]+\/urges)"/.exec(list)?.[1]
  const answer = await office.submit(action!, { from: 'owed' })
  expect(answer.headers.get('location')).toMatch(/^\/t\/sudian\/office\/owed\?said=/)
  const said = await (await office.visit(answer.headers.get('location')!.replace('/t/sudian', ''))).text()
  expect(said).toMatch(/role="status"[\s\S]*(催了|记下了|不打扰)/)
  const observer = await office.seenBy('observer')
  expect(await (await observer.visit('/office/owed')).text()).not.toContain('催办</button>')
  expect(list).toContain('催办<span')
  expect((await observer.submit(action!, { from: 'owed' })).status).toBe(403)
})

test('A problem past its day is told on the overview, and leads to the problems', async () => {
  const office = await demoTown({ as: 'officer' })
  const { unitNamed } = await reportedCampaign(office)
  expect(await (await office.visit('/office')).text()).not.toContain('协调的难处逾期')
  const raised = await office.submit('/office/problems', {
    title: '桥栏杆断了',
    text: '南董村口的桥，栏杆断了两米。',
    urgency: 'week',
    unit: unitNamed('南董村').name,
  })
  const place = raised.headers.get('location')!.replace('/t/sudian', '')
  const due = { owner: '交通所', ownerDue: '2023-06-12' }
  expect((await office.submit(`${place}/owners`, due)).status).toBe(303)
  const july = await later(office, '2023-07-01')
  const page = await (await july.visit('/office')).text()
  expect(page).toContain('协调的难处逾期 1 件')
  expect(page).toContain('/office/problems"')
})
