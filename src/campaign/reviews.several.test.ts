import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { at } from '#platform/days.rules.ts'
import { newId } from '#platform/ids.ts'
import { flagOf, laterOf } from './batches.rules.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { recordDoubts } from './evidence.doubts.store.ts'
import { recordEvidence } from './evidence.store.ts'
import { findReview } from './reviews.store.ts'
import { findStanding } from './standing.store.ts'

const figures = { 'figure.homes': '12' }
const back = { 'several-why': 'blurred', 'several-reason': '其他不用重填', 'several-due': '2023-06-13' }
const accept = '/office/reviews/acceptances'
const giveBack = '/office/reviews/returns'

const standing = async (town: TownInTest, id: string) => (await findStanding(town.db, town.town.id, id))!
const placeOf = (answer: Response) => answer.headers.get('location')!.replace('/t/sudian', '')
const audited = async (town: TownInTest, act: string) =>
  (await town.db.selectFrom('audit_entry').select('subject').where('act', '=', act).execute()).length

/** Three villages have sent their week, which asks for no photo; a fourth its talk, which asks for two. */
async function begin() {
  const officer = await demoTown({ as: 'officer' })
  const campaign = await smallCampaign(officer)
  const send = async (which: 'weekly' | 'talk', village: string) => {
    const id = await campaign.assignmentOf(which, village)
    const said = which === 'talk' ? { 'figure.talks': '1', 'figure.people': '20' } : figures
    const form = { ...said, day: '2023-06-08', reporter: '联络员' }
    expect((await officer.submit(`/office/assignments/${id}/report`, form)).status).toBe(303)
    return { id, submissionId: (await standing(officer, id)).submissionId! }
  }
  const weeks = [await send('weekly', '南董村'), await send('weekly', '看寺村'), await send('weekly', '苏店村')]
  return { officer, campaign, weeks, send, submission: weeks.map(({ submissionId }) => submissionId) }
}

const pageOf = async (town: TownInTest, path: string) => (await town.visit(path)).text()

test('Several reports are accepted by one press, each with its own verdict and its own line in the audit', async () => {
  const { officer, weeks, submission } = await begin()
  const page = await pageOf(officer, '/office/reviews')
  expect(page.match(/data-several/g)).toHaveLength(3)
  expect(page).not.toMatch(/checked/)
  expect((await pageOf(officer, '/office/reviews?all=1')).match(/data-several="true"[^>]*checked/g)).toHaveLength(3)
  const answer = await officer.submit(accept, { submission: submission.slice(0, 2) })
  expect(placeOf(answer)).toMatch(/^\/office\/reviews\?batch=/)
  const after = await pageOf(officer, placeOf(answer))
  expect(after).toContain('通过了 2 件')
  expect(after).not.toContain('没动的')
  for (const { id, submissionId } of weeks.slice(0, 2)) {
    expect((await standing(officer, id)).stage).toBe('accepted')
    expect((await findReview(officer.db, officer.town.id, submissionId))?.byName).toBe('李志强')
  }
  expect((await standing(officer, weeks[2]!.id)).stage).toBe('sent')
  expect(await audited(officer, 'submission.accepted')).toBe(2)
})

test('The same press sent twice is one press', async () => {
  const { officer, submission } = await begin()
  const key = officer.newKey()
  const first = await officer.submit(accept, { submission }, { key })
  const again = await officer.submit(accept, { submission }, { key })
  expect(placeOf(again)).toBe(placeOf(first))
  expect(await audited(officer, 'submission.accepted')).toBe(3)
  expect((await officer.submit(accept, { submission: submission.slice(1) }, { key })).status).toBe(409)
})

