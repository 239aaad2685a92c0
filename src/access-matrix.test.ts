import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { TownInTest } from '#demo-town/in-tests.ts'
import { type DemoName, demoPeople } from '#demo-town/people.ts'
import { type Route, roles } from '#people/access.ts'
import { separateTown } from '#people/powers.in-tests.ts'
import { powers } from '#people/powers.rules.ts'
import {
  addressOf,
  apiTokenFor,
  cookieOf,
  nameOf,
  namesARow,
  neighbourOf,
  paramsOf,
  routes,
  tokenFor,
  twoTowns,
  unitOf,
  unknownParams,
} from './in-tests.ts'

/** One person for each role that a town has which does not separate the powers, the holder of a unit's link, a superior's machine, and somebody from the street. */
const persons = ['director', 'officer', 'head', 'liaison', 'member', 'observer', 'custodian'] as const
const seats = [...persons, 'linkHolder', 'tokenHolder', 'anonymous'] as const
type Seat = (typeof seats)[number]

const all: readonly Seat[] = seats
const withAccount: readonly Seat[] = persons

/** Who is let in by each guard: for one's own unit, and for another's. A guard that is not here fails the test. */
const letIn: Record<string, { own: readonly Seat[]; other: readonly Seat[] }> = {
  anyone: { own: all, other: all },
  anyoneEarly: { own: all, other: all },
  unseen: { own: all, other: all },
  signedIn: { own: withAccount, other: withAccount },
  passwordOwed: { own: withAccount, other: withAccount },
  halfSignedIn: { own: withAccount, other: withAccount },
  office: { own: ['director', 'officer'], other: ['director', 'officer'] },
  director: { own: ['director'], other: ['director'] },
  custodian: { own: ['custodian'], other: ['custodian'] },
  tokenHolder: { own: ['tokenHolder'], other: ['tokenHolder'] },
  linkBearer: { own: ['linkHolder'], other: [] },
  accountKeepers: { own: ['director', 'officer'], other: ['director', 'officer'] },
  authorizers: { own: ['director', 'officer'], other: ['director', 'officer'] },
  accountReaders: { own: ['director', 'officer'], other: ['director', 'officer'] },
  securityKeepers: { own: ['director'], other: ['director'] },
  auditors: { own: ['director'], other: ['director'] },
  powerReaders: { own: ['director'], other: ['director'] },
  powerBeginners: { own: ['director'], other: ['director'] },
  powerEnders: { own: [], other: [] },
  readers: { own: ['director', 'officer', 'observer'], other: ['director', 'officer', 'observer'] },
  unitHolder: {
    own: ['director', 'officer', 'head', 'liaison', 'member', 'linkHolder'],
    other: ['director', 'officer'],
  },
  unitKeeper: { own: ['head', 'liaison', 'linkHolder'], other: [] },
}

/** Who is let in instead where the powers are separated (三员分设); all other guards let in whom they let in before. */
const apart = ['director', 'officer', ...powers] as const
const letInApart: Record<string, readonly (typeof apart)[number][]> = {
  accountKeepers: ['administrator'],
  authorizers: ['authorizer'],
  accountReaders: ['administrator', 'authorizer'],
  securityKeepers: ['authorizer'],
  auditors: ['auditor'],
  powerReaders: apart,
  powerBeginners: [],
  powerEnders: ['administrator', 'authorizer'],
}

function whoApart(guard: string): readonly string[] {
  const usual = letIn[guard]!.own
  return letInApart[guard] ?? (usual.includes('observer') && usual.includes('member') ? apart : usual)
}

test('the matrix knows every role, every guard and every name in an address', () => {
  expect([...persons, ...powers]).toEqual(roles)
  expect(routes.length).toBeGreaterThan(30)
  for (const route of routes) {
    expect(letIn, `${nameOf(route)} is guarded by ${route.who.name}`).toHaveProperty(route.who.name)
    expect(unknownParams(route.path), nameOf(route)).toEqual([])
  }
  expect(new Set(routes.map(nameOf)).size).toBe(routes.length)
})

