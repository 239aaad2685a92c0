import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { at } from '#platform/days.rules.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { findStanding } from './standing.store.ts'

const good = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电。' }
const back = { why: 'blurred', due: '2023-06-15' }

async function begin() {
  const officer = await demoTown({ as: 'officer' })
  const campaign = await smallCampaign(officer)
  const liaison = await officer.seenBy('liaison')
  const talk = await campaign.assignmentOf('talk', '南董村')
  const report = `/u/${campaign.unitNamed('南董村').id}/reports/${talk}`
  await liaison.submit(report, good)
  const submissionId = (await standing(officer, talk)).submissionId!
  const place = `/office/submissions/${submissionId}`
  return { officer, liaison, campaign, talk, report, submissionId, place }
}

const standing = async (town: TownInTest, id: string) => (await findStanding(town.db, town.town.id, id))!

test('A verdict given by a slip of the finger is taken back, and the report waits again', async () => {
  const { officer, talk, place, submissionId } = await begin()
  const judged = await officer.submit(`${place}/acceptances`, {})
  const next = await (await officer.visit(judged.headers.get('location')!.replace('/t/sudian', ''))).text()
  expect(next).toContain(`${place}/withdrawals`)
  const answer = await officer.submit(`${place}/withdrawals`, {})
  expect(answer.headers.get('location')).toBe(`/t/sudian/office/reviews/${submissionId}?withdrawn=${submissionId}`)
  const page = await (await officer.visit(`/office/reviews/${submissionId}?withdrawn=${submissionId}`)).text()
  expect(page).toContain('南董村：撤回了')
  expect(page).toContain(`${place}/acceptances`)
  expect(await standing(officer, talk)).toMatchObject({ stage: 'sent', decidedAt: null })
  await officer.submit(`${place}/acceptances`, {})
  expect((await standing(officer, talk)).stage).toBe('accepted')
})

test('A return that is taken back leaves the date as it was, and the unit reads no reproof', async () => {
  const { officer, liaison, campaign, talk, place, submissionId } = await begin()
  const before = await standing(officer, talk)
  await officer.submit(`${place}/returns`, back)
  expect((await standing(officer, talk)).dueAt).toEqual(at('2023-06-15', '17:00'))
  await officer.submit(`${place}/withdrawals`, {})
  expect(await standing(officer, talk)).toEqual(before)
  const unit = campaign.unitNamed('南董村').id
  expect(await (await liaison.visit(`/u/${unit}/receipts/${submissionId}`)).text()).not.toContain('照片看不清')
})

test('Of two returns only the last is taken back: the date of the first stays', async () => {
  const { officer, liaison, talk, report, place } = await begin()
  await officer.submit(`${place}/returns`, { ...back, due: '2023-06-14' })
  await liaison.submit(report, { ...good, words: '补拍了。' })
  const second = (await standing(officer, talk)).submissionId
  await officer.submit(`/office/submissions/${second}/returns`, { ...back, due: '2023-06-19' })
  await officer.submit(`/office/submissions/${second}/withdrawals`, {})
  expect(await standing(officer, talk)).toMatchObject({ stage: 'sent', dueAt: at('2023-06-14', '17:00') })
})

test('What the unit answered meanwhile, and what nobody judged, cannot be taken back', async () => {
  const { officer, liaison, talk, report, place } = await begin()
  expect((await officer.submit(`${place}/withdrawals`, {})).status).toBe(409)
  await officer.submit(`${place}/returns`, back)
  await liaison.submit(report, { ...good, words: '补拍了。' })
  const answer = await officer.submit(`${place}/withdrawals`, {})
  expect([answer.status, (await answer.text()).includes('单位刚又报了新的一版')]).toEqual([409, true])
  expect((await standing(officer, talk)).stage).toBe('sent')
})

test('What was waived is asked again, signed for or reported as it was, and may be waived anew', async () => {
  const { officer, campaign, talk } = await begin()
  const article = await campaign.assignmentOf('article', '南董村')
  for (const [id, stage] of [
    [article, 'issued'],
    [talk, 'sent'],
  ] as const) {
    const before = await standing(officer, id)
    const place = `/office/assignments/${id}`
    await officer.submit(`${place}/waivers`, { waiver: '这个村不办' })
    expect(await (await officer.visit(`${place}/report`)).text()).toContain('还是要报')
    expect((await officer.submit(`${place}/withdrawals`, {})).status).toBe(303)
    expect(await standing(officer, id)).toEqual({ ...before, stage })
    await officer.submit(`${place}/waivers`, { waiver: '真的不办' })
    expect((await standing(officer, id)).stage).toBe('waived')
  }
})

test('After a waiver the way back stands in the page that follows, until it was taken', async () => {
  const { officer, campaign } = await begin()
  const article = await campaign.assignmentOf('article', '南董村')
  const before = await standing(officer, article)
  const waived = await officer.submit(`/office/assignments/${article}/waivers`, { waiver: '这个村不办' })
  const place = waived.headers.get('location')!.replace('/t/sudian', '')
  const undo = `/office/assignments/${article}/withdrawals`
  const page = await (await officer.visit(place)).text()
  expect([page.includes('南董村：免报了'), page.includes(undo)]).toEqual([true, true])
  expect(await (await (await officer.seenBy('observer')).visit(place)).text()).not.toContain(undo)
  const back = (await officer.submit(undo, {})).headers.get('location')!.replace('/t/sudian', '')
  expect(await (await officer.visit(back)).text()).toContain('撤销了，这一件还是要报')
  expect(await standing(officer, article)).toEqual(before)
  expect(await (await officer.visit(place)).text()).not.toContain(undo)
})

test('Neither the unit, nor the county, nor the office of another town takes a verdict back', async () => {
  const { officer, liaison, talk, place } = await begin()
  await officer.submit(`${place}/acceptances`, {})
  const elsewhere = await demoTown({ as: 'officer', slug: 'qingshi' })
  for (const who of [liaison, await officer.seenBy('observer'), await officer.seenBy(null), elsewhere]) {
    const { status, headers } = await who.submit(`${place}/withdrawals`, {})
    expect(status === 403 || status === 404 || headers.get('location')?.includes('/sign-in')).toBe(true)
  }
  expect((await standing(officer, talk)).stage).toBe('accepted')
})
