import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { recordReview } from '#campaign/reviews.store.ts'
import { findStanding, lockStanding } from '#campaign/standing.store.ts'
import { recordSubmission } from '#campaign/submissions.store.ts'
import { at } from '#platform/days.rules.ts'
import { tokenOf } from '#units/link-tokens.ts'
import { recordLink } from '#units/links.store.ts'
import { urgeByHand } from './by-hand.ts'
import { urgedTown } from './in-tests.ts'
import { planUrges } from './plan.ts'
import { sendUrges } from './send.ts'

const report = {
  figures: {},
  words: '',
  heldOn: null,
  sure: [],
  byName: '王秀英',
  byPhone: '',
  personId: null,
  linkId: null,
}
type Urged = Awaited<ReturnType<typeof urgedTown>>

async function send(town: Urged, assignmentId: string, now: Date) {
  const standing = (await lockStanding(town.db, town.town.id, assignmentId))!
  const written = { ...report, via: 'link' as const }
  return recordSubmission(town.db, town.town.id, standing, written, { now, reviewed: true })
}

/** Only 南董村 can be written to, and only it is looked at. */
async function nandong() {
  const town = await urgedTown()
  await town.setChannels(town.channels)
  await town.setPhone('南董村', '13900000001')
  const unitId = town.campaign.unitNamed('南董村').id
  const texts = () =>
    [...town.gateway.kept.values()].filter(({ body }) => body.to === '13900000001').map(({ body }) => String(body.text))
  const stepsOf = async () =>
    (await town.urges()).filter((one) => one.unit_id === unitId).map(({ step, day }) => `${step} ${day}`)
  return { town, unitId, texts, stepsOf }
}

test('A month for one village: one message a day that bundles what is due, and no step twice', async () => {
  const { town, texts, stepsOf } = await nandong()
  for (const day of ['2023-06-05', '2023-06-05', '2023-06-06', '2023-06-08', '2023-06-09', '2023-06-09'])
    await town.runAt(day)
  expect(texts()).toHaveLength(4)
  expect(texts()[0]).toContain('公开举报电话：6月8日 周四 17:00 前')
  expect(texts()[3]).toContain('还有 2 件要报')
  expect(texts()[3]).toContain('主要负责人宣讲')
  expect(texts()[3]).toContain('每周排查')
  expect(new Set(await stepsOf()).size).toBe((await stepsOf()).length)
  expect(texts()[1]).toContain('每周排查（第 2 周）：6月9日 周五 17:00 前')
  expect(await stepsOf()).toEqual(expect.arrayContaining(['before 2023-06-05', 'due 2023-06-08', 'listed 2023-06-09']))
})

test('Where the clock goes three days forward, back again and on, nobody is urged twice, or for each day that was passed', async () => {
  const { town, texts, stepsOf } = await nandong()
  const ran = ['2023-06-05', '2023-06-08', '2023-06-05', '2023-06-06', '2023-06-07', '2023-06-08', '2023-06-09']
  for (const day of ran) {
    const before = texts().length
    for (const time of ['09:00', '09:05']) await town.runAt(day, time)
    // one message that bundles, however many days went by at once
    expect(texts().length - before).toBeLessThanOrEqual(1)
  }
  const steps = await stepsOf()
  expect(new Set(steps).size).toBe(steps.length)
  const told = (await town.urges()).map(({ assignment_id, step, day }) => `${assignment_id} ${step} ${day}`)
  expect(new Set(told).size).toBe(told.length)
  // what was told by the clock that went ahead is not told again when its day comes
  expect(texts().length).toBeLessThanOrEqual(4)
})

test('What was reported after the plan is not urged, and not spoken of', async () => {
  const { town, texts, unitId } = await nandong()
  town.gateway.refusal = { status: 503, body: {} }
  await town.runAt('2023-06-09')
  await send(town, await town.campaign.assignmentOf('talk', '南董村'), at('2023-06-09', '09:01'))
  town.gateway.refusal = undefined
  await town.runAt('2023-06-09', '09:02')
  expect(texts()).toEqual([expect.stringContaining('还有 2 件要报')])
  expect(texts().join()).not.toContain('主要负责人宣讲')
  town.gateway.refusal = { status: 503, body: {} }
  await town.runAt('2023-06-17')
  await send(town, await town.campaign.assignmentOf('article', '南董村'), at('2023-06-17', '09:01'))
  await send(town, await town.campaign.assignmentOf('weekly', '南董村', 3), at('2023-06-17', '09:01'))
  town.gateway.refusal = undefined
  await town.runAt('2023-06-17', '09:02')
  const last = (await town.messages()).find(
    (one) => one.unit_id === unitId && one.channel === 'sms' && one.day === '2023-06-17',
  )
  expect(last?.state).toBe('dropped')
  expect(texts()).toHaveLength(1)
})

