import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { foldSteps } from '#campaign/counters.store.ts'
import { countByTaskAndKind } from '#campaign/counts.store.ts'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { noTown, recordTown } from '#people/town.store.ts'
import { newId } from '#platform/ids.ts'
import { readCounty } from './counties.reading.ts'
import { countyAsked } from './counties.rules.ts'
import { listActivitySums, recordBelonging, recordCounty } from './counties.store.ts'
import { limitsOf } from './overview.reading.ts'
import { addUp } from './overview.rules.ts'

/** 苏店镇 with a month under way, and 青石 made a county beside it. */
async function townAndCounty() {
  const town = await demoTown({ as: 'director' })
  // one server, and each town by its own clock
  const clock = { now: (shift = 0) => new Date(serverNow(town).getTime() + shift) }
  const parts = { ...town.parts, clock }
  const county = await townSeenBy(parts, 'qingshi', 'observer', town.now)
  const campaign = await smallCampaign(town)
  await recordCounty(county.db, county.town.id)
  // read anew, as each request does
  return { town, county: await townSeenBy(parts, 'qingshi', 'observer', town.now), campaign }
}

const belong = (town: TownInTest) => town.submit('/office/belonging', { county: 'qingshi' })
const pageOf = async (town: TownInTest, path = '/office/county') => (await town.visit(path)).text()

/** As the town's own overview counts it, one standing after another. */
async function countedBy({ db, town, now }: TownInTest) {
  const campaign = (await findShownCampaign(db, town.id))!
  const { soon: _soon, ...counts } = addUp(await countByTaskAndKind(db, limitsOf(town.id, campaign, now)))
  return counts
}

test('A county reads of a town what the town itself counts: after reports, verdicts, and where a unit closed', async () => {
  const { town, county, campaign } = await townAndCounty()
  await belong(town)
  const line = async () => {
    const { lines } = await readCounty(
      county.db,
      county.town.id,
      serverNow(town),
      countyAsked(() => undefined),
    )
    const [{ townId: _id, slug: _slug, name: _name, issued: _issued, ...sums } = never()] = lines
    return sums
  }
  expect(await line()).toEqual(await countedBy(town))
  const good = {
    'figure.talks': '3',
    'figure.people': '86',
    day: '2023-06-08',
    words: '讲了用电。',
    reporter: '联络员',
  }
  for (const village of ['南董村', '看寺村'])
    await town.submit(`/office/assignments/${await campaign.assignmentOf('talk', village)}/report`, good)
  await foldSteps(town.db, town.town.id)
  const { submission_id: sent } = await town.db
    .selectFrom('campaign_standing')
    .select('submission_id')
    .where('assignment_id', '=', await campaign.assignmentOf('talk', '看寺村'))
    .executeTakeFirstOrThrow()
  await town.submit(`/office/submissions/${sent}/acceptances`, {})
  const counts = await countedBy(town)
  expect(counts).toMatchObject({ received: 2, accepted: 1, sent: 1 })
  expect(counts.late).toBeGreaterThan(0)
  expect(await line()).toEqual(counts)
  await town.db
    .updateTable('unit')
    .set({ closed_on: '2023-06-09' })
    .where('id', '=', campaign.unitNamed('南董村').id)
    .execute()
  const left = await countedBy(town)
  expect(left.asked).toBeLessThan(counts.asked)
  expect(await line()).toEqual(left)
  const [activity] = await listActivitySums(county.db, county.town.id, serverNow(town))
  expect(activity).toEqual({ heading: '开展宣讲', towns: 1, ...left })
})

/** What the server's own clock shows when it is `now` in that town. */
const serverNow = ({ town, now }: TownInTest): Date => new Date(now.getTime() - town.clockShiftMs)

const never = (): never => {
  throw new Error('no town belongs to the county')
}

test('A town that gave no leave is not seen, and one that ends it is gone at once', async () => {
  const { town, county } = await townAndCounty()
  expect(await pageOf(county)).toContain('还没有镇归口到这里')
  expect((await belong(town)).status).toBe(303)
  const html = await pageOf(county)
  expect(html).toContain('苏店镇')
  expect(html).toContain('href="/t/sudian/"')
  expect(await pageOf(county, '/office/county/activities')).toContain('开展宣讲')
  await town.submit('/office/belonging/end', {})
  expect(await pageOf(county)).not.toContain('苏店镇')
  expect(await pageOf(county, '/office/county/activities')).not.toContain('开展宣讲')
  const acts = await town.db
    .selectFrom('audit_entry')
    .select('act')
    .where('town_id', '=', town.town.id)
    .where('act', 'like', 'belonging.%')
    .execute()
  expect(acts.map(({ act }) => act).sort()).toEqual(['belonging.end', 'belonging.grant'])
})

test('Only the director lets a county read, only a county, and only one', async () => {
  const { town, county } = await townAndCounty()
  for (const who of ['officer', 'observer', 'liaison', null] as const)
    await (await town.seenBy(who)).submit('/office/belonging', { county: 'qingshi' })
  expect(await pageOf(county)).not.toContain('苏店镇')
  const wrong = await town.submit('/office/belonging', { county: 'sudian' })
  expect([wrong.status, (await wrong.text()).includes('还没选归口到哪里')]).toEqual([422, true])
  await belong(town)
  const twice = await belong(town)
  expect([twice.status, (await twice.text()).includes('已经归口到别处了')]).toEqual([422, true])
})