test.each(routes.map((route) => [nameOf(route), route] as const))('%s', { timeout: 30_000 }, async (name, route) => {
  const { own, other } = await twoTowns()
  const foreign = await addressOf(other.db, other.town.id, route.path, await unitOf(other, null))
  for (const seat of seats) {
    const who = personAt(seat)
    const shown = await shownBy(seat, own)
    if (who) expect(demoPeople[who].role).toBe(seat)
    const town = await own.seenBy(who)
    const ownUnit = await unitOf(own, who)
    const otherUnit = await neighbourOf(own, ownUnit)
    const ref = seat === 'linkHolder' ? await tokenFor(own, ownUnit) : ownUnit
    for (const scope of ['own', 'other'] as const) {
      const [unit, as] = scope === 'own' ? [ownUnit, ref] : [otherUnit, otherUnit]
      const answer = await ask(town, route.method, await addressOf(own.db, own.town.id, route.path, unit, as), shown)
      const expected = letIn[route.who.name]![scope].includes(seat) ? 'in' : 'out'
      expect(judge(answer, town, expected), `${seat} at ${name} of ${scope} unit: ${answer.status}`).toBe(expected)
    }
    // Nobody reaches another unit's things through a unit's own door.
    if (namesUnitAndMore(route.path)) {
      const crossed = await addressOf(own.db, own.town.id, route.path, otherUnit, ref)
      const answer = await ask(town, route.method, crossed, shown)
      expect(judge(answer, town, 'out'), `${seat} at ${name}, crossed: ${answer.status}`).toBe('out')
    }
    if (namesARow(route.path)) {
      const answer = await ask(town, route.method, foreign, shown)
      expect(judge(answer, town, 'out'), `${seat} at ${name} of another town: ${answer.status}`).toBe('out')
    }
    // The cookie or token of one town is nobody's in another.
    const answer = await ask(other, route.method, foreign, who ? { cookie: await cookieOf(own, who) } : shown)
    const expected = letIn[route.who.name]!.own.includes('anonymous') ? 'in' : 'out'
    expect(judge(answer, other, expected), `${seat} at ${name} in another town: ${answer.status}`).toBe(expected)
  }
  await separateTown(own)
  const address = await addressOf(own.db, own.town.id, route.path, await unitOf(own, null))
  for (const seat of apart) {
    const town = await own.seenBy(seat)
    const expected = whoApart(route.who.name).includes(seat) ? 'in' : 'out'
    const answer = await ask(town, route.method, address)
    expect(judge(answer, town, expected), `${seat} at ${name}, powers separated: ${answer.status}`).toBe(expected)
  }
})

/** So that "in" does not merely mean that nobody finds anything. */
test.each(
  routes
    .filter(({ method, path }) => method === 'GET' && paramsOf(path).length === 0)
    .map((r) => [nameOf(r), r] as const),
)('%s opens for somebody', async (_, route) => {
  const { own } = await twoTowns()
  const statuses: number[] = []
  for (const seat of letIn[route.who.name]!.own) {
    const town = await own.seenBy(personAt(seat))
    statuses.push((await ask(town, 'GET', route.path, await shownBy(seat, own))).status)
  }
  expect(Math.min(...statuses)).toBeLessThan(400)
})

const personAt = (seat: Seat): DemoName | null =>
  seat === 'anonymous' || seat === 'linkHolder' || seat === 'tokenHolder' ? null : seat

/** What a machine shows instead of a cookie. */
const shownBy = async (seat: Seat, town: TownInTest): Promise<Record<string, string>> =>
  seat === 'tokenHolder' ? { authorization: `Bearer ${await apiTokenFor(town)}` } : {}

const namesUnitAndMore = (path: string): boolean =>
  paramsOf(path).includes('unit') &&
  paramsOf(path).some((name) =>
    ['assignment', 'submission', 'evidence', 'upload', 'order', 'photo', 'report'].includes(name),
  )

/** Whatever the answer did is undone, so that each seat finds the town as it was. */
async function ask(
  town: Pick<TownInTest, 'visit' | 'submit' | 'db'>,
  method: Route['method'],
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  await sql`savepoint seat`.execute(town.db)
  try {
    const asForm = method === 'POST'
    const answer = await (asForm ? town.submit(path, {}, { headers }) : town.visit(path, headers, { method }))
    // A page that stays open for news would never end.
    await answer.body?.cancel()
    return answer
  } finally {
    await sql`rollback to savepoint seat`.execute(town.db)
  }
}

const OUT = [401, 403, 404]

/** 404 may be either: nothing there, or nothing there for this one. */
function judge(answer: Response, town: TownInTest, expected: 'in' | 'out'): 'in' | 'out' | 'broken' {
  if (answer.status >= 500) return 'broken'
  if (answer.status === 404) return expected
  const toDoor = answer.headers.get('location')?.startsWith(`/t/${town.town.slug}/sign-in?next=`) ?? false
  return OUT.includes(answer.status) || toDoor ? 'out' : 'in'
}
