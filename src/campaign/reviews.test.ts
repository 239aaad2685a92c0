import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { at } from '#platform/days.rules.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { daysForReturn, newDueDay, nextAfter } from './reviews.rules.ts'
import { findReview } from './reviews.store.ts'
import { findStanding } from './standing.store.ts'

const good = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电。' }
const back = { why: 'blurred', reason: '数字不用重填', due: '2023-06-13' }

/** Two villages have sent their talks; the office has not looked yet. */
async function begin() {
  const officer = await demoTown({ as: 'officer' })
  const campaign = await smallCampaign(officer)
  const sent = async (village: string) => {
    const id = await campaign.assignmentOf('talk', village)
    await officer.submit(`/office/assignments/${id}/report`, { ...good, reporter: '联络员' })
    return { id, submissionId: (await standing(officer, id)).submissionId! }
  }
  return { officer, campaign, first: await sent('南董村'), second: await sent('看寺村') }
}

const standing = async (town: TownInTest, id: string) => (await findStanding(town.db, town.town.id, id))!
const placeOf = (answer: Response) => answer.headers.get('location')!.replace('/t/sudian', '')

test('What came first is judged first, and the next one opens after each verdict', async () => {
  const { officer, first, second } = await begin()
  const page = await (await officer.visit('/office/reviews')).text()
  expect(page).toContain('2 件等着')
  expect(page).toContain(`/office/submissions/${first.submissionId}/acceptances`)
  const answer = await officer.submit(`/office/submissions/${first.submissionId}/acceptances`, {})
  expect(placeOf(answer)).toBe(`/office/reviews/${second.submissionId}?accepted=${first.submissionId}`)
  expect(await (await officer.visit(placeOf(answer))).text()).toContain('南董村：通过了')
  expect((await standing(officer, first.id)).stage).toBe('accepted')
  const last = await officer.submit(`/office/submissions/${second.submissionId}/acceptances`, {})
  expect(await (await officer.visit(placeOf(last))).text()).toContain('这会儿没有等审的')
})

test('A return reopens with a reason and a new date, and the unit reads who wrote it', async () => {
  const { officer, campaign, first } = await begin()
  await officer.submit(`/office/submissions/${first.submissionId}/returns`, back)
  const now = await standing(officer, first.id)
  expect([now.stage, now.dueAt]).toEqual(['returned', at('2023-06-13', '17:00')])
  const liaison = await officer.seenBy('liaison')
  const unit = campaign.unitNamed('南董村')
  const page = await (await liaison.visit(`/u/${unit.id}`)).text()
  expect(page).toContain('照片看不清。数字不用重填')
  expect(page).toContain('李志强')
  expect(page).toContain('退回，要改')
  await liaison.submit(`/u/${unit.id}/reports/${first.id}`, { ...good, 'figure.people': '88' })
  expect((await standing(officer, first.id)).stage).toBe('sent')
  expect(await (await officer.visit('/office/reviews')).text()).toContain('第 2 版')
})

test('A return without a reason, or by a day that is over, is refused and keeps what was written', async () => {
  const { officer, first } = await begin()
  const place = `/office/submissions/${first.submissionId}/returns`
  const none = await officer.submit(place, { due: '2023-06-13' })
  expect([none.status, (await none.text()).includes('退回要说改哪里')]).toEqual([422, true])
  const past = await officer.submit(place, { ...back, due: '2023-06-09' })
  const page = await past.text()
  expect([past.status, page.includes('数字不用重填'), page.includes('选一个还没过的日子')]).toEqual([422, true, true])
  expect((await standing(officer, first.id)).stage).toBe('sent')
})

test('Of two officers the second is told, and nothing of hers is recorded', async () => {
  const { officer, first } = await begin()
  const director = await officer.seenBy('director')
  await officer.submit(`/office/submissions/${first.submissionId}/acceptances`, {})
  const answer = await director.submit(`/office/submissions/${first.submissionId}/returns`, back)
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('刚才有人审过了')
  const review = await findReview(officer.db, officer.town.id, first.submissionId)
  expect(review?.verdict).toBe('accepted')
})

test('A verdict on a version that was replaced meanwhile does not count', async () => {
  const { officer, first } = await begin()
  await officer.submit(`/office/assignments/${first.id}/report`, { ...good, reporter: '联络员' })
  const answer = await officer.submit(`/office/submissions/${first.submissionId}/acceptances`, {})
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('新的一版')
  expect((await standing(officer, first.id)).stage).toBe('sent')
})

