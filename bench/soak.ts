// An hour of an ordinary morning, light enough that it tells of leaks and not of speed: memory must be flat over its last
// two thirds. Handles and connections come and go with what else the machine does; they are counted at rest, before and after.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause, setInterval as ticks } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { quantile, thisCommit } from './figures.ts'
import { officerCookie } from './forms.ts'
import { mixedLoad, openLoop, useOf } from './mixed-load.ts'
import { freePort, prepareTown, type StartedApp, startApp, withDatabase } from './started-town.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    rate: { type: 'string', default: '20' },
    every: { type: 'string', default: '20' },
  },
})
const [minutes, rate, everySeconds] = [Number(values.minutes), Number(values.rate), Number(values.every)]

/** How much each may have grown over the last two thirds, by its straight line. A leak of 100 bytes a request shows as 5 MB. */
const MOST_GROWTH = { heapMb: 5, rssMb: 32, handles: 10, connections: 4 } as const
type Measure = keyof typeof MOST_GROWTH
const isAtRest = (measure: Measure) => measure === 'handles' || measure === 'connections'
/** The pool gives back what was not used for half a minute. */
const REST_MS = 45_000
type Sample = Record<Measure, number> & { second: number; p95Ms: number; answers: number; failed: number }

const town = await prepareTown({ villages: 60 })
try {
  await withDatabase(town.dataDir, async (db) => {
    const officer = await officerCookie(db, town.townId)
    const probe = join(town.dataDir, 'memory.json')
    const app = await startApp(town, await freePort(), {
      NODE_OPTIONS: `--import ${join(projectRoot(), 'bench/memory-probe.mjs')}`,
      MEMORY_PROBE_FILE: probe,
    })
    const load = mixedLoad(app.url, town, officer, 64)
    const ending = new AbortController()
    let ms: number[] = []
    let [failed, refused] = [0, 0]
    const samples: Sample[] = []
    const sampling = (async () => {
      const from = performance.now()
      for await (const _ of ticks(everySeconds * 1_000, undefined, { signal: ending.signal })) {
        const sample = await look(db, app, probe, (performance.now() - from) / 1_000, ms, failed)
        ms = []
        if (sample) samples.push(sample)
        if (sample) console.error(JSON.stringify(sample))
      }
    })().catch(() => {})
    const morning = async (nth: number) => {
      const answer = await load.send(load.next(nth)).catch(() => undefined)
      if (answer && answer.status < 400) ms.push(answer.ms)
      // A busy neighbour on the machine: sent away politely is not what this looks for.
      else if (answer?.status === 503 && answer.retryAfter) refused += 1
      else failed += 1
    }
    const rested = async () => {
      await pause(REST_MS)
      return await look(db, app, probe, 0, [], 0)
    }
    // what is loaded and opened once is there from then on
    await openLoop(rate, 60, morning)
    const before = await rested()
    samples.length = 0
    await openLoop(rate, minutes * 60, morning)
    ending.abort()
    await sampling
    const after = await rested()
    load.close()
    await app.stop()
    if (!before || !after) throw new Error('the probe wrote nothing')
    tell(samples, { before, after }, failed, refused)
  })
} finally {
  town.remove()
}

async function look(db: Db, app: StartedApp, probe: string, second: number, ms: number[], failed: number) {
  const died = app.died()
  if (died) throw new Error(died)
  const { rssMb, handles } = useOf(app.child.pid!)
  let heapUsed: number
  try {
    heapUsed = JSON.parse(readFileSync(probe, 'utf8')).heapUsed
  } catch {
    return undefined // not written yet
  }
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
    where datname = current_database()`.execute(db)
  const sample: Sample = {
    second: Math.round(second),
    heapMb: round(heapUsed / 1_048_576),
    rssMb: round(rssMb),
    handles,
    connections: rows[0]?.n ?? 0,
    p95Ms: round(quantile(ms, 0.95)),
    answers: ms.length,
    failed,
  }
  return sample
}

interface AtRest {
  before: Sample
  after: Sample
}

function tell(samples: readonly Sample[], { before, after }: AtRest, failed: number, refused: number): void {
  const late = samples.slice(Math.floor(samples.length / 3))
  let grew = 0
  for (const [measure, most] of Object.entries(MOST_GROWTH) as [Measure, number][]) {
    const atRest = isAtRest(measure)
    const growth = atRest
      ? after[measure] - before[measure]
      : growthOf(late.map((sample) => [sample.second, sample[measure]]))
    if (!(growth <= most)) grew += 1
    const [first, last] = atRest ? [before[measure], after[measure]] : [late[0]?.[measure], late.at(-1)?.[measure]]
    console.log(
      JSON.stringify({
        bench: 'soak',
        measure,
        ours: growth,
        goal: most,
        first,
        last,
        at_rest: atRest,
        minutes,
        rate,
        commit: thisCommit(),
      }),
    )
  }
  const p95 = [samples.slice(0, late.length >> 1), late].map((those) =>
    round(
      quantile(
        those.map(({ p95Ms }) => p95Ms),
        0.5,
      ),
    ),
  )
  const answers = samples.reduce((sum, sample) => sum + sample.answers, 0)
  const flat = grew === 0 && failed === 0 && late.length > 2
  console.log(
    JSON.stringify({
      bench: 'soak',
      measure: 'p95',
      unit: 'ms',
      first: p95[0],
      ours: p95[1],
      answers,
      refused,
      failed,
      flat,
    }),
  )
  process.exitCode = flat ? 0 : 1
}

/** What the least-squares line rises from its first moment to its last. */
function growthOf(points: readonly (readonly [number, number])[]): number {
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean(([at]) => at), mean(([, value]) => value)]
  const slope = mean(([at, value]) => (at - x) * (value - y)) / mean(([at]) => (at - x) ** 2)
  return round(slope * ((points.at(-1)?.[0] ?? 0) - (points[0]?.[0] ?? 0)))
}

function round(figure: number): number {
  return Number(figure.toFixed(1))
}
