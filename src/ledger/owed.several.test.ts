import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { findStanding } from '#campaign/standing.store.ts'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'

const waive = '/office/owed/waivers'
const urge = '/office/owed/urges'
const standing = async (town: TownInTest, id: string) => (await findStanding(town.db, town.town.id, id))!
const placeOf = (answer: Response) => answer.headers.get('location')!.replace('/t/sudian', '')
const pageOf = async (town: TownInTest, path: string) => (await town.visit(path)).text()
const audited = async (town: TownInTest, act: string) =>
  (await town.db.selectFrom('audit_entry').select('subject').where('act', '=', act).execute()).length

/** The hotline was due two days ago, and no village has put it up. */
async function begin() {
  const officer = await demoTown({ as: 'officer' })
  const campaign = await smallCampaign(officer)
  const late = await Promise.all(['南董村', '看寺村', '苏店村'].map((name) => campaign.assignmentOf('phone', name)))
  return { officer, campaign, late }
}

test('Several that are owed are waived with one reason, each on its own row, and come back by one press', async () => {
  const { officer, late } = await begin()
  const page = await pageOf(officer, '/office/owed')
  for (const id of late) expect(page).toContain(`value="${id}"`)
  const before = await Promise.all(late.map((id) => standing(officer, id)))
  const answer = await officer.submit(waive, { assignment: late, reason: '镇里统一贴' })
  const after = await pageOf(officer, placeOf(answer))
  expect(after).toContain('免报了 3 件')
  for (const id of late) expect((await standing(officer, id)).stage).toBe('waived')
  expect(await audited(officer, 'assignment.waive')).toBe(3)
  const undo = `/office/batches/${placeOf(answer).split('=')[1]}/undoings`
  expect(after).toContain(undo)
  expect(await pageOf(officer, placeOf(await officer.submit(undo, {})))).toContain('撤销了，3 件和原来一样')
  expect(await Promise.all(late.map((id) => standing(officer, id)))).toEqual(before)
})

test('What came in meanwhile, or is waived already, is left out and named', async () => {
  const { officer, late } = await begin()
  const said = { 'figure.places': '2', day: '2023-06-08', reporter: '联络员' }
  expect((await officer.submit(`/office/assignments/${late[0]}/report`, said)).status).toBe(303)
  await officer.submit(`/office/assignments/${late[1]}/waivers`, { waiver: '不办' })
  const page = await pageOf(officer, placeOf(await officer.submit(waive, { assignment: late, reason: '停用' })))
  for (const words of ['免报了 1 件', '没动的 2 件', '已经报来', '已经报上、通过或免报']) expect(page).toContain(words)
  expect((await standing(officer, late[0]!)).stage).toBe('sent')
})

test('A waiver without a reason, and nothing ticked, is refused; ticks and words stay', async () => {
  const { officer, late } = await begin()
  const bare = await officer.submit(waive, { assignment: late.slice(0, 2), reason: '' })
  const page = await bare.text()
  expect([bare.status, page.includes('写一句为什么免')]).toEqual([422, true])
  expect(page.match(/data-several="true"[^>]*checked/g)).toHaveLength(2)
  const none = await officer.submit(waive, { reason: '停用了' })
  const again = await none.text()
  expect([none.status, again.includes('先勾选要办的'), again.includes('停用了')]).toEqual([422, true, true])
  expect((await officer.submit(urge, {})).status).toBe(422)
  expect((await standing(officer, late[0]!)).stage).toBe('issued')
})

test('Several are urged by one press, and what nobody may be urged for is named', async () => {
  const { officer, late } = await begin()
  const said = { 'figure.places': '2', day: '2023-06-08', reporter: '联络员' }
  await officer.submit(`/office/assignments/${late[2]}/report`, said)
  const key = officer.newKey()
  const answer = await officer.submit(urge, { assignment: late }, { key })
  const page = await pageOf(officer, placeOf(answer))
  expect(page).toContain('催了 2 件')
  expect(page).toContain('已经报来，或者不用报了')
  expect(page).not.toContain('/undoings')
  const urged = await officer.db.selectFrom('urge').select('assignment_id').where('step', '=', 'hand').execute()
  expect(urged.map((one) => one.assignment_id).sort()).toEqual(late.slice(0, 2).sort())
  expect(placeOf(await officer.submit(urge, { assignment: late }, { key }))).toBe(placeOf(answer))
  expect(await officer.db.selectFrom('urge').select('day').where('step', '=', 'hand').execute()).toHaveLength(2)
  const batch = placeOf(answer).split('=')[1]
  expect((await officer.submit(`/office/batches/${batch}/undoings`, {})).status).toBe(404)
})

test('The list is narrowed to one kind of unit by its address', async () => {
  const { officer, late } = await begin()
  expect(await pageOf(officer, '/office/owed?column=place')).toContain(late[0]!)
  expect(await pageOf(officer, '/office/owed?column=school')).not.toContain(late[0]!)
})

test('Who only watches, a liaison and another town can do nothing to several', async () => {
  const { officer, late } = await begin()
  const observer = await officer.seenBy('observer')
  expect(await pageOf(observer, '/office/owed')).not.toContain('data-several')
  const form = { assignment: late, reason: '停用' }
  for (const path of [waive, urge]) {
    for (const who of [observer, await officer.seenBy('liaison')])
      expect((await who.submit(path, form)).status).toBe(403)
  }
  const elsewhere = await demoTown({ as: 'officer', slug: 'qingshi' })
  await smallCampaign(elsewhere)
  for (const path of [waive, urge]) expect((await elsewhere.submit(path, form)).status).toBe(404)
  expect((await standing(officer, late[0]!)).stage).toBe('issued')
})
