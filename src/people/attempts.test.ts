import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { demoPassword } from '#demo-town/people.ts'
import { newId } from '#platform/ids.ts'
import { type Browser, browserIn } from './in-tests.ts'

const behindProxy = () => demoTown({ settings: { trustProxy: true } })

async function tries(browser: Browser, passwords: string[], login = 'anjian'): Promise<number[]> {
  await browser.open('/sign-in')
  const statuses: number[] = []
  for (const password of passwords) statuses.push((await browser.send('/sign-in', { login, password })).status)
  return statuses
}

const wrong = (times: number): string[] => Array.from({ length: times }, (_, at) => `not it ${at}`)

/** Many earlier failures at an account, each from an address of its own. */
async function strangersFailed(town: TownInTest, times: number): Promise<void> {
  const at = town.now.getTime()
  for (let count = 0; count < times; count += 1) {
    const minutes = Math.floor(count / 4)
    town.parts.clock.now = () => new Date(at - minutes * 60_000)
    await tries(browserIn(town, { address: `198.51.100.${count}` }), ['not it'])
  }
  town.parts.clock.now = () => new Date(at)
}

test('guessing is stopped, says when to go on, and the right password does not help before', async () => {
  const town = await behindProxy()
  const browser = browserIn(town)
  expect(await tries(browser, wrong(4))).toEqual([422, 422, 422, 429])
  const refused = await browser.send('/sign-in', { login: 'anjian', password: demoPassword })
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('5')
  expect(refused.html).toContain('等 5 秒再试')
  town.parts.clock.now = () => new Date(town.now.getTime() + 6000)
  expect((await browser.send('/sign-in', { login: 'anjian', password: demoPassword })).status).toBe(303)
})

test('a stranger who guesses locks out nobody but himself', async () => {
  const town = await behindProxy()
  const owner = browserIn(town, { address: '203.0.113.7' })
  expect(await tries(owner, [demoPassword])).toEqual([303])
  owner.cookies.delete('session')
  expect((await tries(browserIn(town, { address: '192.0.2.66' }), wrong(6))).at(-1)).toBe(429)
  expect(await tries(owner, [demoPassword])).toEqual([303])
})

test('guesses from a whole net of addresses slow strangers, not the owner’s own device', async () => {
  const town = await behindProxy()
  const owner = browserIn(town, { address: '203.0.113.7' })
  await tries(owner, [demoPassword])
  owner.cookies.delete('session')
  await strangersFailed(town, 21)
  expect(await tries(browserIn(town, { address: '192.0.2.99' }), [demoPassword])).toEqual([429])
  expect(await tries(owner, [demoPassword])).toEqual([303])
})

test('the owner’s device has to know the password too', async () => {
  const town = await behindProxy()
  const owner = browserIn(town)
  await tries(owner, [demoPassword])
  owner.cookies.delete('session')
  expect((await tries(owner, wrong(5))).at(-1)).toBe(429)
})

test('another name from the same house is not stopped', async () => {
  const town = await behindProxy()
  await tries(browserIn(town), wrong(5))
  expect(await tries(browserIn(town), [demoPassword], 'nandong')).toEqual([303])
})

test('a made-up forwarded address does not make a new place where no proxy is trusted', async () => {
  const town = await demoTown()
  const statuses: number[] = []
  for (let count = 0; count < 5; count += 1) {
    statuses.push(...(await tries(browserIn(town, { address: `198.51.100.${count}` }), ['not it'])))
  }
  expect(statuses).toEqual([422, 422, 422, 429, 429])
})

test('what is kept of a try names neither the address nor what was typed', async () => {
  const town = await behindProxy()
  await tries(browserIn(town, { address: '203.0.113.7' }), ['my secret'], 'my password by mistake')
  const rows = JSON.stringify(await town.db.selectFrom('person_attempt').selectAll().execute())
  expect(rows).not.toMatch(/203\.0|secret|mistake/)
})

/** Ten thousand failures at the director's account, from as many places as a botnet has, the last of them just now. */
async function attackOn(town: TownInTest, login: string): Promise<void> {
  await tries(browserIn(town, { address: '198.51.100.1' }), ['not it'], login)
  const { account } = await town.db
    .selectFrom('person_attempt')
    .select('account')
    .where('town_id', '=', town.town.id)
    .where('succeeded', '=', false)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const ids = Array.from({ length: 10_000 }, () => newId())
  await sql`insert into person_attempt (town_id, id, account, place, succeeded, at)
    select ${town.town.id}, id, ${account}, 'address:' || (nr % 2500), false, ${town.now}::timestamptz - nr * interval '1 second'
    from unnest(${ids}::uuid[]) with ordinality as one(id, nr)`.execute(town.db)
}

test('ten thousand guesses at the director’s password do not keep the director out', async () => {
  const town = await behindProxy()
  const office = '203.0.113.7'
  const desk = browserIn(town, { address: office })
  expect(await tries(desk, [demoPassword], 'zhuren')).toEqual([303])
  desk.cookies.delete('session')
  await attackOn(town, 'zhuren')
  // Somebody else, anywhere else, waits: that is what the guessing costs the guesser.
  expect(await tries(browserIn(town, { address: '192.0.2.99' }), [demoPassword], 'zhuren')).toEqual([429])
  expect(await tries(desk, [demoPassword], 'zhuren')).toEqual([303])
  const onTheRoad = browserIn(town, { address: '192.0.2.50' })
  onTheRoad.cookies.set('device', desk.cookies.get('device')!)
  expect(await tries(onTheRoad, [demoPassword], 'zhuren')).toEqual([303])
  expect(await tries(browserIn(town, { address: office }), [demoPassword], 'zhuren')).toEqual([303])
})

test('nor does somebody who guesses from the director’s own office network', async () => {
  const town = await behindProxy()
  const office = '203.0.113.7'
  const desk = browserIn(town, { address: office })
  await tries(desk, [demoPassword], 'zhuren')
  desk.cookies.delete('session')
  expect((await tries(browserIn(town, { address: office }), wrong(8), 'zhuren')).at(-1)).toBe(429)
  expect(await tries(desk, [demoPassword], 'zhuren')).toEqual([303])
})

test('an address where the owner signed in long ago is a stranger’s again', async () => {
  const town = await behindProxy()
  const home = '203.0.113.9'
  await tries(browserIn(town, { address: home }), [demoPassword], 'zhuren')
  await sql`update person_attempt set at = at - interval '91 days' where place like 'from:%'`.execute(town.db)
  await attackOn(town, 'zhuren')
  expect(await tries(browserIn(town, { address: home }), [demoPassword], 'zhuren')).toEqual([429])
})
