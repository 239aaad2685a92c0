import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { smallCampaign } from './campaign.in-tests.ts'
import { findStanding } from './standing.store.ts'
import { findSubmission, listVersions } from './submissions.store.ts'

const good = { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了用电、用火。' }

async function begin(as: Parameters<typeof demoTown>[0] = { as: 'liaison' }) {
  const town = await demoTown(as)
  const campaign = await smallCampaign(town)
  const unit = campaign.unitNamed('南董村')
  const talk = await campaign.assignmentOf('talk', '南董村')
  return { town, campaign, unit, talk, report: `/u/${unit.id}/reports/${talk}` }
}

const standing = (town: TownInTest, id: string) => findStanding(town.db, town.town.id, id)

test('The unit sees what it owes, what is late first, and signs for what is not yet near', async () => {
  const { town, campaign, unit } = await begin()
  const page = await (await town.visit(`/u/${unit.id}`)).text()
  expect(page.indexOf('公开举报电话')).toBeLessThan(page.indexOf('主要负责人宣讲'))
  expect(page).toContain('逾期 2 天')
  expect(page).toContain('还有 2 天')
  const article = await campaign.assignmentOf('article', '南董村')
  const answer = await town.submit(`/u/${unit.id}/assignments/${article}/receipts`, {})
  expect(answer.status).toBe(303)
  expect((await standing(town, article))?.stage).toBe('signed')
  const after = await (await town.visit(answer.headers.get('location')!.replace('/t/sudian', ''))).text()
  expect(after).toContain('签收了：心得体会')
  expect(after).toContain('已签收')
})

test('A unit’s page fits an old phone and leaves no copy on a borrowed one', async () => {
  const { town, unit } = await begin()
  const answer = await town.visit(`/u/${unit.id}`)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(new TextEncoder().encode(await answer.text()).byteLength).toBeLessThan(40_000)
})

test('Figures, words and day are kept and answered with a number before any photo is asked for', async () => {
  const { town, talk, report } = await begin()
  const form = await (await town.visit(report)).text()
  expect(form).toContain('讲了几场')
  const [shown, ahead] = form.split('<div hidden data-ahead')
  expect(shown).not.toContain('type="file"')
  // Only shown by script, when the report lies on a phone without a network.
  expect(ahead).toContain('type="file"')
  const answer = await town.submit(report, good)
  const place = answer.headers.get('location')!.replace('/t/sudian', '')
  const page = await (await town.visit(place)).text()
  expect(page).toContain('收到了')
  expect(page).toMatch(/0610-[0-9A-Z]{6}/)
  expect(page).toContain('还差照片 2 张')
  expect(page).toContain('type="file"')
  const { stage, version, submissionId } = (await standing(town, talk))!
  expect({ stage, version }).toEqual({ stage: 'sent', version: 1 })
  const kept = await findSubmission(town.db, town.town.id, submissionId!)
  expect(kept).toMatchObject({ figures: { talks: 3, people: 86 }, byName: '王秀英', via: 'sign-in' })
})

test('Whoever is asked for a name and a telephone is told beside it who will see them and for how long', async () => {
  const { town, campaign, talk, unit } = await begin()
  const link = tokenOf(town.parts.keys, town.town.id, await recordLink(town.db, town.town.id, unit.id, null))
  const stranger = await town.seenBy(null)
  for (const path of [`/u/${link}/reports/${talk}`, `/u/${link}/questions?task=${campaign.taskIds.talk.id}`]) {
    const form = (await (await stranger.visit(path)).text())
      .match(/<form[\s\S]*?<\/form>/g)
      ?.find((one) => /reporter/.test(one))
    expect(form ?? '', path).toContain('href="/t/sudian/privacy"')
  }
})

test('A refused report keeps all that was typed and says what to change, in page order', async () => {
  const { town, talk, report } = await begin()
  const answer = await town.submit(report, { ...good, 'figure.talks': '30', 'figure.people': '', words: '<b>讲了</b>' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('有 2 处要改')
  expect(page.indexOf('#figure.talks')).toBeLessThan(page.indexOf('#figure.people'))
  expect(page).toContain('没错，就是 30 场')
  expect(page).toContain('&lt;b>讲了&lt;/b>')
  expect((await standing(town, talk))?.stage).toBe('issued')
})

test('An unlikely figure passes once the unit says it is right, and the office is told', async () => {
  const { town, talk, report } = await begin()
  const unlikely = { ...good, 'figure.talks': '30' }
  expect((await town.submit(report, unlikely)).status).toBe(422)
  expect((await town.submit(report, { ...unlikely, 'sure.talks': '30' })).status).toBe(303)
  const { submissionId } = (await standing(town, talk))!
  const office = await town.seenBy('officer')
  expect(await (await office.visit(`/office/reviews/${submissionId}`)).text()).toContain('单位说没错')
})

test('A correction is a new version beside the old one, and the old receipt says so', async () => {
  const { town, unit, talk, report } = await begin()
  await town.submit(report, good)
  const first = (await standing(town, talk))!.submissionId!
  expect(await (await town.visit(report)).text()).toContain('value="86"')
  await town.submit(report, { ...good, 'figure.people': '96' })
  const versions = await listVersions(town.db, town.town.id, talk)
  expect(versions.map(({ version, figures }) => [version, figures.people])).toEqual([
    [1, 86],
    [2, 96],
  ])
  expect(versions[0]!.number).not.toBe(versions[1]!.number)
  expect(await (await town.visit(`/u/${unit.id}/receipts/${first}`)).text()).toContain('后来改过')
})

test('The same form sent again is the same act, with another body it is refused', async () => {
  const { town, talk, report } = await begin()
  const key = town.newKey()
  const first = await town.submit(report, good, { key })
  const again = await town.submit(report, good, { key })
  expect(again.headers.get('location')).toBe(first.headers.get('location'))
  const other = await town.submit(report, { ...good, words: '别的话' }, { key })
  expect(other.status).toBe(409)
  expect(await other.text()).toContain('别的话')
  expect(await listVersions(town.db, town.town.id, talk)).toHaveLength(1)
})

test('A weekly task shows what the unit gave the week before, and asks when it fell', async () => {
  const { town, campaign, unit } = await begin()
  const at = async (period: number) =>
    `/u/${unit.id}/reports/${await campaign.assignmentOf('weekly', '南董村', period)}`
  await town.submit(await at(1), { ...good, 'figure.homes': '40' })
  expect(await (await town.visit(await at(2))).text()).toContain('上次报了 40 户')
  const fell = await town.submit(await at(2), { ...good, 'figure.homes': '38' })
  expect(fell.status).toBe(422)
  expect(await fell.text()).toContain('比上次报的 40 户少')
})

test('What nobody reviews is done when it is sent, and may still be corrected', async () => {
  const { town, campaign, unit } = await begin()
  const article = await campaign.assignmentOf('article', '南董村')
  const place = `/u/${unit.id}/reports/${article}`
  await town.submit(place, { day: '2023-06-09', words: '写了一篇' })
  expect((await standing(town, article))?.stage).toBe('accepted')
  expect((await town.submit(place, { day: '2023-06-09', words: '写了两篇' })).status).toBe(303)
  expect((await standing(town, article))?.version).toBe(2)
})

test('The office reports for a unit that phones, in the name of who called', async () => {
  const { town, talk } = await begin({ as: 'officer' })
  const place = `/office/assignments/${talk}/report`
  expect(await (await town.visit(place)).text()).toContain('value="王秀英"')
  expect((await town.submit(place, { ...good, reporter: '' })).status).toBe(422)
  const answer = await town.submit(place, { ...good, reporter: '王秀英', phone: '13800000000' })
  expect(answer.headers.get('location')).toContain('/office/submissions/')
  const { submissionId } = (await standing(town, talk))!
  const kept = await findSubmission(town.db, town.town.id, submissionId!)
  expect(kept).toMatchObject({ via: 'office', byName: '王秀英', byPhone: '13800000000' })
})

test('Another village, a member of an enterprise and another town find nothing at this address', async () => {
  const { town, unit, talk, report } = await begin()
  const other = await town.seenBy('otherLiaison')
  for (const who of [other, await town.seenBy('member')]) {
    expect((await who.visit(`/u/${unit.id}`)).status).toBeGreaterThanOrEqual(403)
    expect((await who.submit(report, good)).status).toBeGreaterThanOrEqual(403)
  }
  const ownPage = (await smallCampaign(town)).unitNamed('看寺村')
  expect((await other.visit(`/u/${ownPage.id}/reports/${talk}`)).status).toBe(404)
  const elsewhere = await demoTown({ as: 'officer', slug: 'qingshi' })
  expect((await elsewhere.visit(`/office/assignments/${talk}/report`)).status).toBe(404)
  expect((await standing(town, talk))?.stage).toBe('issued')
})

test('Whoever has the number learns when it came and how far it is, and nothing of what it says', async () => {
  const { town, talk, report } = await begin()
  await town.submit(report, good)
  const { number } = (await findSubmission(town.db, town.town.id, (await standing(town, talk))!.submissionId!))!
  const nobody = await town.seenBy(null)
  const page = await (await nobody.submit('/receipts', { number: ` ${number.toLowerCase()} ` })).text()
  expect(page).toContain('待审')
  // form keys and the number itself are drawn by lot
  expect(page.replaceAll(number, '').replace(/<[^>]*>/g, '')).not.toContain('86')
  expect(page).not.toContain('南董村')
  expect((await nobody.submit('/receipts', { number: '0610-000000' })).status).toBe(422)
  expect((await nobody.submit('/receipts', { number: '12' })).status).toBe(422)
})
