import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { findStanding } from './standing.store.ts'
import { findSubmission } from './submissions.store.ts'

const good = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电。' }

async function withLink() {
  const town = await demoTown({ as: null })
  const campaign = await smallCampaign(town)
  const linkId = await recordLink(town.db, town.town.id, campaign.unitNamed('南董村').id, null)
  const root = `/u/${tokenOf(town.parts.keys, town.town.id, linkId)}`
  const talk = await campaign.assignmentOf('talk', '南董村')
  return { town, campaign, linkId, root, talk }
}

const cookieIn = (answer: Response) => answer.headers.get('set-cookie')!.split(';')[0]!

test('Whoever scans the unit’s poster reports without an account; who it was is asked once and remembered', async () => {
  const { town, root, talk, linkId } = await withLink()
  expect((await town.visit(root)).status).toBe(200)
  const report = `${root}/reports/${talk}`
  const unnamed = await town.submit(report, good)
  expect([unnamed.status, (await unnamed.text()).includes('还没填谁报的')]).toEqual([422, true])
  const sent = await town.submit(report, { ...good, reporter: '王小明', phone: '13800000000' })
  expect(sent.headers.get('location')).toContain(`${root}/receipts/`)
  const { submissionId } = (await findStanding(town.db, town.town.id, talk))!
  const kept = await findSubmission(town.db, town.town.id, submissionId!)
  expect(kept).toMatchObject({ via: 'link', linkId, byName: '王小明', byPhone: '13800000000' })
  const headers = { cookie: cookieIn(sent) }
  expect(await (await town.visit(report, headers)).text()).not.toContain('name="reporter"')
  expect((await town.submit(report, { ...good, words: '补一句' }, { headers })).status).toBe(303)
})

test('Somebody else with the same phone says so, and on a borrowed phone nothing stays of who reported', async () => {
  const { town, root, talk } = await withLink()
  const sent = await town.submit(`${root}/reports/${talk}`, { ...good, reporter: '王小明', phone: '13800000000' })
  const first = { cookie: cookieIn(sent) }
  const page = await (await town.visit(`${root}/reporter`, first)).text()
  expect(page).toContain('这台手机记的是王小明')
  expect(page).not.toContain('13800000000')
  const refused = await town.submit(`${root}/reporter`, { reporter: '', phone: '12' }, { headers: first })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('value="12"')
  const changed = await town.submit(`${root}/reporter`, { reporter: '李小红' }, { headers: first })
  expect(changed.headers.get('location')).toBe(`/t/sudian${root}`)
  const second = { cookie: cookieIn(changed) }
  expect(await (await town.visit(root, second)).text()).toContain('李小红')
  const forgotten = await town.submit(`${root}/reporter/removals`, {}, { headers: second })
  expect(forgotten.headers.get('set-cookie')).toMatch(/^reporter=; .*Max-Age=0/)
})

test('Whoever signed in reports in their own name; the office is asked each time who phoned', async () => {
  const { town, campaign } = await withLink()
  const place = `/u/${campaign.unitNamed('南董村').id}/reporter`
  const [liaison, office] = [await town.seenBy('liaison'), await town.seenBy('officer')]
  expect(await (await liaison.visit(place)).text()).toContain('登录的是王秀英')
  expect(await (await office.visit(place)).text()).toContain('每一件都写谁打来的')
  expect((await (await town.seenBy('otherLiaison')).visit(place)).status).toBe(404)
})

test('A link opens its own unit and nothing of another', async () => {
  const { town, campaign, root } = await withLink()
  const foreign = await campaign.assignmentOf('talk', '看寺村')
  expect((await town.visit(`${root}/reports/${foreign}`)).status).toBe(404)
  expect((await town.submit(`${root}/reports/${foreign}`, good)).status).toBe(404)
  expect((await town.submit(`${root}/assignments/${foreign}/receipts`, {})).status).toBe(404)
  const forged = `${root.slice(0, -6)}${root.at(-6) === 'A' ? 'B' : 'A'}${root.slice(-5)}`
  expect((await town.visit(forged)).status).toBe(404)
  const elsewhere = await demoTown({ slug: 'qingshi' })
  expect((await elsewhere.visit(root)).status).toBe(404)
})
