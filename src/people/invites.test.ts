import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { demoPassword } from '#demo-town/people.ts'
import { listUnits } from '#units/units.store.ts'
import { type Browser, browserIn } from './in-tests.ts'
import { roleProblemWords, welcomeWords } from './people.words.ts'

async function signedIn(town: TownInTest, login: string): Promise<Browser> {
  const browser = browserIn(town)
  await browser.open('/sign-in')
  await browser.send('/sign-in', { login, password: demoPassword })
  return browser
}

const unitNamed = async (town: TownInTest, name: string): Promise<string> =>
  (await listUnits(town.db, town.town.id)).find((unit) => unit.name === name)!.id

/** The office makes a link, as it would be sent by WeChat. */
async function invited(town: TownInTest, fields: Record<string, string>, login = 'anjian'): Promise<string> {
  const office = await signedIn(town, login)
  await office.open('/office/people/invites/new')
  const { to } = await office.send('/office/people/invites', fields)
  const { html } = await office.open(to!)
  return /\/invite\/[\w-]{22}(?=")/.exec(html)![0]
}

const liaison = async (town: TownInTest) => ({
  name: '韩小雨',
  phone: '139 0001 0002',
  role: 'liaison',
  unit: await unitNamed(town, '司马村'),
})

test('a liaison opens the link, chooses name and password, and is in', async () => {
  const town = await demoTown()
  const link = await invited(town, await liaison(town))
  const phone = browserIn(town)
  const { html } = await phone.open(link)
  expect(html).toContain(welcomeWords.lead('韩小雨', '司马村 联络员'))
  expect(await phone.send(link, { username: 'HanXiaoyu', password: '司马村口的老槐树' })).toMatchObject({ status: 303 })
  expect((await phone.open('/account')).html).toContain('司马村 联络员')
  const again = browserIn(town)
  await again.open('/sign-in')
  expect((await again.send('/sign-in', { login: '13900010002', password: '司马村口的老槐树' })).status).toBe(303)
})

test('the link works once, and looking at it does not use it up', async () => {
  const town = await demoTown()
  const link = await invited(town, await liaison(town))
  for (const _ of [1, 2, 3]) expect((await browserIn(town).open(link)).status).toBe(200)
  const first = browserIn(town)
  const second = browserIn(town)
  await first.open(link)
  await second.open(link)
  await first.send(link, { username: 'first', password: '司马村口的老槐树' })
  const late = await second.send(link, { username: 'second', password: '司马村口的老槐树' })
  expect(late).toMatchObject({ status: 404, html: expect.stringContaining(welcomeWords.dead.title) })
  expect(second.cookies.has('session')).toBe(false)
  const named = await town.db
    .selectFrom('person')
    .select('username')
    .where('username', 'in', ['first', 'second'])
    .execute()
  expect(named).toEqual([{ username: 'first' }])
})

test('after seven days, or once voided, the link opens nothing', async () => {
  const town = await demoTown()
  const link = await invited(town, await liaison(town))
  const now = town.now.getTime()
  town.parts.clock.now = () => new Date(now + 7 * 86_400_000 - 1000)
  expect((await browserIn(town).open(link)).status).toBe(200)
  town.parts.clock.now = () => new Date(now + 7 * 86_400_000)
  expect((await browserIn(town).open(link)).status).toBe(404)
  town.parts.clock.now = () => new Date(now)
  const office = await signedIn(town, 'anjian')
  const list = await office.open('/office/people/invites')
  const one = /\/office\/people\/invites\/[0-9a-f-]{36}/.exec(list.html)![0]
  await office.open(one)
  expect((await office.send(`${one}/void`)).to).toBe('/office/people/invites?done=voided')
  expect((await browserIn(town).open(link)).status).toBe(404)
})

test('a made-up link opens nothing', async () => {
  const town = await demoTown()
  expect((await browserIn(town).open('/invite/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
})

test('a bad password or a taken name comes back with the name kept', async () => {
  const town = await demoTown()
  const link = await invited(town, await liaison(town))
  const phone = browserIn(town)
  await phone.open(link)
  const refused = await phone.send(link, { username: 'nandong', password: '13900010002' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain(welcomeWords.problems.usernameTaken)
  expect(refused.html).toContain('value="nandong"')
  expect(refused.html).not.toContain('value="13900010002"')
  expect((await phone.send(link, { username: 'xiaoyu', password: '司马村口的老槐树' })).status).toBe(303)
})

test('who has an account already takes the role on with it', async () => {
  const town = await demoTown()
  const link = await invited(town, await liaison(town))
  const phone = await signedIn(town, 'nandong')
  await phone.open(link)
  expect(await phone.send(link, { as: 'me' })).toMatchObject({ status: 303, to: '/account' })
  const { html } = await phone.open('/account')
  expect(html).toContain('南董村 联络员')
  expect(html).toContain('司马村 联络员')
})

test('who holds an office role is not made custodian by an invitation either, and it stays open', async () => {
  const town = await demoTown()
  const link = await invited(town, { name: '某人', role: 'custodian' }, 'zhuren')
  const officer = await signedIn(town, 'anjian')
  await officer.open(link)
  const refused = await officer.send(link, { as: 'me' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain(roleProblemWords.apart)
  const phone = await signedIn(town, 'nandong')
  await phone.open(link)
  expect((await phone.send(link, { as: 'me' })).status).toBe(303)
})

test('an officer invites nobody into the office, and does not see the director’s links', async () => {
  const town = await demoTown()
  const officer = await town.seenBy('officer')
  const refused = await officer.submit('/office/people/invites', { name: '某人', role: 'officer' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(roleProblemWords.notAllowed)
  await invited(town, { name: '某人', role: 'officer' }, 'zhuren')
  const list = await (await officer.visit('/office/people/invites')).text()
  const one = /\/office\/people\/invites\/[0-9a-f-]{36}/.exec(list)![0]
  expect(await (await officer.visit(one)).text()).not.toContain('/invite/')
  expect((await officer.submit(`${one}/void`, {})).status).toBe(403)
})

test('the database does not hold what opens the link', async () => {
  const town = await demoTown()
  const link = await invited(town, await liaison(town))
  const rows = JSON.stringify(await town.db.selectFrom('person_invite').selectAll().execute())
  expect(rows).not.toContain(link.replace('/invite/', ''))
})

test('a link of one town opens nothing in another', async () => {
  const town = await demoTown()
  const link = await invited(town, await liaison(town))
  expect((await browserIn(await demoTown({ slug: 'qingshi' })).open(link)).status).toBe(404)
})
