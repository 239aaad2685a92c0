import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { findCampaign } from './campaigns.store.ts'
import { listClosings } from './closings.store.ts'
import { findStanding } from './standing.store.ts'
import { recordUpload } from './uploads.store.ts'

const good = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电、用火。' }
const tus = { 'tus-resumable': '1.0.0' }

async function begin() {
  const office = await demoTown({ as: 'officer' })
  const campaign = await smallCampaign(office)
  const liaison = await office.seenBy('liaison')
  const unit = campaign.unitNamed('南董村')
  const talk = await campaign.assignmentOf('talk', '南董村')
  const root = `/office/campaigns/${campaign.campaignId}`
  return { office, liaison, campaign, unit, talk, root, report: `/u/${unit.id}/reports/${talk}` }
}

/** As the page's own form would send it. */
async function close(office: TownInTest, root: string, reason = '期限过了，没报的点了名。') {
  const page = await (await office.visit(`${root}/closing`)).text()
  const seen = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? ''
  return office.submit(`${root}/closings`, { seen, reason })
}

const acts = async ({ db, town }: TownInTest, act: string) =>
  (await db.selectFrom('audit_entry').where('town_id', '=', town.id).where('act', '=', act).selectAll().execute())
    .length

const stageOf = async ({ db, town }: TownInTest, id: string) => (await findStanding(db, town.id, id))?.stage

test('Before it is closed, the page says what is still open, activity by activity and of the other parts', async () => {
  const { office, liaison, unit, report, root, campaign } = await begin()
  await liaison.submit(report, good)
  const question = { task: campaign.taskIds.talk.id, text: '横幅谁出钱？' }
  expect((await liaison.submit(`/u/${unit.id}/questions`, question)).status).toBe(303)
  const page = await (await office.visit(`${root}/closing`)).text()
  for (const words of ['开展宣讲', '等审核', '1 件', '还有 1 个问题没有答', '还没有归档']) expect(page).toContain(words)
})

test('With something open a reason is asked for, nothing is closed without one, and what was typed stays', async () => {
  const { office, root, campaign } = await begin()
  const refused = await close(office, root, '')
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('写一句为什么现在结束')
  const stale = await office.submit(`${root}/closings`, { seen: '别的', reason: '到期了' })
  expect(stale.status).toBe(422)
  expect(await stale.text()).toMatch(/有了变化[\s\S]*到期了/)
  expect((await findCampaign(office.db, office.town.id, campaign.campaignId))?.closedAt).toBeNull()
  expect(await acts(office, 'campaign.close')).toBe(0)
})

test('Closed, it says who closed it and what was left open then, and leads on to summary, archive and next year', async () => {
  const { office, root, campaign } = await begin()
  expect((await close(office, root)).status).toBe(303)
  expect(await acts(office, 'campaign.close')).toBe(1)
  const [closing] = await listClosings(office.db, office.town.id, campaign.campaignId)
  expect(closing).toMatchObject({ reason: '期限过了，没报的点了名。', reopenedAt: null })
  expect(closing?.leftOpen[0]).toMatch(/^开展宣讲：没报 \d+ 件，其中逾期 \d+ 件$/)
  const page = await (await office.visit(`${root}/closing`)).text()
  for (const words of ['结束了', '期限过了，没报的点了名。', '照这一年排 2024 年的', '重新打开', '归档'])
    expect(page).toContain(words)
  const next = await (await office.visit(`/office/campaigns/new?earlier=${campaign.campaignId}`)).text()
  expect(next).toMatch(/value="earlier"[^>]* checked/)
  expect(next).toContain('value="2024"')
  expect(await (await office.visit('/office/campaigns')).text()).toContain('已结束，看')
  for (const place of ['notice', 'issue'])
    expect(await (await office.visit(`${root}/${place}`)).text(), place).toContain('数定在那一刻，不再改')
})

test('A closed campaign takes no report, no signature, no evidence and no verdict, and says so plainly', async () => {
  const { office, liaison, campaign, unit, talk, report, root } = await begin()
  const phone = await campaign.assignmentOf('phone', '南董村')
  await liaison.submit(`/u/${unit.id}/reports/${phone}`, { 'figure.places': '2', day: '2023-06-08', words: '贴了。' })
  const { submissionId } = (await findStanding(office.db, office.town.id, phone))!
  await close(office, root)
  const form = await liaison.visit(report)
  expect(form.status).toBe(200)
  expect(form.headers.get('not-open')).toBe('1')
  const said = await form.text()
  expect(said).toContain('安全生产月结束了')
  expect(said).not.toContain('name="figure.talks"')
  const tries = [
    await liaison.submit(report, good),
    await liaison.submit(`/u/${unit.id}/assignments/${talk}/receipts`, {}),
    await liaison.submit(`/u/${unit.id}/reports/${phone}/evidence`, { photo: new File(['x'], 'a.jpg') }),
    await office.submit(`/office/assignments/${talk}/report`, { ...good, reporter: '李会计', phone: '' }),
    await office.submit(`/office/submissions/${submissionId}/acceptances`, {}),
    await office.submit('/office/reviews/acceptances', { submission: submissionId! }),
    await office.submit(`/office/assignments/${talk}/waivers`, { waiver: '没有人' }),
    await office.submit(`${root}/issue`, { count: '0' }),
    await office.submit(`${root}/activities`, { heading: '再加一项' }),
  ]
  for (const answer of tries) {
    expect(answer.status).toBe(409)
    expect(answer.headers.get('not-open')).toBe('1')
    expect(await answer.text()).toContain('结束了')
  }
  expect(await stageOf(office, talk)).toBe('issued')
  expect(await stageOf(office, phone)).toBe('sent')
  expect(await acts(office, 'submission.send')).toBe(1)
})

