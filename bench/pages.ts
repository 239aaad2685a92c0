// The pages that most people open, while so many come a second whether the last was answered or not: the town's public home,
// and units' own pages. A town of 70 units × 60 tasks, five of seven reported. Where there are two cores the app has one to
// itself and everything else (PostgreSQL, this client) the others. Times are the client's, from sending to the last byte.
import { spawnSync } from 'node:child_process'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sudian } from '#demo-town/towns.ts'
import type { Db } from '#platform/db.ts'
import { keysFrom } from '#platform/keys.ts'
import { readSecret } from '#platform/secret.ts'
import { tokenOf } from '#units/holder.ts'
import { growCounty, markCounty, townSlug } from './county.ts'
import { type Spent, spentOn } from './cpu.ts'
import { quantile, thisCommit } from './figures.ts'
import { mixedLoad, openLoop } from './mixed-load.ts'
import { freePort, type PreparedTown, prepareTown, startApp, withDatabase } from './started-town.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    home: { type: 'string', default: '200' },
    unit: { type: 'string', default: '50' },
  },
})
const seconds = Number(values.seconds)

interface Row {
  page: string
  perSecond: number
  goalMs: number
  paths: readonly string[]
}

interface Measured extends Omit<Row, 'paths'> {
  answered: number
  wrong: number
  p50: number
  p95: number
  p99: number
  cpuUs: Spent
}

/** The rest of the machine leaves one core to it, and it does not leave that. */
function pinTo(pid: number, core: string): boolean {
  if (availableParallelism() < 2) return false
  return spawnSync('taskset', ['-acp', core, String(pid)], { stdio: 'ignore' }).status === 0
}

const pathsOf = async (db: Db, town: PreparedTown): Promise<string[]> => {
  const keys = keysFrom(readSecret(town.env, town.dataDir))
  const links = await db
    .selectFrom('unit_link')
    .innerJoin('town', 'town.id', 'unit_link.town_id')
    .where('town.slug', '=', townSlug(1))
    .select(['unit_link.town_id as townId', 'unit_link.id'])
    .execute()
  return links.map(({ townId, id }) => `/u/${tokenOf(keys, townId, id)}`)
}

const round = (ms: number) => Number(ms.toFixed(1))

async function measure(url: string, pid: number, town: PreparedTown, { paths, ...row }: Row): Promise<Measured> {
  const load = mixedLoad(url, town, '')
  const ms: number[] = []
  let wrong = 0
  const send = async (nth: number) => {
    const answer = await load.send({ kind: 'public', path: paths[nth % paths.length]! })
    if (answer.status === 200) ms.push(answer.ms)
    else wrong += 1
  }
  await openLoop(row.perSecond / 2, 5, send)
  ms.length = 0
  wrong = 0
  const cpuUs = await spentOn(pid, join(town.dataDir, 'postgres/cluster'), async () => {
    await openLoop(row.perSecond, seconds, send)
    return ms.length
  })
  load.close()
  return {
    ...row,
    answered: ms.length,
    wrong,
    p50: round(quantile(ms, 0.5)),
    p95: round(quantile(ms, 0.95)),
    p99: round(quantile(ms, 0.99)),
    cpuUs: { node: Math.round(cpuUs.node), postgres: Math.round(cpuUs.postgres) },
  }
}

const town = await prepareTown()
try {
  await withDatabase(town.dataDir, async (db, { url: database }) => {
    await markCounty(db, sudian.slug)
    await growCounty(database, 0, 1)
    const app = await startApp(town, await freePort())
    const url = app.url.replace(sudian.slug, townSlug(1))
    const pid = app.child.pid!
    const isAlone = pinTo(pid, '0')
    if (isAlone) pinTo(process.pid, `1-${availableParallelism() - 1}`)
    const rows: Row[] = [
      { page: 'home', perSecond: Number(values.home), goalMs: 20, paths: ['/'] },
      { page: 'unit', perSecond: Number(values.unit), goalMs: 30, paths: await pathsOf(db, town) },
    ]
    const pages: Measured[] = []
    for (const row of rows) pages.push(await measure(url, pid, town, row))
    await app.stop()
    for (const { page, perSecond, goalMs, p50, p95, p99 } of pages)
      console.log(`${page} at ${perSecond}/s: p50 ${p50}, p95 ${p95} (≤ ${goalMs}), p99 ${p99} ms`)
    const load = loadavg().map(round)
    console.log(JSON.stringify({ bench: 'pages', pages, seconds, oneCore: isAlone, load, commit: thisCommit() }))
    process.exitCode = pages.some(({ wrong, p95, goalMs }) => wrong > 0 || p95 > goalMs) ? 1 : 0
  })
} finally {
  town.remove()
}