test('A county reads sums: no unit, no contact, and nothing of the town’s own desk', async () => {
  const { town, county } = await townAndCounty()
  await belong(town)
  for (const path of ['/office/county', '/office/county/activities'])
    expect(await pageOf(county, path)).not.toMatch(/南董村|看寺村|139\d{8}/)
  const there = await townSeenBy(town.parts, 'sudian', null, town.now)
  expect((await there.visit('/office')).status).toBe(303)
})

test('A town that is no county has no such list; its director may say that it is one', async () => {
  const town = await demoTown({ as: 'director' })
  expect(await pageOf(town)).toContain('设成县（市、区）一级')
  expect((await town.visit('/office/county.xlsx')).status).toBe(404)
  expect(await pageOf(await town.seenBy('observer'))).not.toContain('action="/t/sudian/office/county/openings"')
  expect((await (await town.seenBy('officer')).submit('/office/county/openings', {})).status).toBe(403)
  await town.submit('/office/county/openings', {})
  expect(await pageOf(town)).toContain('还没有镇归口到这里')
})

/** A town below that county, with so much asked and so on of one day that is past; without figures it issued nothing. */
async function townBelow(county: TownInTest, name: string, counts?: Partial<Record<keyof typeof none, number>>) {
  const id = newId()
  const { db, now } = county
  await recordTown(db, { ...noTown, id, slug: `zhen-${id}`, name, setUpAt: now })
  await recordBelonging(db, id, { id: newId(), countyId: county.town.id, by: newId(), now })
  if (!counts) return
  const campaignId = newId()
  const issued = { origin: 'empty', year: 2023, title: '安全生产月', created_at: now, issued_at: now }
  await db
    .insertInto('campaign')
    .values({ town_id: id, id: campaignId, ...issued })
    .execute()
  const day = { town_id: id, campaign_id: campaignId, due_at: new Date(now.getTime() - 86_400_000), weekly: false }
  await db
    .insertInto('campaign_counter_day')
    .values({ ...day, ...none, ...counts })
    .execute()
}
const none = { asked: 0, received: 0, on_time: 0, accepted: 0, sent: 0, returned: 0, waived: 0, owed: 0 }

test('What needs a call stands on top; a page holds fifty towns, and its last line adds up all that were found', async () => {
  const { county } = await townAndCounty()
  await townBelow(county, '苏东镇', { asked: 100, received: 80, owed: 3 })
  await townBelow(county, '青东镇', { asked: 50, received: 50 })
  await townBelow(county, '北东镇')
  const read = async (query: Record<string, string> = {}) => {
    const { lines, ...more } = await readCounty(
      county.db,
      county.town.id,
      serverNow(county),
      countyAsked((name) => query[name]),
    )
    return { names: lines.map(({ name }) => name), ...more }
  }
  expect((await read()).names).toEqual(['苏东镇', '北东镇', '青东镇'])
  expect((await read({ sort: 'share' })).names).toEqual(['苏东镇', '青东镇', '北东镇'])
  expect((await read({ sort: 'name' })).names).toEqual(['北东镇', '青东镇', '苏东镇'])
  expect((await read({ q: '青东' })).names).toEqual(['青东镇'])
  expect((await read({ only: 'late' })).names).toEqual(['苏东镇'])
  expect((await read({ only: 'unissued' })).names).toEqual(['北东镇'])
  for (let nth = 0; nth < 50; nth++) await townBelow(county, `西${nth}镇`, { asked: 10, received: 10 })
  const sums = { towns: 53, asked: 650, received: 630, late: 3 }
  for (const sort of ['asked', 'name']) {
    const [first, second, beyond] = [
      await read({ sort }),
      await read({ sort, page: '2' }),
      await read({ sort, page: '9' }),
    ]
    expect([first.names.length, second.names.length, second.pages]).toEqual([50, 3, 2])
    expect(beyond).toEqual(second)
    expect(new Set([...first.names, ...second.names]).size).toBe(53)
    for (const one of [first, second]) expect(one).toMatchObject({ all: sums, found: sums })
  }
  expect(await read({ q: '西' })).toMatchObject({ all: sums, found: { towns: 50, asked: 500 }, pages: 1 })
  expect(await pageOf(county, '/office/county?sort=asked&page=2')).toContain('rel="prev"')
})

test('The list is found, filtered and taken away as a table', async () => {
  const { town, county } = await townAndCounty()
  await belong(town)
  expect(await pageOf(county, '/office/county?q=没有的镇')).toContain('没有这样的镇')
  expect(await pageOf(county, '/office/county?only=unissued')).not.toContain('href="/t/sudian/"')
  expect(await pageOf(county, '/office/county?only=late&sort=share')).toContain('href="/t/sudian/"')
  const answer = await county.visit('/office/county.xlsx')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ])
})