test('A photo on its way is not taken once it is over, is not acknowledged, and goes on when it is opened again', async () => {
  const { office, liaison, campaign, unit, root } = await begin()
  const phone = await campaign.assignmentOf('phone', '南董村')
  await liaison.submit(`/u/${unit.id}/reports/${phone}`, { 'figure.places': '2', day: '2023-06-08', words: '贴了。' })
  const person = await office.db
    .selectFrom('person')
    .where('town_id', '=', office.town.id)
    .where('name', '=', '王秀英')
    .select('id')
    .executeTakeFirstOrThrow()
  const wish = { kind: 'photo' as const, name: 'a.jpg', size: 4, clientKey: 'abcdefabcdefabcdef', sha256: null }
  const of = { assignmentId: phone, holderId: person.id }
  const { id } = await recordUpload(office.db, office.town.id, of, wish, office.now)
  await close(office, root)
  const begun = await liaison.visit(`/u/${unit.id}/reports/${phone}/uploads`, tus, { method: 'POST' })
  const chunk = { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }
  const send = () => liaison.visit(`/u/${unit.id}/uploads/${id}`, chunk, { method: 'PATCH', body: 'ab' })
  for (const answer of [begun, await send()]) {
    expect(answer.status).toBe(410)
    expect(answer.headers.get('not-open')).toBe('1')
  }
  await office.submit(`${root}/reopenings`, {})
  const taken = await send()
  expect(taken.status).toBe(204)
  expect(taken.headers.get('upload-offset')).toBe('2')
})

test('A report whose answer was lost before the closing is answered again with its own receipt', async () => {
  const { office, liaison, report, root } = await begin()
  const key = liaison.newKey()
  const first = await liaison.submit(report, good, { key })
  await close(office, root)
  const again = await liaison.submit(report, good, { key })
  expect(again.status).toBe(303)
  expect(again.headers.get('location')).toBe(first.headers.get('location'))
})

test('The unit’s own page says calmly that it is over, what was done and what was not, without a button to report', async () => {
  const { office, liaison, campaign, unit, root } = await begin()
  const phone = await campaign.assignmentOf('phone', '南董村')
  await liaison.submit(`/u/${unit.id}/reports/${phone}`, { 'figure.places': '2', day: '2023-06-08', words: '贴了。' })
  await close(office, root)
  const page = await (await liaison.visit(`/u/${unit.id}`)).text()
  for (const words of ['6月10日 结束了', '办完的 1 件', '公开举报电话', '没报的', '主要负责人宣讲'])
    expect(page).toContain(words)
  expect(page).not.toContain(`/reports/`)
  expect(page).not.toContain('签收</button>')
  const { submissionId } = (await findStanding(office.db, office.town.id, phone))!
  const receipt = await (await liaison.visit(`/u/${unit.id}/receipts/${submissionId}`)).text()
  expect(receipt).toContain('贴了。')
  expect(receipt).not.toContain('type="file"')
})

test('Opened again, reports come in as before, and it is kept who opened it', async () => {
  const { office, liaison, campaign, report, root, talk } = await begin()
  await close(office, root)
  const answer = await office.submit(`${root}/reopenings`, {})
  expect(answer.headers.get('location')).toContain('reopened=1')
  expect((await liaison.submit(report, good)).status).toBe(303)
  expect(await stageOf(office, talk)).toBe('sent')
  const [closing] = await listClosings(office.db, office.town.id, campaign.campaignId)
  expect(closing?.reopenedBy).toBe(closing?.byName)
  expect(closing?.reopenedAt).not.toBeNull()
  expect(await acts(office, 'campaign.reopen')).toBe(1)
  expect(await (await office.visit(`${root}/closing`)).text()).toContain('重新打开')
})

test('While a next campaign runs, an earlier one is not opened again', async () => {
  const { office, root } = await begin()
  await close(office, root)
  await smallCampaign(office)
  expect((await office.submit(`${root}/reopenings`, {})).status).toBe(422)
})

test('A liaison or an observer closes nothing, and nobody closes what was never issued', async () => {
  const { office, liaison, campaign, root } = await begin()
  const observer = await office.seenBy('observer')
  for (const one of [liaison, observer]) {
    expect((await one.visit(`${root}/closing`)).status).toBe(403)
    expect((await one.submit(`${root}/closings`, { seen: '', reason: '够了' })).status).toBe(403)
    expect((await one.submit(`${root}/reopenings`, {})).status).toBe(403)
  }
  await office.db.updateTable('campaign').set({ issued_at: null }).where('id', '=', campaign.campaignId).execute()
  expect(await (await office.visit(`${root}/closing`)).text()).toContain('还没派发')
  expect((await office.submit(`${root}/closings`, { seen: '', reason: '够了' })).status).toBe(404)
})

test('Two officers who close at once close once', async () => {
  const { office, campaign, root } = await begin()
  const director = await office.seenBy('director')
  await close(office, root)
  const second = await director.submit(`${root}/closings`, { seen: '', reason: '够了' })
  expect(second.status).toBe(303)
  expect(await listClosings(office.db, office.town.id, campaign.campaignId)).toHaveLength(1)
})
