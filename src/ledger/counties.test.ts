import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { foldSteps } from '#campaign/counters.store.ts'
import { countByTaskAndKind } from '#campaign/counts.store.ts'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { readCounty, readCountyActivities } from './counties.reading.ts'
import { recordCounty } from './counties.store.ts'
import { limitsOf } from './overview.reading.ts'
import { addUp } from './overview.rules.ts'

/** 苏店镇 with a month under way, and 青石 made a county beside it. */
async function townAndCounty() {
  const town = await demoTown({ as: 'director' })
  const county = await townSeenBy(town.parts, 'qingshi', 'observer', town.now)
  const campaign = await smallCampaign(town)
  await recordCounty(county.db, county.town.id)
  // read anew, as each request does
  return { town, county: await townSeenBy(town.parts, 'qingshi', 'observer', town.now), campaign }
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
  const clock = () => town.now
  const line = async () => {
    const [{ townId: _id, slug: _slug, name: _name, issued: _issued, ...sums } = never()] = await readCounty(
      county.db,
      county.town.id,
      clock,
    )
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
  const [activity] = await readCountyActivities(county.db, county.town.id, clock)
  expect(activity).toEqual({ heading: '开展宣讲', towns: 1, ...left })
})

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