test('With an address of its own the message opens the unit’s page; the leader’s does not', async () => {
  const { town, texts, unitId } = await nandong()
  await town.setContact('南董村', { leaderEmail: 'zhishu@village.example' })
  const link = await recordLink(town.db, town.town.id, unitId, null)
  await planUrges(town.db, town.town, town.parts.keys, at('2023-06-08', '09:00'))
  const now = () => at('2023-06-08', '09:00')
  const address = 'https://anyue.example.cn/t/sudian'
  await sendUrges({ db: town.db, keys: town.parts.keys, town: town.town, now, serverNow: now, address })
  const token = tokenOf(town.parts.keys, town.town.id, link)
  expect(texts()).toEqual([expect.stringContaining(`打开就能报：${address}/u/${token} `)])
  expect([...town.mails.kept.values()].map(({ text }) => text.includes(token))).toEqual([false])
})

test('A return with another date begins the ladder anew; an acceptance ends it', async () => {
  const { town, texts } = await nandong()
  const phone = await town.campaign.assignmentOf('phone', '南董村')
  const { id } = await send(town, phone, at('2023-06-04'))
  await town.runAt('2023-06-05')
  expect(texts()).toEqual([])
  const by = (
    await town.db.selectFrom('person').select('id').where('town_id', '=', town.town.id).executeTakeFirstOrThrow()
  ).id
  const review = { submissionId: id, assignmentId: phone, by, now: at('2023-06-05') }
  await recordReview(town.db, town.town.id, review, {
    verdict: 'returned',
    reason: '补照片',
    dueAt: at('2023-06-14', '17:00'),
  })
  await town.runAt('2023-06-08')
  await town.runAt('2023-06-11')
  expect(texts().filter((text) => text.includes('公开举报电话'))).toHaveLength(1)
  const again = await send(town, phone, at('2023-06-12'))
  await recordReview(town.db, town.town.id, { ...review, submissionId: again.id }, { verdict: 'accepted' })
  await town.runAt('2023-06-14')
  await town.runAt('2023-06-18')
  const ofPhone = (await town.urges()).filter(({ assignment_id }) => assignment_id === phone)
  expect(ofPhone.map(({ step, day }) => `${step} ${day}`)).toEqual(['before 2023-06-11'])
  expect((await findStanding(town.db, town.town.id, phone))?.stage).toBe('accepted')
})

test('What falls due after the day’s message has gone out waits for the next day’s, and is not lost', async () => {
  const { town, texts } = await nandong()
  const talk = await town.campaign.assignmentOf('talk', '南董村')
  await town.runAt('2023-06-08')
  expect(texts()).toHaveLength(1)
  const dueAt = at('2023-06-08', '17:00')
  await town.db.updateTable('campaign_standing').set({ due_at: dueAt }).where('assignment_id', '=', talk).execute()
  await town.runAt('2023-06-08', '10:00')
  expect(texts()).toHaveLength(1)
  await town.runAt('2023-06-09')
  expect(texts()).toHaveLength(2)
  expect(texts()[1]).toContain('主要负责人宣讲：6月8日 周四 17:00 前（逾期 1 天）')
})

test('A closed unit is never urged, and none at night', async () => {
  const { town, texts, unitId } = await nandong()
  await town.runAt('2023-06-08', '08:59')
  await town.runAt('2023-06-08', '18:00')
  expect(texts()).toEqual([])
  await town.db.updateTable('unit').set({ closed_on: '2023-06-09' }).where('id', '=', unitId).execute()
  await town.runAt('2023-06-09')
  await town.runAt('2023-06-12')
  expect(texts()).toEqual([])
})

