// A county of 500 towns × 70 units × 60 tasks: how long pages take by HTTP at a tenth of it, and when it is whole. One reader
// after the other, each of another town, so that nothing lies ready. The county itself is 苏店镇, made a county.
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { sudian } from '#demo-town/towns.ts'
import type { Db } from '#platform/db.ts'
import { checkMade, growCounty, keepAllSums, markCounty, readerOf, townSlug, untilAtRest } from './county.ts'
import { median, quantile, thisCommit } from './figures.ts'
import { freePort, prepareTown, startApp, withDatabase } from './started-town.ts'

const { values } = parseArgs({
  options: { towns: { type: 'string', default: '500' }, visits: { type: 'string', default: '200' } },
})
const [most, visits] = [Number(values.towns), Number(values.visits)]
const WITHIN = 1.3
/** The first ones of a started app are compiled and planned anew; that is what bench:start tells. */
const WARM_UP = 30

interface Page {
  name: string
  path: string
  /** p95 of so many ms. */
  goal?: number
  county?: true
}
const pages: Page[] = [
  { name: 'overview of a town', path: '/office', goal: 50 },
  { name: 'overview of the county', path: '/office/county', goal: 150, county: true },
  { name: 'activities of the county', path: '/office/county/activities', county: true },
  { name: 'review queue', path: '/office/reviews' },
  { name: 'what is owed', path: '/office/owed' },
  { name: 'search for words', path: `/office/search?q=${encodeURIComponent('用电')}` },
  { name: 'search for a receipt', path: '/office/search?q=40' },
  { name: 'home', path: '/' },
  { name: 'statistics', path: '/office/statistics' },
]

interface Times {
  p50: number
  p95: number
}

async function visit(url: string, page: Page, cookies: Map<string, string>, nth: number): Promise<number> {
  const towns = [...cookies.keys()].filter((slug) => slug !== sudian.slug)
  const slug = page.county ? sudian.slug : towns[(nth * 7) % towns.length]!
  const from = performance.now()
  const answer = await fetch(`${url.replace(/\/[^/]*$/, '')}/${slug}${page.path}`, {
    headers: { cookie: cookies.get(slug)! },
    redirect: 'manual',
  })
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${slug}${page.path}: ${answer.status}`)
  return performance.now() - from
}

async function measure(url: string, cookies: Map<string, string>): Promise<Times[]> {
  const found: Times[] = []
  for (const page of pages) {
    for (let nth = 0; nth < WARM_UP; nth++) await visit(url, page, cookies, nth)
    const ms: number[] = []
    for (let nth = 0; nth < visits; nth++) ms.push(await visit(url, page, cookies, WARM_UP + nth))
    found.push({ p50: median(ms), p95: quantile(ms, 0.95) })
  }
  return found
}

async function readers(db: Db, towns: number): Promise<Map<string, string>> {
  const slugs = [sudian.slug, ...Array.from({ length: towns }, (_, nth) => townSlug(nth + 1))]
  const cookies = new Map<string, string>()
  for (const slug of slugs) cookies.set(slug, await readerOf(db, slug))
  return cookies
}

const town = await prepareTown()
const found: Times[][] = []
const seconds: number[] = []
const load: number[] = []
try {
  await withDatabase(town.dataDir, async (db, { url: database }) => {
    await markCounty(db, sudian.slug)
    for (const [from, to] of [
      [0, Math.round(most / 10)],
      [Math.round(most / 10), most],
    ] as const) {
      const began = performance.now()
      await growCounty(database, from, to)
      await keepAllSums(db)
      seconds.push(Math.round((performance.now() - began) / 1_000))
      await checkMade(db, [1, to])
      const app = await startApp(town, await freePort())
      await untilAtRest(db)
      found.push(await measure(app.url, await readers(db, to)))
      load.push(loadavg()[0]!)
      await app.stop()
    }
  })
} finally {
  town.remove()
}
report(found[0]!, found[1]!)

function report(tenth: readonly Times[], whole: readonly Times[]): void {
  const ms = (value: number) => Number(value.toFixed(1))
  const lines = pages.map(({ name, goal }, nth) => {
    const [before, after] = [tenth[nth]!, whole[nth]!]
    const times = Number((after.p50 / before.p50).toFixed(2))
    const kept = goal === undefined || (after.p95 <= goal && times <= WITHIN)
    return { page: name, p50: [before.p50, after.p50].map(ms), p95: [before.p95, after.p95].map(ms), goal, times, kept }
  })
  for (const { page, p50, p95, goal, times, kept } of lines)
    console.log(
      `${page.padEnd(26)} p50 ${p50.join(' → ')} ms, p95 ${p95.join(' → ')} ms${goal ? ` (≤ ${goal})` : ''}, ${times}×${kept ? '' : ', missed'}`,
    )
  const missed = lines.filter(({ kept }) => !kept).map(({ page }) => page)
  console.log(
    JSON.stringify({
      bench: 'overview',
      towns: [Math.round(most / 10), most],
      pages: lines.map(({ kept: _kept, ...line }) => line),
      within: WITHIN,
      visits,
      making_s: seconds,
      load: load.map(ms),
      missed,
      commit: thisCommit(),
    }),
  )
  process.exitCode = missed.length > 0 ? 1 : 0
}
