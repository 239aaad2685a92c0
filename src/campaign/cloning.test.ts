import { expect, test } from 'vitest'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { at } from '#platform/days.rules.ts'
import { listActivities } from './activities.store.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import type { Campaign } from './campaign.types.ts'
import { changeCampaign, listCampaigns } from './campaigns.store.ts'
import { startProblemWords } from './campaigns.words.ts'
import { movedDay, movedWords } from './cloning.rules.ts'
import { findIssuePlan, recordIssue } from './issuing.store.ts'
import { sudianNotice } from './notice.in-tests.ts'
import { listVersions } from './submissions.store.ts'
import { changeTask, listTasks } from './tasks.store.ts'

const good = { 'figure.talks': '2', 'figure.people': '1204', 'sure.people': '1204', day: '2023-06-08', words: '讲了。' }

const clone = (town: TownInTest, earlier: string, year: string) =>
  town.submit('/office/campaigns', { way: 'earlier', text: '', earlier, year })

const newest = async ({ db, town }: TownInTest): Promise<Campaign> => (await listCampaigns(db, town.id))[0]!

/** A month of 2023 in which 南董村 talked twice and was accepted. */
async function lastYear() {
  const town = await demoTown({ as: 'officer' })
  const small = await smallCampaign(town)
  const unit = small.unitNamed('南董村')
  const talk = await small.assignmentOf('talk', '南董村')
  const liaison = await town.seenBy('liaison')
  const sent = await liaison.submit(`/u/${unit.id}/reports/${talk}`, good)
  expect(sent.status).toBe(303)
  const submission = (await listVersions(town.db, town.town.id, talk))[0]!.id
  expect((await town.submit(`/office/submissions/${submission}/acceptances`, {})).status).toBe(303)
  return { town, liaison, small, unit }
}

test('Day and month stay and the year moves; what the words say of the year and the ordinal moves with it', () => {
  expect(movedDay('2023-06-16', 1)).toBe('2024-06-16')
  expect(movedDay('2023-05-31', 3)).toBe('2026-05-31')
  expect(movedDay('2024-02-29', 1)).toBe('2025-02-28')
  expect(movedDay('2024-02-29', 4)).toBe('2028-02-29')
  expect(movedWords('2023年是第22个“安全生产月”，总结 2023-07-05 前报', 2023, 2024)).toBe(
    '2024年是第23个“安全生产月”，总结 2024-07-05 前报',
  )
  // a law's year, a telephone, another count stay
  const others = '2021年安全生产法、0355-2023555、第22条、第3个'
  expect(movedWords(others, 2023, 2024)).toBe(others)
})

test('The office lays this year’s month out like last year’s: days moved, theme asked for, tasks with figures and evidence there', async () => {
  const town = await demoTown({ as: 'officer' })
  await town.submit('/office/campaigns', { way: 'text', text: sudianNotice })
  const old = await newest(town)
  const before = await listTasks(town.db, town.town.id, old.id)
  const open = before.find(({ topic }) => topic === 'open-day-site')!
  await changeTask(town.db, town.town.id, open.id, { howTo: '搭三个台子。' })
  await changeTask(town.db, town.town.id, before[0]!.id, { droppedAt: town.now })
  const answer = await clone(town, old.id, '2027')
  expect(answer.status).toBe(303)
  const fresh = await newest(town)
  expect(fresh).toMatchObject({
    origin: 'earlier',
    year: 2027,
    ordinal: 26,
    theme: '',
    consultDay: '2027-06-16',
    documentNumber: '',
    issueDate: null,
    issuedAt: null,
    hotlines: old.hotlines,
    committeeName: old.committeeName,
  })
  expect(fresh.title).not.toContain('2023')
  const tasks = await listTasks(town.db, town.town.id, fresh.id)
  // one was dropped last year
  expect(tasks).toHaveLength(before.length - 1)
  expect(tasks.find(({ topic }) => topic === 'open-day-site')).toMatchObject({
    dueOn: '2027-06-16',
    howTo: '搭三个台子。',
    evidence: open.evidence,
    metrics: open.metrics.map(({ id: _, taskId: __, ...figure }) => expect.objectContaining(figure)),
  })
  const kept = await listActivities(town.db, town.town.id, old.id)
  const moved = await listActivities(town.db, town.town.id, fresh.id)
  expect(moved.map(({ marker }) => marker)).toEqual(kept.map(({ marker }) => marker))
  expect(moved.map(({ startsOn }) => startsOn?.slice(5))).toEqual(kept.map(({ startsOn }) => startsOn?.slice(5)))
  const page = await (await town.visit(`/office/campaigns/${fresh.id}/notice`)).text()
  expect(page).toContain('照 2023 年的')
  // the theme is asked for
  expect(page).toMatch(
    /name="campaign.theme"[^>]*placeholder="通知没写，请填"|placeholder="通知没写，请填"[^>]*name="campaign.theme"/,
  )
})