test('What is accepted is locked: no correction, no waiver', async () => {
  const { officer, campaign, first } = await begin()
  await officer.submit(`/office/submissions/${first.submissionId}/acceptances`, {})
  const liaison = await officer.seenBy('liaison')
  const place = `/u/${campaign.unitNamed('南董村').id}/reports/${first.id}`
  expect((await liaison.submit(place, good)).status).toBe(409)
  expect((await officer.submit(`/office/assignments/${first.id}/waivers`, { waiver: '不用办' })).status).toBe(409)
  expect((await standing(officer, first.id)).version).toBe(1)
})

test('The office waives with a reason, and the unit is no longer asked', async () => {
  const { officer, campaign } = await begin()
  const id = await campaign.assignmentOf('phone', '南董村')
  expect((await officer.submit(`/office/assignments/${id}/waivers`, { waiver: '' })).status).toBe(422)
  expect((await officer.submit(`/office/assignments/${id}/waivers`, { waiver: '村委会搬家，镇里统一贴' })).status).toBe(
    303,
  )
  expect((await standing(officer, id)).stage).toBe('waived')
  const page = await (await officer.visit(`/u/${campaign.unitNamed('南董村').id}`)).text()
  expect(page).toContain('免报')
})

test('The county may look at everything and judge nothing', async () => {
  const { officer, first } = await begin()
  const observer = await officer.seenBy('observer')
  const page = await (await observer.visit(`/office/reviews/${first.submissionId}`)).text()
  expect(page).toContain('只看，不审')
  expect(page).not.toContain('/acceptances')
  expect((await observer.visit(`/office/submissions/${first.submissionId}`)).status).toBe(200)
  for (const act of ['acceptances', 'returns'])
    expect((await observer.submit(`/office/submissions/${first.submissionId}/${act}`, back)).status).toBe(403)
  expect((await observer.submit(`/office/assignments/${first.id}/waivers`, { waiver: '不用' })).status).toBe(403)
  expect((await standing(officer, first.id)).stage).toBe('sent')
})

test('A liaison, and an officer of another town, cannot open the review', async () => {
  const { officer, first } = await begin()
  const liaison = await officer.seenBy('liaison')
  expect((await liaison.visit(`/office/reviews/${first.submissionId}`)).status).toBe(403)
  expect((await liaison.submit(`/office/submissions/${first.submissionId}/acceptances`, {})).status).toBe(403)
  const elsewhere = await demoTown({ as: 'officer', slug: 'qingshi' })
  expect((await elsewhere.visit(`/office/submissions/${first.submissionId}`)).status).toBe(404)
})

test('The menu says how many wait', async () => {
  const { officer } = await begin()
  expect(await (await officer.visit('/office/reviews')).text()).toMatch(/审核<i>2/)
})

test('A return gives two working days, over a weekend too, and never takes days away', () => {
  expect(newDueDay(at('2023-06-09', '10:00'), at('2023-06-08'))).toBe('2023-06-13')
  expect(newDueDay(at('2023-06-12', '10:00'), at('2023-06-20'))).toBe('2023-06-20')
  expect(daysForReturn(at('2023-06-12', '18:00'), at('2023-06-12'))[0]).toBe('2023-06-13')
})

test('After the last of the list the first that waits comes into the hand', () => {
  const queue = ['a', 'b', 'c'].map((submissionId) => ({ submissionId }))
  expect([nextAfter(queue, 'a'), nextAfter(queue, 'c'), nextAfter(queue, 'x')]).toEqual(['b', 'a', 'a'])
  expect(nextAfter([{ submissionId: 'a' }], 'a')).toBeUndefined()
})

test('A figure far from what other villages report is one dot among theirs', async () => {
  const { officer, campaign, first } = await begin()
  const page = async () => (await officer.visit(`/office/reviews/${first.submissionId}`)).text()
  expect(await page()).not.toContain('和别的村比')
  for (const [name, people] of [
    ['苏店村', '40'],
    ['北天河村', '35'],
  ] as const) {
    const id = await campaign.assignmentOf('talk', name)
    const said = { ...good, 'figure.people': people, reporter: '联络员' }
    await officer.submit(`/office/assignments/${id}/report`, said)
  }
  expect(await page()).toContain('来了多少人，和别的村比')
  expect(await page()).toMatch(/3 个单位报的来了多少人，南董村 86/)
})
