import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { demoPeople } from '#demo-town/people.ts'
import { reportedCampaign } from '#ledger/ledger.in-tests.ts'
import { at } from '#platform/days.rules.ts'
import { eventOf } from './cases.in-tests.ts'
import type { CaseEvent } from './events.rules.ts'
import { hazardFigures } from './figures.rules.ts'
import { countFigure } from './figures.store.ts'
import { happen } from './happening.ts'
import { recordHotline } from './hotlines.store.ts'
import { openedCase } from './opened.in-tests.ts'
import { hats } from './stages.rules.ts'

/** 苏店镇 in its month, with tasks that ask for hazards and for hotlines, and a way to move cases by days. */
async function begin() {
  const office = await demoTown({ as: 'officer' })
  const campaign = await reportedCampaign(office)
  for (const [topic, task] of [
    ['hazard-search', 'talk'],
    ['hotline', 'phone'],
  ] as const)
    await sql`update campaign_task set topic = ${topic} where id = ${campaign.taskIds[task].id}`.execute(office.db)
  const people = await office.db
    .selectFrom('person')
    .select(['id', 'username'])
    .where('town_id', '=', office.town.id)
    .execute()
  const idOf = (username: string) => people.find((one) => one.username === username)!.id
  const known: Record<string, string> = {
    li: idOf(demoPeople.officer.username),
    wang: idOf(demoPeople.director.username),
  }
  const move = async (caseId: string, event: CaseEvent, day: string) => {
    const real: CaseEvent = JSON.parse(JSON.stringify(event), (_, value: unknown) =>
      typeof value === 'string' ? (known[value] ?? value) : value,
    )
    const personId = event.name === 'recheck' ? known.li! : idOf(demoPeople.head.username)
    const actor = { id: personId, hats, personId, byWhat: 'office' as const }
    const { refusals } = await happen({ db: office.db, town: office.town, now: at(day, '10:00') }, caseId, real, actor)
    expect([event.name, refusals]).toEqual([event.name, []])
  }
  const verified = async (caseId: string, day: string, over = {}) => {
    await move(caseId, eventOf('accept'), day)
    await move(caseId, eventOf('assign'), day)
    await move(caseId, eventOf('conclude', over), day)
  }
  const fixed = async (caseId: string, day: string) => {
    await move(caseId, eventOf('order', { dueOn: '2023-06-30' }), day)
    await move(caseId, eventOf('submit'), day)
    await move(caseId, eventOf('recheck'), day)
  }
  return { office, campaign, move, verified, fixed }
}

const counts = async ({ db, town }: TownInTest, from: string, until: string) => {
  const all = await Promise.all(hazardFigures.map((one) => countFigure(db, town.id, one, { from, until }, until)))
  return Object.fromEntries(hazardFigures.map((one, index) => [one, all[index]!.total]))
}
const statistics = async (town: TownInTest, query = '') =>
  (await (await town.visit(`/office/statistics${query}`)).text()).match(/<tr[\s\S]*?<\/tr>/g) ?? []
const rowOf = (rows: string[], name: string) => rows.find((row) => row.includes(name)) ?? ''
const numbersIn = (row: string) =>
  [...row.matchAll(/<(?:b|span)>(\d+)<\/(?:b|span)>/g)].map(([, figure]) => Number(figure))

test('Reports, what was found true, major, put right and published hotlines are counted by their days', async () => {
  const { office, verified, fixed, move } = await begin()
  const [one, two, three] = await Promise.all([
    openedCase(office, { unit: '看寺村', receivedOn: '2023-06-02' }),
    openedCase(office, { unit: '南董村', receivedOn: '2023-06-06' }),
    openedCase(office, { receivedOn: '2023-05-20' }),
  ])
  await verified(one.caseId, '2023-06-03')
  await fixed(one.caseId, '2023-06-08')
  await verified(two.caseId, '2023-06-07', { grade: 'major', items: ['trades-2023:3-1'] })
  await verified(three.caseId, '2023-06-09', { outcome: 'unsubstantiated', grade: null, items: [] })
  await recordHotline(
    office.db,
    office.town.id,
    { unitId: null, phone: '8255100', hours: '', keeper: '' },
    '2023-05-31',
  )
  const none = { 'own-channels': 0, 'own-reports': 0, 'own-finished': 0 }
  const all = { reports: 2, accepted: 3, verified: 2, major: 1, fixed: 1, hotlines: 1, ...none }
  expect(await counts(office, '2023-06-01', '2023-06-10')).toEqual(all)
  expect(await counts(office, '2023-06-01', '2023-06-07')).toEqual({ ...all, accepted: 2, fixed: 0 })
  // found out anew: what a review threw over counts no longer from that day on
  await move(one.caseId, eventOf('reply'), '2023-06-09')
  await move(one.caseId, eventOf('object'), '2023-06-09')
  await move(one.caseId, eventOf('review', { outcome: 'redo' }), '2023-06-10')
  expect(await counts(office, '2023-06-01', '2023-06-10')).toEqual({ ...all, verified: 1, fixed: 0 })
  expect(await counts(office, '2023-06-01', '2023-06-09')).toEqual(all)
})