test('What changed meanwhile, or wants a look of its own, is left out and named with the reason', async () => {
  const { officer, weeks, send, submission } = await begin()
  const talk = await send('talk', '南董村')
  await officer.submit(`/office/assignments/${weeks[0]!.id}/report`, {
    ...figures,
    day: '2023-06-08',
    reporter: '联络员',
  })
  await officer.submit(`/office/submissions/${submission[1]}/acceptances`, {})
  const answer = await officer.submit(accept, { submission: [...submission, talk.submissionId] })
  const page = await pageOf(officer, placeOf(answer))
  expect(page).toContain('通过了 1 件')
  expect(page).toContain('没动的 3 件')
  for (const why of ['单位刚又报了新的一版', '刚才有人审过了', '照片不够']) expect(page).toContain(why)
  expect((await standing(officer, talk.id)).stage).toBe('sent')
  expect((await standing(officer, weeks[0]!.id)).stage).toBe('sent')
})

test('A photo in doubt keeps its report out of it until somebody looked', async () => {
  const { officer, weeks, submission } = await begin()
  const paper = { originalSha256: 'a'.repeat(64), displaySha256: null, thumbSha256: null, width: null, height: null }
  const piece = { ...paper, kind: 'photo' as const, name: '', mediaType: 'image/jpeg', size: 1, hints: {} }
  const ids = await recordEvidence(officer.db, officer.town.id, weeks[0]!.id, [piece], officer.now)
  await recordDoubts(officer.db, officer.town.id, [{ evidenceId: ids[0]!, otherId: null, kind: 'older' }], officer.now)
  const answer = await officer.submit(accept, { submission })
  const page = await pageOf(officer, placeOf(answer))
  expect(page).toContain('通过了 2 件')
  expect(page).toContain('照片有疑问，单独看')
})

test('Several are returned with one reason, and whoever has more days keeps them', async () => {
  const { officer, campaign, weeks, submission } = await begin()
  const talk = await campaign.assignmentOf('article', '南董村')
  expect((await standing(officer, talk)).dueAt).toEqual(at('2023-06-20', '17:00'))
  const answer = await officer.submit(giveBack, { submission, ...back })
  const page = await pageOf(officer, placeOf(answer))
  expect(page).toContain('退回去 3 件')
  for (const { id, submissionId } of weeks) {
    expect(await standing(officer, id)).toMatchObject({ stage: 'returned' })
    expect((await findReview(officer.db, officer.town.id, submissionId))?.reason).toBe('照片看不清。其他不用重填')
  }
  expect(laterOf(at('2023-06-20'), at('2023-06-13'))).toEqual(at('2023-06-20'))
  expect(laterOf(at('2023-06-09'), at('2023-06-13'))).toEqual(at('2023-06-13'))
})

test('Nothing ticked, or no reason given, is refused, and ticks and words stay', async () => {
  const { officer, weeks, submission } = await begin()
  const none = await officer.submit(accept, {})
  expect([none.status, (await none.text()).includes('先勾选要办的')]).toEqual([422, true])
  const bare = await officer.submit(giveBack, { submission: submission.slice(0, 2), 'several-due': '2023-06-13' })
  const page = await bare.text()
  expect([bare.status, page.includes('退回要说改哪里')]).toEqual([422, true])
  expect(page.match(/data-several="true"[^>]*checked/g)).toHaveLength(2)
  const past = await officer.submit(giveBack, { submission, ...back, 'several-due': '2023-06-01' })
  expect([past.status, (await past.text()).includes('其他不用重填')]).toEqual([422, true])
  expect((await standing(officer, weeks[0]!.id)).stage).toBe('sent')
})

test('One press takes the whole batch back, once, but not what somebody did after it', async () => {
  const { officer, weeks, submission } = await begin()
  const before = await Promise.all(weeks.map(({ id }) => standing(officer, id)))
  const batch = placeOf(await officer.submit(accept, { submission })).split('=')[1]
  const undo = `/office/batches/${batch}/undoings`
  expect(await pageOf(officer, `/office/reviews?batch=${batch}`)).toContain(undo)
  // Somebody took one back alone and accepted it anew: that verdict is not this batch's.
  await officer.submit(`/office/submissions/${submission[0]}/withdrawals`, {})
  await officer.submit(`/office/submissions/${submission[0]}/acceptances`, {})
  const page = await pageOf(officer, placeOf(await officer.submit(undo, {})))
  expect(page).toContain('撤销了，2 件和原来一样')
  expect(page).toContain('没撤的 1 件')
  expect(page).not.toContain(undo)
  const now = await Promise.all(weeks.map(({ id }) => standing(officer, id)))
  expect([now[0]!.stage, now[1], now[2]]).toEqual(['accepted', before[1], before[2]])
  expect(await audited(officer, 'batch.undo')).toBe(1)
  await officer.submit(undo, {})
  expect(await audited(officer, 'batch.undo')).toBe(1)
})

