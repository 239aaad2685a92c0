import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { projectRoot } from '#platform/postgres/migrate.ts'
import type { Campaign } from './campaign.types.ts'
import { listCampaigns } from './campaigns.store.ts'
import { sudianNotice } from './notice.in-tests.ts'
import { readBeside } from './superior.reading.ts'
import { findSuperior } from './superior.store.ts'
import { superiorWords as words } from './superior.words.ts'
import { changeTask, listTasks } from './tasks.store.ts'

const district = `上党区安委会办公室
关于开展2023年“安全生产月”活动的通知
各村，各社区，各站所，各企业：
2023年6月是第22个全国“安全生产月”，主题是“人人讲安全、个个会应急”。现将有关事项通知如下：
（一）开展主要负责人宣讲活动。6月5日前，各村、各社区、各企业主要负责人要开展一次安全生产专题宣讲。
（二）开展安全生产知识竞赛。6月20日前，各企业要组织职工参加安全生产知识竞赛。
（三）开展“安全宣传咨询日”活动。6月16日，各村、各企业要设立咨询台，开展安全宣传咨询日活动。
（四）开展燃气安全入户检查。6月25日前，各社区要逐户检查燃气软管，排查整治燃气隐患。
上党区安委会办公室
2023年5月20日
`

async function drafted() {
  const town = await demoTown({ as: 'officer' })
  await town.submit('/office/campaigns', { way: 'text', text: sudianNotice })
  const [campaign] = (await listCampaigns(town.db, town.town.id)) as [Campaign]
  return { town, campaign, own: `/office/campaigns/${campaign.id}` }
}

async function beside(town: TownInTest, campaign: Campaign, text: string) {
  const answer = await town.submit(`/office/campaigns/${campaign.id}/superiors`, { text })
  expect(answer.status).toBe(303)
  const place = answer.headers.get('location')!.replace('/t/sudian', '').split('?')[0]!
  const id = place.split('/').at(-1)!
  const read = async () => {
    const superior = (await findSuperior(town.db, town.town.id, campaign.id, id))!
    return (await readBeside(town.db, town.town.id, campaign, superior)).beside
  }
  return { place, read }
}

const taskNamed = async (town: TownInTest, campaign: Campaign, topic: string) =>
  (await listTasks(town.db, town.town.id, campaign.id)).find((task) => task.topic === topic)!

test('Our own notice laid beside itself lacks nothing and is late with nothing', async () => {
  const { town, campaign } = await drafted()
  const { place, read } = await beside(town, campaign, sudianNotice)
  expect(await read()).toMatchObject({ missing: [], later: [], narrower: [] })
  expect(await (await town.visit(place)).text()).toContain(words.nothing)
})

test('What the district wants earlier than we set it is told with both days; what we set in time is not', async () => {
  const { town, campaign } = await drafted()
  const lecture = await taskNamed(town, campaign, 'lecture')
  const contest = await taskNamed(town, campaign, 'contest')
  await changeTask(town.db, town.town.id, lecture.id, { dueRule: 'fixed', dueOn: '2023-06-08' })
  await changeTask(town.db, town.town.id, contest.id, { dueRule: 'fixed', dueOn: '2023-06-20' })
  const { place, read } = await beside(town, campaign, district)
  const { later } = await read()
  expect(later.find(({ task }) => task.id === lecture.id)).toMatchObject({ unset: false })
  expect(later.some(({ task }) => task.id === contest.id)).toBe(false)
  const page = await (await town.visit(place)).text()
  expect(page).toContain('上党区安委会办公室 6月5日 要，我们定的 6月8日')
  // a day that we never set
  expect(page).toContain('上党区安委会办公室 6月25日 要，我们没定日子')
  // and where they write it
  expect(page).toContain('<mark>6月5日前</mark>')
})

test('A kind of unit that they reach and we do not is told', async () => {
  const { town, campaign } = await drafted()
  const { place, read } = await beside(town, campaign, district)
  const lecture = (await read()).narrower.find(({ task }) => task.topic === 'lecture')
  expect(lecture).toMatchObject({ kinds: ['community'] })
  expect(await (await town.visit(place)).text()).toContain('上党区安委会办公室还要社区办，我们没发给它们')
})

test('What they ask and we do not is added to our draft with one button, once', async () => {
  const { town, campaign, own } = await drafted()
  const contest = await taskNamed(town, campaign, 'contest')
  await changeTask(town.db, town.town.id, contest.id, { droppedAt: town.now })
  const { place, read } = await beside(town, campaign, district)
  const missing = (await read()).missing.find(({ task }) => task?.topic === 'contest')!
  const page = await (await town.visit(place)).text()
  expect(page).toContain(words.missing)
  expect(page).toContain(`value="${missing.key}"`)
  const answer = await town.submit(`${place}/additions`, { add: missing.key })
  expect(answer.headers.get('location')).toContain('added=1')
  const added = await taskNamed(town, campaign, 'contest')
  expect(added).toMatchObject({ kinds: ['enterprise'], dueOn: '2023-06-20', droppedAt: null })
  expect(added.metrics.length).toBeGreaterThan(0)
  const again = await town.submit(`${place}/additions`, { add: missing.key })
  expect(again.headers.get('location')).toContain('already=1')
  const all = await listTasks(town.db, town.town.id, campaign.id)
  expect(all.filter(({ topic }) => topic === 'contest')).toHaveLength(1)
  // it waits to be looked at and issued like the rest
  expect((await town.visit(`${own}/notice?at=${added.activityId}`)).status).toBe(200)
})

test('Any notice that we know can be laid beside ours, and all that lacks can be added', async () => {
  const { town, campaign } = await drafted()
  for (const name of ['02-anweiban-2023-fangan', '37-city-committee-2024', '04-henan-2025']) {
    const text = readFileSync(join(projectRoot(), `src/campaign/notice/fixtures/${name}.txt`), 'utf8')
    const { place, read } = await beside(town, campaign, text)
    for (let missing = (await read()).missing; missing.length > 0; missing = (await read()).missing) {
      await town.submit(`${place}/additions`, { add: missing[0]!.key })
      expect((await read()).missing.length, name).toBeLessThan(missing.length)
    }
  }
}, 60_000)

test('No paper, or one that cannot be read: refused with what was typed kept; the file is kept as it came', async () => {
  const { town, own } = await drafted()
  expect((await town.submit(`${own}/superiors`, { text: '' })).status).toBe(422)
  const refused = await town.submit(`${own}/superiors`, { text: '先写几句', file: new File(['%PDF'], '通知.pdf') })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('先写几句')
  const sent = await town.submit(`${own}/superiors`, { text: '', file: new File([district], '区通知.txt') })
  const place = sent.headers.get('location')!.replace('/t/sudian', '').split('?')[0]!
  expect(await (await town.visit(`${place}/file`)).text()).toBe(district)
  expect(await (await town.visit(`${own}/superiors`)).text()).toContain('上党区安委会办公室')
})

test.each(['liaison', 'head', 'observer'] as const)(
  'a %s neither uploads nor sees the superior’s notice',
  async (who) => {
    const { town, campaign, own } = await drafted()
    const { place } = await beside(town, campaign, district)
    const other = await town.seenBy(who)
    for (const path of [`${own}/superiors`, place]) expect((await other.visit(path)).status).toBe(403)
    expect((await other.submit(`${place}/additions`, { add: 't0' })).status).toBe(403)
    const neighbour = await townSeenBy(town.parts, 'qingshi', 'officer', town.now)
    expect((await neighbour.visit(place)).status).toBe(404)
  },
)
