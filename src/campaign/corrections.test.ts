import { expect, test } from 'vitest'
import { demoTown, type TownInTest, townSeenBy } from '#demo-town/in-tests.ts'
import { at } from '#platform/days.rules.ts'
import { listActivities } from './activities.store.ts'
import type { Campaign } from './campaign.types.ts'
import { findCampaign, listCampaigns } from './campaigns.store.ts'
import { alike } from './corrections.pairs.rules.ts'
import { readDifferences } from './corrections.reading.ts'
import { changedPart } from './corrections.rules.ts'
import { findCorrection } from './corrections.store.ts'
import { correctionWords as words } from './corrections.words.ts'
import { listSpans } from './drafts.spans.store.ts'
import { recordIssue } from './issuing.store.ts'
import { sudianFile, sudianNotice } from './notice.in-tests.ts'
import { findNotice } from './notices.store.ts'
import { listTasks } from './tasks.store.ts'

const again = sudianNotice
  .replaceAll('0355-8255100', '0355-8255199')
  .replace('人人讲安全、个个会应急', '人人讲安全、个个会应急——畅通生命通道')

async function drafted() {
  const town = await demoTown({ as: 'officer' })
  await town.submit('/office/campaigns', { way: 'file', text: '', file: new File([sudianFile], '通知.txt') })
  const [campaign] = (await listCampaigns(town.db, town.town.id)) as [Campaign]
  return { town, campaign, place: `/office/campaigns/${campaign.id}` }
}

async function corrected(town: TownInTest, campaign: Campaign, text: string) {
  const answer = await town.submit(`/office/campaigns/${campaign.id}/corrections`, { text })
  expect(answer.status).toBe(303)
  const place = answer.headers.get('location')!.replace('/t/sudian', '').split('?')[0]!
  const id = place.split('/').at(-1)!
  const read = async () => {
    const now = (await findCampaign(town.db, town.town.id, campaign.id))!
    const correction = (await findCorrection(town.db, town.town.id, campaign.id, id))!
    return readDifferences(town.db, town.town.id, now, correction)
  }
  const take = async (fields: Record<string, string | string[]>) =>
    town.submit(`${place}/takings`, { _seen: (await read()).seen, act: 'picked', ...fields })
  return { place, read, take }
}

test('Headings are known again though reworded; a long text shows where it changed', () => {
  expect(alike('开展“安全宣传咨询日”活动', '开展安全宣传咨询日活动')).toBe(1)
  expect(alike('开展宣讲', '应急演练')).toBe(0)
  const long = '甲'.repeat(100)
  expect(changedPart(`${long}6月25日${long}`, `${long}6月28日${long}`)).toEqual({
    before: `…${'甲'.repeat(9)}6月25日${'甲'.repeat(11)}…`,
    after: `…${'甲'.repeat(9)}6月28日${'甲'.repeat(11)}…`,
  })
})

test('A corrected notice shows field by field what differs, old and new, each with its place; nothing changes by looking', async () => {
  const { town, campaign } = await drafted()
  const { place, read } = await corrected(town, campaign, again)
  const { differences } = await read()
  expect(differences.map(({ field }) => field)).toEqual(expect.arrayContaining(['theme', 'hotlines']))
  const hotline = differences.find(({ field, section }) => field === 'hotlines' && section === 'year')!
  expect(hotline).toMatchObject({ before: ['0355-8255100'], after: ['0355-8255199'], byHand: false })
  expect(sudianNotice.slice(hotline.spans.before!.start, hotline.spans.before!.end)).toContain('0355-8255100')
  expect(again.trim().slice(hotline.spans.after!.start, hotline.spans.after!.end)).toContain('0355-8255199')
  const page = await (await town.visit(place)).text()
  for (const part of ['0355-8255100', '0355-8255199', '畅通生命通道', words.place.before, words.place.after])
    expect(page).toContain(part)
  expect(await findCampaign(town.db, town.town.id, campaign.id)).toEqual(campaign)
})

test('The same notice again differs in nothing', async () => {
  const { town, campaign } = await drafted()
  const { place } = await corrected(town, campaign, sudianNotice)
  expect(await (await town.visit(place)).text()).toContain(words.same)
})

test('One is taken over, then the rest; the draft lies beside the new paper, and the one before can still be had', async () => {
  const { town, campaign, place: own } = await drafted()
  const { place, read, take } = await corrected(town, campaign, again)
  const before = (await read()).differences.length
  expect((await take({ take: 'campaign.theme' })).status).toBe(303)
  const taken = (await findCampaign(town.db, town.town.id, campaign.id))!
  expect(taken).toMatchObject({ theme: '人人讲安全、个个会应急——畅通生命通道', hotlines: ['0355-8255100'] })
  expect((await read()).differences).toHaveLength(before - 1)
  const text = (await findNotice(town.db, town.town.id, taken.noticeId!))!.text
  expect(text).toContain('畅通生命通道')
  const spans = await listSpans(town.db, town.town.id, campaign.id)
  const theme = spans.find(({ field }) => field === 'theme')!
  expect(text.slice(theme.start, theme.end)).toContain('畅通生命通道')
  // what was not taken is not said to stand in the new paper
  expect(spans.some(({ subject, field }) => subject === 'campaign' && field === 'hotlines')).toBe(false)
  expect((await take({ act: 'all' })).status).toBe(303)
  expect((await findCampaign(town.db, town.town.id, campaign.id))!.hotlines).toEqual(['0355-8255199'])
  expect(await (await town.visit(place)).text()).toContain(words.same)
  const original = await town.visit(`${place}/before`)
  expect(Buffer.from(await original.arrayBuffer()).equals(sudianFile)).toBe(true)
  expect((await town.visit(`${own}/notice`)).status).toBe(200)
})