test('On the day it is due the leader hears of it too, and the group gets one signed line of everybody', async () => {
  const { town, texts } = await nandong()
  await town.setContact('南董村', {
    email: 'nandong@village.example',
    leaderName: '王支书',
    leaderEmail: 'zhishu@village.example',
  })
  await town.runAt('2023-06-08')
  await town.runAt('2023-06-08', '15:00')
  expect(texts()).toHaveLength(1)
  const [mail, ...more] = town.mails.kept.values()
  expect(more).toEqual([])
  expect(mail).toMatchObject({ to: 'zhishu@village.example', subject: '安全生产月：还有 1 件要报' })
  expect(mail!.text).toContain('南董村有 1 件到期，还没报')
  const posts = [...town.gateway.kept.values()].filter(({ path }) => path === '/robot/send')
  expect(posts).toHaveLength(1)
  const { query, body } = posts[0]!
  const timestamp = query.get('timestamp')
  expect(query.get('sign')).toBe(createHmac('sha256', 'SEC1').update(`${timestamp}\nSEC1`).digest('base64'))
  expect(body).toMatchObject({ msgtype: 'text', text: { content: expect.stringContaining('到期还没报：19 个单位') } })
})

test('A unit that wants to be phoned is written to by nobody; what cannot be sent is left to the phone', async () => {
  const { town, texts, unitId } = await nandong()
  await town.setContact('南董村', { phoneOnly: true, email: 'nandong@village.example' })
  await town.setPhone('看寺村', '13900000002')
  town.gateway.refusal = { status: 400, body: { error: 'blocked' } }
  await town.runAt('2023-06-08')
  expect([texts(), town.mails.taken]).toEqual([[], []])
  const phones = (await town.messages()).filter(({ channel, unit_id }) => channel === 'phone' && unit_id === unitId)
  expect(phones).toMatchObject([{ state: 'planned', recipient: '13900000001' }])
  const kansi = (await town.messages()).filter(({ unit_id }) => unit_id === town.campaign.unitNamed('看寺村').id)
  expect(kansi.map(({ channel, state }) => `${channel} ${state}`).sort()).toEqual([
    'page sent',
    'phone planned',
    'sms failed',
  ])
})

test('A gateway that is away is tried again later, with the same key, until it answers', async () => {
  const { town, texts } = await nandong()
  town.gateway.refusal = { status: 503, body: {} }
  await town.runAt('2023-06-08', '09:00')
  await town.runAt('2023-06-08', '09:02')
  const waiting = (await town.messages()).find(({ channel }) => channel === 'sms')!
  expect(waiting).toMatchObject({ state: 'planned', attempts: 2, error: 'HTTP 503 {}' })
  town.gateway.refusal = undefined
  await town.runAt('2023-06-08', '09:20')
  expect(texts()).toHaveLength(1)
  expect(town.gateway.taken).toContain(`urge-${waiting.id}`)
})

test('Three days after, a circular lies drafted with who is late, and nobody has issued it', async () => {
  const { town } = await nandong()
  await town.runAt('2023-06-11')
  await town.runAt('2023-06-11', '10:00')
  const drafts = await town.db.selectFrom('urge_circular').selectAll().where('town_id', '=', town.town.id).execute()
  expect(drafts).toMatchObject([{ issued_at: null }])
  const lines = await town.db.selectFrom('urge_circular_line').selectAll().where('town_id', '=', town.town.id).execute()
  expect(lines).toHaveLength(19)
  expect(new Set(lines.map(({ title }) => title))).toEqual(new Set(['公开举报电话']))
  await town.runAt('2023-06-12')
  const after = await town.db.selectFrom('urge_circular').selectAll().where('town_id', '=', town.town.id).execute()
  expect(after).toEqual(drafts)
})

test('Once the campaign is closed the ladder stands still, and what waited for the morning is not sent', async () => {
  const { town, texts } = await nandong()
  await town.runAt('2023-06-09', '06:00')
  await town.runAt('2023-06-09', '09:00')
  const steps = (await town.urges()).length
  const sent = texts().length
  expect(steps).toBeGreaterThan(0)
  const id = await town.campaign.assignmentOf('talk', '南董村')
  await town.db
    .updateTable('campaign')
    .set({ closed_at: at('2023-06-09', '20:00') })
    .execute()
  await town.runAt('2023-06-12', '09:00')
  await town.runAt('2023-06-15', '09:00')
  expect((await town.urges()).length).toBe(steps)
  expect(texts()).toHaveLength(sent)
  const key = town.parts.keys
  const by = '00000000-0000-0000-0000-000000000001'
  expect(await urgeByHand(town.db, town.town.id, key, id, { by, now: at('2023-06-15') })).toBe('settled')
  const page = await (await town.visit(`/u/${town.campaign.unitNamed('南董村').id}`)).text()
  expect(page).not.toContain('催')
})
