import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { type DemoName, demoPassword, demoPeople } from '#demo-town/people.ts'
import { browserIn } from './in-tests.ts'

async function linkFor(town: TownInTest, who: DemoName): Promise<string> {
  const { id } = await town.db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.town.id)
    .where('username', '=', demoPeople[who].username)
    .executeTakeFirstOrThrow()
  const made = await town.submit(`/office/people/${id}/resets`, {})
  expect(made.status).toBe(303)
  const html = await (await town.visit(`/office/people/${id}`)).text()
  return /\/reset\/[\w-]{22}(?=")/.exec(html)![0]
}

const newPassword = '村口第三棵槐树开花了'

async function enters(town: TownInTest, login: string, password: string): Promise<boolean> {
  const browser = browserIn(town)
  await browser.open('/sign-in')
  return (await browser.send('/sign-in', { login, password })).status === 303
}

test('a liaison who forgot the password sets a new one by the office’s link, and other devices are out', async () => {
  const town = await demoTown({ as: 'officer' })
  const lost = browserIn(town)
  await lost.open('/sign-in')
  await lost.send('/sign-in', { login: 'nandong', password: demoPassword })
  const link = await linkFor(town, 'liaison')
  const phone = browserIn(town)
  expect((await phone.open(link)).html).toContain('王秀英')
  expect((await phone.send(link, { password: 'password' })).status).toBe(422)
  expect(await phone.send(link, { password: newPassword })).toMatchObject({ status: 303, to: '/sign-in' })
  expect((await lost.open('/account')).status).toBe(303)
  expect(await enters(town, 'nandong', demoPassword)).toBe(false)
  expect(await enters(town, 'nandong', newPassword)).toBe(true)
})

test('the link works once, for a day, and dies when another is made', async () => {
  const town = await demoTown({ as: 'officer' })
  const first = await linkFor(town, 'liaison')
  const second = await linkFor(town, 'liaison')
  expect((await browserIn(town).open(first)).status).toBe(404)
  const one = browserIn(town)
  const two = browserIn(town)
  await one.open(second)
  await two.open(second)
  await one.send(second, { password: newPassword })
  expect((await two.send(second, { password: '别人想改的密码也不行' })).status).toBe(404)
  const third = await linkFor(town, 'liaison')
  const now = town.now.getTime()
  town.parts.clock.now = () => new Date(now + 86_400_000)
  expect((await browserIn(town).open(third)).status).toBe(404)
})

test('an officer makes no link into the director’s account', async () => {
  const town = await demoTown({ as: 'officer' })
  const { id } = await town.db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.town.id)
    .where('username', '=', demoPeople.director.username)
    .executeTakeFirstOrThrow()
  expect((await town.submit(`/office/people/${id}/resets`, {})).status).toBe(403)
})

test('a shut account is not opened by it', async () => {
  const town = await demoTown({ as: 'officer' })
  const link = await linkFor(town, 'liaison')
  await town.db.updateTable('person').set({ disabled_at: town.now }).where('username', '=', 'nandong').execute()
  expect((await browserIn(town).open(link)).status).toBe(404)
})