test('What the office corrected by hand stays when the rest is taken, and is taken only when ticked by itself', async () => {
  const { town, campaign, place: own } = await drafted()
  await town.submit(`${own}/sections/year`, { 'campaign.hotlines': '12350', _seen: '', act: 'save' })
  const { place, read, take } = await corrected(town, campaign, again)
  const hand = (await read()).differences.find(({ key }) => key === 'campaign.hotlines')!
  expect(hand).toMatchObject({ byHand: true, before: ['12350'] })
  expect(await (await town.visit(place)).text()).toContain(words.byHand)
  await take({ act: 'all' })
  const kept = (await findCampaign(town.db, town.town.id, campaign.id))!
  expect(kept).toMatchObject({ hotlines: ['12350'], theme: '人人讲安全、个个会应急——畅通生命通道' })
  await take({ take: 'campaign.hotlines' })
  expect((await findCampaign(town.db, town.town.id, campaign.id))!.hotlines).toEqual(['0355-8255199'])
})

test('What only the office changed, and the notice did not, is no difference', async () => {
  const { town, campaign, place: own } = await drafted()
  await town.submit(`${own}/sections/year`, { 'campaign.issuer': '苏店镇', _seen: '', act: 'save' })
  const { read } = await corrected(town, campaign, again)
  expect((await read()).differences.some(({ field }) => field === 'issuer')).toBe(false)
})

test('A task that is out keeps its day and its denominator; a new one comes in as a draft to be issued', async () => {
  const { town, campaign, place: own } = await drafted()
  const tasks = await listTasks(town.db, town.town.id, campaign.id)
  const open = tasks.find(({ topic }) => topic === 'open-day-site')!
  const unit = await town.db
    .selectFrom('unit')
    .select('id')
    .where('town_id', '=', town.town.id)
    .executeTakeFirstOrThrow()
  const plan = [{ taskId: open.id, unitId: unit.id, period: 0, dueAt: at('2023-06-16', '17:00') }]
  await recordIssue(town.db, town.town.id, campaign.id, plan, null, town.now)
  const { heading, section } = (await listActivities(town.db, town.town.id, campaign.id))[5]!
  expect(section + heading).not.toBe('')
  const moved = sudianNotice
    .replaceAll('6月16日', '6月17日')
    .replace(/(（六）)/, '（六）开展安全夜校。6月20日前，各村要组织一次安全夜校，每村不少于20人。\n（七）')
  const { read, take, place } = await corrected(town, campaign, moved)
  const { differences } = await read()
  const day = differences.find(({ subject, field }) => subject === open.id && field === 'dueOn')
  expect(day).toMatchObject({ issued: true, before: '2023-06-16 17:00', after: '2023-06-17 17:00' })
  const refused = await take({ take: day!.key })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(words.issuedStays)
  expect(await (await town.visit(place)).text()).toContain(words.issued)
  const fresh = differences.find(({ effect }) => effect.of === 'new-activity')!
  expect(String(fresh.after)).toContain('安全夜校')
  expect((await take({ take: fresh.key })).status).toBe(303)
  const after = await listTasks(town.db, town.town.id, campaign.id)
  expect(after.length).toBeGreaterThan(tasks.length)
  expect(after.find(({ id }) => id === open.id)!.dueOn).toBe('2023-06-16')
  expect(await (await town.visit(`${own}/notice`)).text()).toContain('安全夜校')
})

test('What the new notice leaves out is dropped only when ticked, and never once it is out', async () => {
  const { town, campaign } = await drafted()
  const [first] = await listActivities(town.db, town.town.id, campaign.id)
  const short = sudianNotice.replace(/（一）[\s\S]*?(?=（二）)/, '')
  const { read, take } = await corrected(town, campaign, short)
  const gone = (await read()).differences.find(({ effect }) => effect.of === 'drop-activity')!
  expect(gone.subject).toBe(first!.id)
  await take({ act: 'all' })
  const stands = async () =>
    (await listActivities(town.db, town.town.id, campaign.id)).find(({ id }) => id === first!.id)!.droppedAt === null
  expect(await stands()).toBe(true)
  await take({ take: gone.key })
  expect(await stands()).toBe(false)
})

test('Somebody changed the draft meanwhile, nothing ticked, no paper: refused, and what was ticked stays ticked', async () => {
  const { town, campaign, place: own } = await drafted()
  const { take, place } = await corrected(town, campaign, again)
  const stale = await take({ take: 'campaign.theme', _seen: 'other' })
  expect(stale.status).toBe(422)
  const page = await stale.text()
  expect(page).toContain(words.changedMeanwhile)
  expect(page).toMatch(/value="campaign.theme"[^>]*checked|checked[^>]*value="campaign.theme"/)
  expect(await (await take({})).text()).toContain(words.nothingPicked)
  expect((await town.submit(`${own}/corrections`, { text: '' })).status).toBe(422)
  expect((await town.submit(`${own}/corrections`, { text: '字', file: new File(['x'], 'a.pdf') })).status).toBe(422)
  expect((await town.visit(place)).status).toBe(200)
})

test.each(['liaison', 'head', 'observer'] as const)('a %s neither uploads nor sees a correction', async (who) => {
  const { town, campaign, place: own } = await drafted()
  const { place } = await corrected(town, campaign, again)
  const other = await town.seenBy(who)
  for (const path of [`${own}/corrections`, place, `${place}/before`])
    expect((await other.visit(path)).status).toBe(403)
  expect((await other.submit(`${place}/takings`, { act: 'all' })).status).toBe(403)
  const neighbour = await townSeenBy(town.parts, 'qingshi', 'officer', town.now)
  expect((await neighbour.visit(place)).status).toBe(404)
})
