import { sql } from 'kysely'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { buildApp } from '#app'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown, type Fields, type TownInTest } from '#demo-town/in-tests.ts'
import { demoPassword, demoPeople } from '#demo-town/people.ts'
import type { Route } from '#people/access.ts'
import { browserIn } from '#people/in-tests.ts'
import { slices } from '#town'
import { addressOf, cookieOf, nameOf, routes, tokenFor, twoTowns, unitOf } from './in-tests.ts'

/** What every answer of every route has in common, whoever asks and however it ends: where it leads, what it sets. */
const elsewhere = [
  '//evil.example',
  'https:evil.example',
  'https://evil.example/',
  '\\\\evil.example',
  '/\\evil.example',
  '/%2f%2fevil.example',
  '%2f%2fevil.example',
  '/%09/evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '@evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/\tevil',
  '/ok%0d%0aSet-Cookie: injected=1',
  '/ok\r\nX-Injected: 1',
]

const OURS = 'http://localhost'

/** Where a browser would go, read as a browser reads it; within the site, or undefined. */
function leadsAway(answer: Response): string | undefined {
  const to = answer.headers.get('location')
  return to !== null && new URL(to, OURS).origin !== OURS ? to : undefined
}

const FLAGS = [/; HttpOnly/, /; SameSite=(Lax|Strict)/, /; Secure/, /; Path=\//]

/** Over TLS: each cookie of ours has every flag, and those that open something are bound to the host. */
const looseCookies = (answer: Response): string[] =>
  answer.headers.getSetCookie().filter((cookie) => {
    const opens = /session|device|pin|factor|passkey|oidc|challenge/.test(cookie.split('=')[0]!)
    return !FLAGS.every((flag) => flag.test(cookie)) || (opens && !cookie.startsWith('__Host-'))
  })

const injected = (answer: Response): boolean =>
  [...answer.headers].some(
    ([name, value]) => /injected/i.test(name) || (name === 'set-cookie' && /^injected/.test(value)),
  )

interface Seen {
  away: string[]
  loose: string[]
  injected: string[]
  statuses: Set<number>
  cookies: Set<string>
}
const nothing = (): Seen => ({ away: [], loose: [], injected: [], statuses: new Set(), cookies: new Set() })

async function look(seen: Seen, about: string, answer: Response): Promise<void> {
  seen.statuses.add(answer.status)
  for (const cookie of answer.headers.getSetCookie()) seen.cookies.add(cookie.split('=')[0]!)
  const away = leadsAway(answer)
  if (away) seen.away.push(`${about} → ${away}`)
  seen.loose.push(...looseCookies(answer).map((cookie) => `${about} sets ${cookie.slice(0, 80)}`))
  if (injected(answer)) seen.injected.push(about)
  await answer.body?.cancel()
}

const tls = { 'x-forwarded-proto': 'https' }

interface SeatInTest {
  town: TownInTest
  /** Over TLS the session goes by another name. */
  cookie: Record<string, string>
}

/** Whatever the form did is undone. */
async function sent({ town, cookie }: SeatInTest, path: string, fields: Fields): Promise<Response> {
  await sql`savepoint one`.execute(town.db)
  try {
    const origin = OURS.replace('http', 'https')
    return await town.submit(path, fields, { headers: { ...tls, ...cookie, origin } })
  } finally {
    await sql`rollback to savepoint one`.execute(town.db)
  }
}

async function proxiedTown(): Promise<{ town: TownInTest; seats: SeatInTest[]; unit: string }> {
  const { own } = await twoTowns()
  own.parts.settings = { ...own.parts.settings, trustProxy: true }
  const unit = await unitOf(own, 'liaison')
  const seats: SeatInTest[] = [{ town: await own.seenBy(null), cookie: {} }]
  for (const who of ['director', 'liaison'] as const)
    seats.push({ town: await own.seenBy(who), cookie: { cookie: `__Host-${await cookieOf(own, who)}` } })
  return { town: own, unit, seats }
}

const gets = routes.filter(({ method }) => method === 'GET')
const posts = routes.filter(({ method, raw }) => method === 'POST' && !raw)

/** Each route is given some of them; where to go on is asked under `next` everywhere. */
const someOf = (route: Route, at: number): string[] =>
  route.path.match(/sign-|password|pin|invite|reset|look|factor/)
    ? elsewhere
    : [0, 5, 11].map((step) => elsewhere[(at + step) % elsewhere.length]!)

test('no page leads to another site, sets a loose cookie or lets a header in, whatever its address asks', {
  timeout: 180_000,
}, async () => {
  const { town, seats, unit } = await proxiedTown()
  const seen = nothing()
  for (const [at, route] of gets.entries()) {
    const path = await addressOf(town.db, town.town.id, route.path, unit, await tokenFor(town, unit))
    for (const next of someOf(route, at)) {
      const seat = seats[(at + next.length) % seats.length]!
      const query = `next=${encodeURIComponent(next)}&look=elder&q=${encodeURIComponent(next)}&page=${encodeURIComponent(next)}`
      await look(
        seen,
        `GET ${route.path} ${JSON.stringify(next)}`,
        await seat.town.visit(`${path}?${query}`, { ...tls, ...seat.cookie }),
      )
    }
  }
  expect(seen.away).toEqual([])
  expect(seen.loose).toEqual([])
  expect(seen.injected).toEqual([])
  expect([...seen.statuses]).toEqual(expect.arrayContaining([200, 303, 403, 404]))
  expect([...seen.cookies]).toContain('look')
})

test('nor does any form, sent well or badly', { timeout: 180_000 }, async () => {
  const { town, seats, unit } = await proxiedTown()
  const seen = nothing()
  for (const [at, route] of posts.entries()) {
    const path = await addressOf(town.db, town.town.id, route.path, unit, await tokenFor(town, unit))
    for (const next of someOf(route, at)) {
      const seat = seats[(at + next.length) % seats.length]!
      const fields = { next, to: next, path: next, place: next, login: 'nandong', password: demoPassword, name: next }
      await look(seen, `${nameOf(route)} ${JSON.stringify(next)}`, await sent(seat, `${path}?look=elder`, fields))
    }
  }
  expect(seen.away).toEqual([])
  expect(seen.loose).toEqual([])
  expect(seen.injected).toEqual([])
  expect([...seen.statuses]).toEqual(expect.arrayContaining([303, 403, 404, 422]))
  expect([...seen.cookies]).toEqual(expect.arrayContaining(['look', '__Host-session', '__Host-device']))
})

test('an answer that went wrong carries the same headers and flags', async () => {
  const { town } = await proxiedTown()
  // The town is found; whatever a page then asks for breaks.
  const selectFrom = (table: string) => {
    if (table === 'town') return town.db.selectFrom(table)
    throw new Error('on purpose')
  }
  const db = new Proxy(town.db, {
    get: (real, name) => (name === 'selectFrom' ? selectFrom : real[name as keyof typeof real]),
  })
  const broken = { ...town.parts, db }
  const app = buildApp(broken as never, slices)
  for (const path of ['/', '/calendar', '/papers']) {
    const answer = await app.request(`${OURS}/t/sudian${path}?look=elder`, { headers: tls })
    expect(answer.status, path).toBeGreaterThanOrEqual(500)
    expect(looseCookies(answer), path).toEqual([])
    expect(answer.headers.getSetCookie().length, path).toBe(1)
    expect(answer.headers.get('content-security-policy'), path).toMatch(/default-src 'none'/)
    expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(await answer.text(), path).not.toMatch(/on purpose|at .*\.ts:\d/)
  }
})

test('a file’s name puts no line into the answer that gives the file back', async () => {
  const town = await demoTown({ as: 'liaison' })
  const campaign = await smallCampaign(town)
  const unit = await unitOf(town, 'liaison')
  const report = `/u/${unit}/reports/${await campaign.assignmentOf('talk', demoPeople.liaison.unit)}`
  await town.submit(report, { 'figure.talks': '3', 'figure.people': '86', day: '2023-06-08', words: '讲了。' })
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#487' } })
    .jpeg()
    .toBuffer()
  const photo = new File([new Uint8Array(bytes)], 'a.jpg', { type: 'image/jpeg' })
  expect((await town.submit(`${report}/evidence`, { photo })).status).toBe(303)
  const { id } = await town.db
    .updateTable('campaign_evidence')
    .set({ name: 'a"\r\nSet-Cookie: injected=1\r\nX-Injected: 1\r\n\r\n<script>.jpg' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const answer = await town.visit(`/u/${unit}/evidence/${id}/original`)
  expect(answer.status).toBe(200)
  expect(injected(answer)).toBe(false)
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="file\.jpg"; filename\*=UTF-8''[\w%.~-]+$/,
  )
})

test('after signing in one is where one wanted to be, and never elsewhere', async () => {
  const town = await demoTown()
  for (const next of elsewhere) {
    const browser = browserIn(town)
    await browser.open(`/sign-in?next=${encodeURIComponent(next)}`)
    const { status, headers } = await browser.send('/sign-in', { login: 'nandong', password: demoPassword, next })
    expect(status).toBe(303)
    expect(new URL(headers.get('location')!, OURS).origin, next).toBe(OURS)
  }
})