test('They stand in the statistics table beside what units gave, marked, and lead to the cases', async () => {
  const { office, campaign, verified } = await begin()
  await campaign.report('talk', '南董村', { talks: 3, people: 86 })
  const before = await statistics(office)
  expect(rowOf(before, '系统自动统计')).toBe('')
  const { caseId } = await openedCase(office, { unit: '看寺村', receivedOn: '2023-06-02', number: 4711 })
  await verified(caseId, '2023-06-07')
  const rows = await statistics(office)
  expect(numbersIn(rowOf(rows, '收到举报'))).toEqual([0, 1])
  expect(numbersIn(rowOf(rows, '查实隐患'))).toEqual([1, 1])
  expect(rowOf(rows, '查实隐患')).toContain('系统自动统计')
  // what units gave stays what they gave
  for (const name of ['讲了几场', '来了多少人']) {
    expect(numbersIn(rowOf(before, name))).toHaveLength(2)
    expect(numbersIn(rowOf(rows, name))).toEqual(numbersIn(rowOf(before, name)))
  }
  const to = /href="\/t\/sudian(\/office\/hazard-figures\/verified[^"]*)"/.exec(rowOf(rows, '查实隐患'))![1]!
  const page = await (await office.visit(to.replaceAll('&amp;', '&'))).text()
  expect(page).toContain(`/office/hazards/${caseId}`)
  expect(page).toContain('第 4711 号')
  const xlsx = await office.visit('/office/statistics.xlsx')
  expect(xlsx.status).toBe(200)
  expect(await (await office.visit('/office/summary')).text()).toContain('查实隐患')
})

test('A closed campaign keeps the figures of its closing', async () => {
  const { office, campaign, verified } = await begin()
  const { caseId } = await openedCase(office, { receivedOn: '2023-06-02' })
  const root = `/office/campaigns/${campaign.campaignId}`
  const seen = /name="seen" value="([^"]*)"/.exec(await (await office.visit(`${root}/closing`)).text())![1]!
  expect((await office.submit(`${root}/closings`, { seen, reason: '到期了' })).status).toBe(303)
  const before = await statistics(office)
  expect(numbersIn(rowOf(before, '收到举报'))[1]).toBe(1)
  await verified(caseId, '2023-06-12')
  await openedCase(office, { receivedOn: '2023-06-12' })
  const now = at('2023-06-20', '10:00')
  const later = await townSeenBy({ ...office.parts, clock: { now: () => now } }, 'sudian', 'officer', now)
  expect(await statistics(later)).toEqual(before)
})

test('Who only reads the town sees the figures, and does not open the cases; a liaison sees neither', async () => {
  const { office } = await begin()
  await openedCase(office, { receivedOn: '2023-06-02' })
  const observer = await office.seenBy('observer')
  const row = rowOf(await statistics(observer), '收到举报')
  expect(numbersIn(row)).toEqual([0, 1])
  expect(row).not.toContain('hazard-figures')
  for (const who of ['observer', 'liaison'] as const)
    expect((await (await office.seenBy(who)).visit('/office/hazard-figures/reports')).status).toBe(403)
  expect((await office.visit('/office/hazard-figures/words')).status).toBe(404)
  const elsewhere = await townSeenBy(office.parts, 'qingshi', null, office.now)
  expect(await counts(elsewhere, '2023-06-01', '2023-06-10')).toMatchObject({ reports: 0 })
})
