import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { TownInTest } from '#demo-town/in-tests.ts'
import { demoPassword, demoPeople } from '#demo-town/people.ts'
import { plum, townWithTraces } from './in-tests.ts'
import { csvOf } from './own.csv.ts'

/** The liaison has an account now, and reported with it. */
async function liaisonsTown() {
  const { town, campaign } = await townWithTraces('liaison')
  const { db } = town
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.town.id)
    .where('username', '=', demoPeople.liaison.username)
    .executeTakeFirstOrThrow()
  await db.updateTable('person').set({ name: plum.name, phone: plum.phone }).where('id', '=', id).execute()
  await db
    .updateTable('campaign_submission')
    .set({ person_id: id, via: 'sign-in' })
    .where('by_phone', '=', plum.phone)
    .execute()
  return { town: await town.seenBy('liaison'), campaign, id }
}

const download = async (town: TownInTest) => {
  const answer = await town.visit('/account/privacy/download')
  expect(answer.headers.get('content-type')).toBe('application/zip')
  return unzipSync(new Uint8Array(await answer.arrayBuffer()))
}
const leave = (town: TownInTest, fields: Record<string, string>) =>
  town.submit('/account/privacy/erasure', { sure: '1', password: demoPassword, ...fields })

test('a person downloads what is kept of them: a page to read, JSON and CSV, and no secret', async () => {
  const { town, id } = await liaisonsTown()
  const files = await download(town)
  const page = strFromU8(files['打开看.html']!)
  expect(page).toContain(plum.phone)
  expect(page).toContain('填报（1 条）')
  expect(page).toContain('安全生产法')
  const { tables } = JSON.parse(strFromU8(files['data.json']!))
  expect(tables.person).toEqual([expect.objectContaining({ id, name: plum.name, phone: plum.phone })])
  expect(tables.campaign_submission[0].figures).toEqual({ talks: 2, people: 60 })
  expect(strFromU8(files['csv/campaign_submission.csv']!)).toContain(plum.phone)
  const all = Object.values(files).map((file) => strFromU8(file))
  expect(all.join('')).not.toMatch(/argon2|password_hash|token_hash|totp_secret/)
})

test('nothing of anybody else is in it', async () => {
  const { town } = await liaisonsTown()
  const all = Object.values(await download(town)).map((file) => strFromU8(file))
  for (const { name } of Object.values(demoPeople)) expect(all.join('')).not.toContain(name)
  expect(all.join('')).not.toContain('13899990000')
})

test('a person leaves with the password and one tick, and is out at once', async () => {
  const { town, id } = await liaisonsTown()
  const answer = await leave(town, {})
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toContain('/privacy?done=erased')
  expect(answer.headers.getSetCookie().join()).toMatch(/session=;.*Max-Age=0/)
  expect((await town.visit('/account')).headers.get('location')).toContain('/sign-in')
  const person = await town.db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect(person).toMatchObject({ name: '（已清除）', phone: null })
  const erasure = await town.db.selectFrom('privacy_erasure').selectAll().executeTakeFirstOrThrow()
  expect(erasure).toMatchObject({ kind: 'account', person_id: id, reason: 'withdrawn', erased_by: id })
  const reports = await town.db.selectFrom('campaign_submission').select(['by_name', 'figures']).execute()
  expect(reports).toContainEqual({ by_name: '（已清除）', figures: { talks: 2, people: 60 } })
  // She was the unit's contact under the same telephone, too.
  const contacts = await town.db.selectFrom('unit').select('id').where('contact_phone', '=', plum.phone).execute()
  expect(contacts).toEqual([])
})

test('without the right password or the tick nobody is erased, and the page says which', async () => {
  const { town, id } = await liaisonsTown()
  const wrong = await leave(town, { password: 'not-this-one' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('密码不对')
  const unsure = await leave(town, { sure: '' })
  expect(unsure.status).toBe(422)
  expect(await unsure.text()).toContain('先在前面打勾')
  const person = await town.db.selectFrom('person').select('name').where('id', '=', id).executeTakeFirstOrThrow()
  expect(person.name).toBe(plum.name)
})

test('whoever steers the whole town is told to have the role ended first', async () => {
  const { town } = await townWithTraces('officer')
  expect(await (await town.visit('/account/privacy')).text()).toContain('请主任先卸任')
  expect((await leave(town, {})).status).toBe(422)
  expect(await town.db.selectFrom('privacy_erasure').select('id').execute()).toEqual([])
})

test('the page says what stays and why, before anybody presses', async () => {
  const { town } = await liaisonsTown()
  const html = await (await town.visit('/account/privacy')).text()
  expect(html).toContain('会留下的，为什么')
  expect(html).toContain('档案法')
  expect(html).not.toContain('<script')
})

test('a cell that begins like a formula is text to a spreadsheet', () => {
  expect(csvOf([{ a: '=1+1', b: '说"好"，\n行', c: null, d: -3 }])).toBe(
    '\uFEFFa,b,c,d\r\n\'=1+1,"说""好""，\n行",,-3\r\n',
  )
})
