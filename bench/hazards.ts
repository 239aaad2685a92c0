// A million reports over ten years, one in fifty of them open: how long the office's lists, filters, map, counts and clocks
// take by HTTP, and when the ledger of a year is handed out.
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { eventOf } from '#hazards/cases.in-tests.ts'
import { countAnew } from '#hazards/counts.store.ts'
import type { EventName } from '#hazards/stages.rules.ts'
import type { Db } from '#platform/db.ts'
import { readerOf } from './county.ts'
import { median, quantile, thisCommit } from './figures.ts'
import { freePort, prepareTown, startApp, withDatabase } from './started-town.ts'

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '1000000' }, visits: { type: 'string', default: '100' } },
})
const [cases, visits] = [Number(values.cases), Number(values.visits)]
const GOAL_MS = 100
const WARM_UP = 20
const OPEN_EVERY = 50

const detail = (name: EventName): string => JSON.stringify(eventOf(name).detail)

/** Reports and cases by the hundred thousand; bodies are noise of a report's length, which nobody opens here. */
async function fill(db: Db, townId: string): Promise<void> {
  await sql`insert into hazard_report (town_id, id, number, chain, lookup, channel, kind, topic, deaths, insider,
      anonymity, unit_id, received_on, wrapped_key, body)
    select ${townId}, gen_random_uuid(), n, sha256(n::text::bytea), sha256(('l' || n)::bytea), 'web', 'hazard',
      (array['exit-locked', 'ebike-upstairs', 'wire-down', 'gas-smell'])[1 + n % 4], false, false, 'anonymous',
      units.ids[1 + n % cardinality(units.ids)], case when n % ${OPEN_EVERY} = 0 then date '2023-06-10' - n / 50 % 120
        else date '2013-06-10' + (n::bigint * 3652 / ${cases})::int end,
      sha256('k'), decode(repeat(md5(n::text), 12), 'hex')
    from generate_series(1, ${cases}) n, (select array_agg(id) as ids from unit where town_id = ${townId}) units`.execute(
    db,
  )
  await sql`insert into hazard_case (town_id, id, report_id, unit_id, kind, topic, deaths, received_on, stage, grade, open,
      accepted_on, due_on, next_clock, next_due_on, events)
    select town_id, gen_random_uuid(), id, unit_id, kind, topic, deaths, received_on,
      case when number % ${OPEN_EVERY} = 0 then (array['received', 'verifying', 'ordered', 'submitted'])[1 + number / 50 % 4]
        when number % 4 = 1 then 'closed' else 'not_accepted' end,
      case when number % 4 = 1 then case when number % 40 = 1 then 'major' else 'general' end end,
      number % ${OPEN_EVERY} = 0, received_on, received_on + 30,
      case when number % ${OPEN_EVERY} = 0 then 'close' end,
      case when number % ${OPEN_EVERY} = 0 then date '2023-06-10' + (number / 50 % 90 - 30) end, 1
    from hazard_report where town_id = ${townId}`.execute(db)
  const event = (name: EventName, position: number, where: ReturnType<typeof sql>) =>
    sql`insert into hazard_event (town_id, id, case_id, position, name, detail, on_day, by_what)
      select town_id, gen_random_uuid(), id, ${sql.lit(position)}, ${name}, ${detail(name)}::jsonb,
        received_on + ${sql.lit(position)}, 'office' from hazard_case where town_id = ${townId} and ${where}`.execute(
      db,
    )
  await event('refuse', 1, sql`stage = 'not_accepted'`)
  await event('accept', 1, sql`stage in ('closed', 'verifying', 'ordered', 'submitted')`)
  await event('assign', 2, sql`stage in ('closed', 'verifying', 'ordered', 'submitted')`)
  await event('conclude', 3, sql`stage in ('closed', 'ordered', 'submitted')`)
  await event('order', 4, sql`stage in ('closed', 'ordered', 'submitted')`)
  await event('submit', 5, sql`stage in ('closed', 'submitted')`)
  await event('recheck', 6, sql`stage = 'closed'`)
  await event('reply', 7, sql`stage = 'closed'`)
  await countAnew(db, townId)
  // as the server does by itself after so many rows
  await sql`vacuum analyze`.execute(db)
}

async function timesOf(address: string, cookie: string, count: number): Promise<number[]> {
  const ms: number[] = []
  for (let nth = 0; nth < count; nth++) {
    const from = performance.now()
    const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`)
    ms.push(performance.now() - from)
  }
  return ms
}

const town = await prepareTown()
const found: { page: string; p50: number; p95: number }[] = []
let seconds = 0
let load = 0
try {
  await withDatabase(town.dataDir, async (db) => {
    const began = performance.now()
    await fill(db, town.townId)
    seconds = Math.round((performance.now() - began) / 1_000)
    const cookie = await readerOf(db, 'sudian')
    const unit = await db.selectFrom('unit').select('id').where('town_id', '=', town.townId).executeTakeFirstOrThrow()
    const app = await startApp(town, await freePort())
    const list = '/office/hazards'
    const pages = [
      list,
      `${list}?page=20`,
      `${list}?show=late`,
      `${list}?stage=submitted`,
      `${list}?mine=1`,
      `${list}?unit=${unit.id}`,
      `${list}?show=all`,
      `${list}?show=all&page=20`,
      `${list}?show=all&stage=closed`,
      `${list}?show=all&grade=major`,
      `${list}?show=all&unit=${unit.id}`,
      `${list}?show=all&unit=${unit.id}&grade=major`,
      `${list}/map`,
      `${list}/map?span=all`,
      '/office/statistics',
    ]
    for (const page of pages) {
      const visited = async (count: number) =>
        timesOf(`${app.url}${page}`, cookie, count).catch((cause) => {
          throw new Error(`${page}: ${app.died() ?? app.lastWords()}`, { cause })
        })
      await visited(WARM_UP)
      const ms = await visited(visits)
      found.push({ page: page.replace(unit.id, 'one'), p50: round(median(ms)), p95: round(quantile(ms, 0.95)) })
    }
    load = loadavg()[0]!
    await app.stop()
  })
} finally {
  town.remove()
}

function round(ms: number): number {
  return Number(ms.toFixed(1))
}

for (const { page, p50, p95 } of found)
  console.log(`${page.padEnd(50)} p50 ${p50} ms, p95 ${p95} ms${p95 <= GOAL_MS ? '' : ', missed'}`)
const missed = found.filter(({ p95 }) => p95 > GOAL_MS).map(({ page }) => page)
console.log(
  JSON.stringify({
    bench: 'hazards',
    cases,
    open: cases / OPEN_EVERY,
    visits,
    pages: found,
    goal_ms: GOAL_MS,
    missed,
    making_s: seconds,
    load,
    commit: thisCommit(),
  }),
)
if (missed.length > 0) process.exitCode = 1