test('A year whose theme is proclaimed gets that theme; a weekly task stays on its weekday', async () => {
  const town = await demoTown({ as: 'director' })
  const { campaignId, taskIds } = await smallCampaign(town)
  await changeCampaign(town.db, town.town.id, campaignId, { theme: '人人讲安全、个个会应急' })
  await clone(town, campaignId, '2025')
  const fresh = await newest(town)
  expect(fresh.theme).toBe('人人讲安全、个个会应急——查找身边安全隐患')
  const weekly = (await listTasks(town.db, town.town.id, fresh.id)).find(({ title }) => title === taskIds.weekly.title)
  expect(weekly).toMatchObject({ dueRule: 'weekly', weekday: 5, dueOn: null })
})

test('Last year’s figures stand beside each task, and beside the field of the unit that gave them', async () => {
  const { town, liaison, small, unit } = await lastYear()
  await clone(town, small.campaignId, '2024')
  const fresh = await newest(town)
  const [activity] = await listActivities(town.db, town.town.id, fresh.id)
  const page = await (await town.visit(`/office/campaigns/${fresh.id}/notice?at=${activity!.id}`)).text()
  expect(page).toContain('去年 2 场 1,204 人次')
  expect(page).toContain('去年没有报上来的数')
  const { plan } = await findIssuePlan(town.db, town.town.id, fresh, 0, at('2024-06-01'))
  await recordIssue(town.db, town.town.id, fresh.id, plan.fresh, null, at('2024-06-01'))
  const talk = (await listTasks(town.db, town.town.id, fresh.id)).find(({ title }) => title === '主要负责人宣讲')!
  const owed = await town.db
    .selectFrom('campaign_assignment')
    .where('task_id', '=', talk.id)
    .where('unit_id', 'in', [unit.id, small.unitNamed('看寺村').id])
    .select(['id', 'unit_id as unitId'])
    .execute()
  const own = owed.find(({ unitId }) => unitId === unit.id)!
  expect(await (await liaison.visit(`/u/${unit.id}/reports/${own.id}`)).text()).toContain('去年报过 2 场')
  const other = owed.find(({ unitId }) => unitId !== unit.id)!
  const neighbour = await (await town.visit(`/office/assignments/${other.id}/report`)).text()
  expect(neighbour).not.toContain('去年报过')
})

test('Nothing to lay out, an earlier year, another town’s month: refused in plain words, what was typed kept', async () => {
  const town = await demoTown({ as: 'officer' })
  const { campaignId } = await smallCampaign(town)
  const elsewhere = await townSeenBy(town.parts, 'qingshi', 'officer', town.now)
  const foreign = await smallCampaign(elsewhere)
  const given: [string, string, string][] = [
    ['', '2024', startProblemWords.earlier],
    [foreign.campaignId, '2024', startProblemWords.earlier],
    [campaignId, '2023', startProblemWords['earlier-year']],
    [campaignId, '去年', startProblemWords.year],
  ]
  for (const [earlier, year, sentence] of given) {
    const answer = await clone(town, earlier, year)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(sentence)
    expect(page).toContain(`value="${year}"`)
  }
  expect(await listCampaigns(town.db, town.town.id)).toHaveLength(1)
})

test.each(['liaison', 'head', 'observer'] as const)('a %s may not lay out a month', async (who) => {
  const office = await demoTown({ as: 'officer' })
  const { campaignId } = await smallCampaign(office)
  expect((await clone(await office.seenBy(who), campaignId, '2024')).status).toBe(403)
  expect(await listCampaigns(office.db, office.town.id)).toHaveLength(1)
})
