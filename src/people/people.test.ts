import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { type DemoName, demoPassword, demoPeople } from '#demo-town/people.ts'
import { listUnits } from '#units/units.store.ts'
import { browserIn } from './in-tests.ts'
import { personWords } from './people.words.ts'

const idOf = async (town: TownInTest, who: DemoName): Promise<string> =>
  (
    await town.db
      .selectFrom('person')
      .select('id')
      .where('town_id', '=', town.town.id)
      .where('username', '=', demoPeople[who].username)
      .executeTakeFirstOrThrow()
  ).id

test('the office sees who has an account, for what, and finds them by name', async () => {
  const town = await demoTown({ as: 'officer' })
  const all = await (await town.visit('/office/people')).text()
  for (const { name } of Object.values(demoPeople)) expect(all).toContain(name)
  expect(all).toContain('看寺村 联络员')
  const found = await (await town.visit('/office/people?q=改英')).text()
  expect(found).toContain('张改英')
  expect(found).not.toContain('王秀英')
  expect(await (await town.visit('/office/people?q=%25')).text()).not.toContain('王秀英')
})

test('an officer gives a village a second liaison, and ends the first', async () => {
  const town = await demoTown({ as: 'officer' })
  const member = await idOf(town, 'member')
  const unit = (await listUnits(town.db, town.town.id)).find(({ name }) => name === '南董村')!.id
  const given = await town.submit(`/office/people/${member}/roles`, { role: 'liaison', unit })
  expect(given.headers.get('location')).toContain('done=granted')
  const page = await (await town.visit(`/office/people/${member}`)).text()
  expect(page).toContain('南董村 联络员')
  const end = new RegExp(`/office/people/${member}/roles/[0-9a-f-]{36}/end`).exec(page)![0]
  expect((await town.submit(end, {})).status).toBe(303)
  const acts = await town.db.selectFrom('audit_entry').select('act').orderBy('id').execute()
  expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['role.grant', 'role.end']))
})

test('only the director gives office roles', async () => {
  const town = await demoTown({ as: 'officer' })
  const liaison = await idOf(town, 'liaison')
  expect((await town.submit(`/office/people/${liaison}/roles`, { role: 'officer' })).status).toBe(422)
  const director = await town.seenBy('director')
  expect((await director.submit(`/office/people/${liaison}/roles`, { role: 'officer' })).status).toBe(303)
})

test('who keeps the names of reporters is given no part in handling reports, and the other way round', async () => {
  const town = await demoTown({ as: 'director' })
  const grant = async (who: DemoName, role: string) => {
    const answer = await town.submit(`/office/people/${await idOf(town, who)}/roles`, { role })
    return { status: answer.status, told: (await answer.text()).includes('举报保密员不能又是主任') }
  }
  const refused = { status: 422, told: true }
  expect(await grant('custodian', 'officer')).toEqual(refused)
  expect(await grant('custodian', 'director')).toEqual(refused)
  expect(await grant('officer', 'custodian')).toEqual(refused)
  expect(await grant('liaison', 'custodian')).toMatchObject({ status: 303 })
})

test('an officer cannot take the director’s account over', async () => {
  const town = await demoTown({ as: 'officer' })
  const director = await idOf(town, 'director')
  for (const act of ['disable', 'enable', 'end-sessions', 'reset-factor']) {
    expect((await town.submit(`/office/people/${director}/${act}`, {})).status).toBe(403)
  }
})

test('a shut account is out at once and comes back when opened again', async () => {
  const town = await demoTown({ as: 'officer' })
  const phone = browserIn(town)
  await phone.open('/sign-in')
  await phone.send('/sign-in', { login: 'nandong', password: demoPassword })
  const id = await idOf(town, 'liaison')
  await town.submit(`/office/people/${id}/disable`, {})
  expect((await phone.open('/account')).to).toContain('/sign-in')
  await town.submit(`/office/people/${id}/enable`, {})
  await phone.open('/sign-in')
  expect((await phone.send('/sign-in', { login: 'nandong', password: demoPassword })).status).toBe(303)
})

test('a town keeps at least one director', async () => {
  const town = await demoTown({ as: 'director' })
  const me = await idOf(town, 'director')
  const html = await (await town.visit(`/office/people/${me}`)).text()
  const end = new RegExp(`/office/people/${me}/roles/[0-9a-f-]{36}/end`).exec(html)![0]
  const refused = await town.submit(end, {})
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(personWords.lastDirector)
  await town.submit(`/office/people/${await idOf(town, 'officer')}/roles`, { role: 'director' })
  expect((await town.submit(end, {})).status).toBe(303)
})

test('a person of another town is not there', async () => {
  const town = await demoTown({ as: 'director' })
  const other = await demoTown({ slug: 'qingshi' })
  expect((await town.visit(`/office/people/${await idOf(other, 'liaison')}`)).status).toBe(404)
})

test('a liaison does not see who else has an account', async () => {
  const town = await demoTown({ as: 'liaison' })
  expect((await town.visit('/office/people')).status).toBe(403)
})
