import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { TownInTest } from '#demo-town/in-tests.ts'
import { addressOf, nameOf, routes, twoTowns, unitOf } from './in-tests.ts'

/** Rows written, changed or deleted so far in this test's transaction. */
async function writes({ db }: TownInTest): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int as count from pg_stat_xact_user_tables`.execute(db)
  return rows[0]!.count
}

async function directorsTown() {
  const { own } = await twoTowns()
  return { town: await own.seenBy('director'), unit: await unitOf(own, null) }
}

const posts = routes.filter(({ method }) => method === 'POST')
const gets = routes.filter(({ method }) => method === 'GET')

/** Whoever opens what a reporter wrote is written down for it. */
const readingIsWrittenDown = new Set(['/office/hazards/:case', '/office/hazards/spots'])

const safe: Record<string, RegExp> = {
  'content-security-policy': /default-src 'none'.*base-uri 'none'.*object-src 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^(same-origin|no-referrer)$/,
  'cross-origin-opener-policy': /^same-origin$/,
}

const unsafe = (answer: Response): string[] =>
  Object.entries(safe).flatMap(([name, wanted]) => (wanted.test(answer.headers.get(name) ?? '') ? [] : [name]))

const sentFromElsewhere: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://localhost.evil.example' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
]

test.each(posts.map((route) => [nameOf(route), route] as const))(
  '%s takes no form that another site sent, and none without a key',
  async (_, route) => {
    const { town, unit } = await directorsTown()
    const path = await addressOf(town.db, town.town.id, route.path, unit)
    const before = await writes(town)
    for (const headers of sentFromElsewhere) {
      // A page without referrer sends "null" itself, and there is no session to be misused.
      if (route.who.unseen && headers.origin === 'null') continue
      expect((await town.submit(path, {}, { headers })).status, JSON.stringify(headers)).toBe(403)
    }
    for (const key of ['', 'made-up', '01890000-0000-7000-8000-000000000000.AAAAAAAAAAAAAAAAAAAAAA']) {
      const answer = await town.submit(path, {}, { key })
      expect([403, 404, 412, 422]).toContain(answer.status)
      expect(unsafe(answer)).toEqual([])
    }
    expect(await writes(town)).toBe(before)
  },
)

test('an address with a zero byte leads nowhere, whatever it would be compared with', async () => {
  const { town } = await directorsTown()
  for (const path of ['/office/people?q=%00', '/office/owed?unit=a%00b', '/u/%00', '/%00'])
    expect([path, (await town.visit(path)).status]).toEqual([path, 404])
})

test.each(gets.map((route) => [nameOf(route), route] as const))(
  '%s changes nothing, and says how the browser has to treat it',
  async (_, route) => {
    const { town, unit } = await directorsTown()
    const path = await addressOf(town.db, town.town.id, route.path, unit)
    const before = await writes(town)
    for (const who of [town, await town.seenBy(null)]) {
      const seated = await writes(town)
      const answer = await who.visit(path)
      expect(unsafe(answer)).toEqual([])
      expect(answer.status).toBeLessThan(500)
      await answer.body?.cancel()
      const lines = readingIsWrittenDown.has(route.path) && answer.status === 200 ? 1 : 0
      expect(await writes(town)).toBe(seated + lines)
    }
    expect(before).toBeGreaterThan(0)
  },
)

test('what is not there, and what went wrong, carries the same headers', async () => {
  const { town } = await directorsTown()
  for (const path of ['/nowhere', '/office/units/../../etc/passwd', '/%00', '/u/x', '/assets/none.css']) {
    const answer = await town.visit(path)
    expect(unsafe(answer), path).toEqual([])
    expect(answer.status).toBeGreaterThanOrEqual(300)
    expect(answer.status).toBeLessThan(500)
  }
})

test('signed-in pages are kept by no browser', async () => {
  const { town, unit } = await directorsTown()
  for (const { path } of gets.filter(({ who }) => !who.name.startsWith('anyone'))) {
    const answer = await town.visit(await addressOf(town.db, town.town.id, path, unit))
    if (answer.status === 200 && answer.headers.get('content-type')?.startsWith('text/html')) {
      expect(answer.headers.get('cache-control'), path).toContain('no-store')
    }
    await answer.body?.cancel()
  }
})