test('Once each of them moved on, the note offers no way back', async () => {
  const { officer, submission } = await begin()
  const place = placeOf(await officer.submit(accept, { submission: submission.slice(0, 1) }))
  expect(await pageOf(officer, place)).toContain('/undoings')
  await officer.submit(`/office/submissions/${submission[0]}/withdrawals`, {})
  const page = await pageOf(officer, place)
  expect([page.includes('通过了 1 件'), page.includes('/undoings')]).toEqual([true, false])
})

test('Neither the county, nor a liaison, nor another town judges several, takes them back, or reads of them', async () => {
  const { officer, weeks, submission } = await begin()
  const elsewhere = await demoTown({ as: 'officer', slug: 'qingshi' })
  expect((await elsewhere.submit(accept, { submission })).status).toBe(404)
  const seen = await officer.seenBy('observer')
  expect(await pageOf(seen, '/office/reviews')).not.toContain('data-several')
  for (const who of [seen, await officer.seenBy('liaison')])
    for (const path of [accept, giveBack]) expect((await who.submit(path, { submission, ...back })).status).toBe(403)
  expect((await standing(officer, weeks[0]!.id)).stage).toBe('sent')
  const batch = placeOf(await officer.submit(accept, { submission })).split('=')[1]
  expect((await seen.submit(`/office/batches/${batch}/undoings`, {})).status).toBe(403)
  expect((await elsewhere.submit(`/office/batches/${batch}/undoings`, {})).status).toBe(404)
  expect(await pageOf(elsewhere, `/office/reviews?batch=${batch}`)).not.toContain('通过了 3 件')
})

test('The queue shows what may be judged by the dozen apart from what wants a look, and stays narrow from one to the next', async () => {
  const { officer, send, submission } = await begin()
  const talk = await send('talk', '南董村')
  const clear = await pageOf(officer, '/office/reviews?only=clear')
  expect(clear.match(/data-several/g)).toHaveLength(3)
  expect(clear).not.toContain(talk.submissionId)
  const flagged = await pageOf(officer, '/office/reviews?only=flagged')
  expect([flagged.includes(talk.submissionId), flagged.includes(submission[0]!)]).toEqual([true, false])
  expect(flagged).toMatch(/没有疑问<small>3<\/small>/)
  const next = placeOf(await officer.submit(`/office/submissions/${submission[0]}/acceptances?only=clear`, {}))
  expect(next).toBe(`/office/reviews/${submission[1]}?accepted=${submission[0]}&only=clear`)
  expect(await pageOf(officer, next)).toContain(`/office/submissions/${submission[1]}/acceptances?only=clear`)
  const after = placeOf(await officer.submit(`${accept}?only=clear`, { submission: submission.slice(1) }))
  expect(after).toMatch(/&only=clear$/)
  expect(await pageOf(officer, after)).toContain('通过了 2 件')
})

test('Made-up reports are not found', async () => {
  const { officer, submission } = await begin()
  for (const wrong of [newId(), 'nothing'])
    expect((await officer.submit(accept, { submission: [submission[0]!, wrong] })).status).toBe(404)
})

test('What the queue shows as a doubt is a doubt here, photos first', () => {
  expect(flagOf({ missing: 1, sure: ['a'], doubted: true })).toBe('photos')
  expect(flagOf({ missing: 0, sure: ['a'], doubted: true })).toBe('doubted')
  expect(flagOf({ missing: 0, sure: ['a'], doubted: false })).toBe('figures')
  expect(flagOf({ missing: 0, sure: [], doubted: false })).toBeUndefined()
})
