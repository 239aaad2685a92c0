// Two app processes on one PostgreSQL behind a proxy: they behave as one, jobs are done once, one of them is killed under load,
// and both are restarted one after the other while people report.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Db, openDb, openPool } from '#platform/db.ts'
import { superviseDatabase } from '#platform/postgres/database.ts'
import { signal, untilGone } from '#platform/postgres/processes.ts'
import { thisCommit } from './figures.ts'
import { officerCookie, taskOf } from './forms.ts'
import { look, missingPages, type Wholeness } from './kept-whole.ts'
import { noTroubles, type Sent } from './reporter.ts'
import { type RoundRobin, roundRobin } from './round-robin.ts'
import { freePort, type PreparedTown, prepareTown, type StartedApp, startApp } from './started-town.ts'
import { hears, locksOut, shuts, signsIn, slowestAndMedian, takesOnce } from './two-processes/as-one.ts'
import {
  fetchedFromBoth,
  holdUpArchive,
  type JobsFound,
  jobsFound,
  missADay,
  untilSealed,
  writeDownJobs,
} from './two-processes/jobs-once.ts'
import { ledgersIn, villagersAt } from './villagers.ts'

interface UnderLoad extends Wholeness {
  acknowledged: number
  unseen: number
  /** As the proxy saw it: answers that broke off, and those of 500 and more. */
  broken: string[]
  failed: string[]
  /** From the first kill or SIGTERM on, the longest time in which nobody got a receipt. */
  longestGapMs: number
  passedOver: number
  sentAway: number
  wrong: string[]
}

export interface Outcome {
  wrong: string[]
  killed: UnderLoad
  restarted: UnderLoad
  liveMs: { slowest: number; median: number }
  linkShutMs: { slowest: number; median: number }
  /** From the kill until the other process had made what the killed one had begun. */
  orphanDoneMs: number
  jobs: JobsFound
}

interface Crowd {
  clients: number
  paceMs?: number
}

interface Stage extends Required<Crowd> {
  town: PreparedTown
  db: Db
  ports: readonly [number, number]
  apps: [StartedApp, StartedApp]
  proxy: RoundRobin
}

/** An orphan waits for two looks, ten seconds apart, then as long as after a failure. */
const ORPHAN_WITHIN_MS = 60_000

export async function twoProcesses({ clients, paceMs = 0 }: Crowd): Promise<Outcome> {
  const prepared = await prepareTown({ villages: Math.max(12, Math.ceil(clients / 2)) })
  const database = await superviseDatabase({ ANYUE_DATA: prepared.dataDir })
  const town = { ...prepared, env: { ...prepared.env, DATABASE_URL: database.url } }
  const db = openDb(openPool(database.url))
  const apps: StartedApp[] = []
  const ports = [await freePort(), await freePort()] as const
  const proxy = await roundRobin(ports, await freePort())
  try {
    const first = await startApp(town, ports[0])
    await first.stop()
    await writeDownJobs(db)
    await missADay(db)
    apps.push(...(await Promise.all(ports.map((port) => startApp(town, port)))))
    const stage: Stage = { town, db, ports, apps: apps as [StartedApp, StartedApp], proxy, clients, paceMs }
    return await played(stage, database.url)
  } finally {
    await proxy.close()
    await Promise.all(apps.map((app) => (app.died() === undefined ? app.stop() : undefined)))
    await db.destroy()
    await database.stop()
    prepared.remove()
  }
}

async function played(stage: Stage, url: string): Promise<Outcome> {
  const { town, db, apps } = stage
  const wrong: string[] = []
  // The other one sleeps while it is taken, so that it is known who has it.
  signal(apps[1].child.pid!, 'SIGSTOP')
  const orphan = await holdUpArchive(db, url, town.townId)
  signal(apps[1].child.pid!, 'SIGCONT')
  let orphanDone: Promise<number> | undefined
  const killed = await underLoad(stage, 'killed', async () => {
    await replace(stage, 0, 'SIGKILL', async () => {
      await orphan.release()
      orphanDone = untilSealed(db, orphan.archiveId, ORPHAN_WITHIN_MS)
      await pause(5_000)
    })
  })
  const orphanDoneMs = await orphanDone!
  const restarted = await underLoad(stage, 'restarted', async () => {
    await replace(stage, 0, 'SIGTERM', async () => {})
    await pause(1_000)
    await replace(stage, 1, 'SIGTERM', async () => {})
  })
  const both = { one: apps[0].url, other: apps[1].url }
  const back = { one: both.other, other: both.one }
  const officer = await officerCookie(db, town.townId)
  const task = await taskOf(db, town.doors[0]!)
  wrong.push(...(await fetchedFromBoth(both, orphan.archiveId, officer)))
  wrong.push(...(await signsIn(both)), ...(await signsIn(back)), ...(await locksOut(both)))
  wrong.push(...(await takesOnce(both, db, town.doors, task, officer)))
  const liveMs: number[] = []
  for (const way of [both, back, both, back]) liveMs.push(await hears(way, town.doors[0]!, officer))
  const shutMs: number[] = []
  for (const [nth, door] of town.doors.slice(1, 11).entries())
    shutMs.push(await shuts(nth % 2 ? both : back, door, officer))
  return {
    wrong,
    killed,
    restarted,
    liveMs: slowestAndMedian(liveMs),
    linkShutMs: slowestAndMedian(shutMs),
    orphanDoneMs,
    jobs: await jobsFound(db, orphan.job),
  }
}

/** One goes and comes again at the same port. */
async function replace(
  { town, apps, ports }: Stage,
  nth: 0 | 1,
  how: 'SIGKILL' | 'SIGTERM',
  meanwhile: () => Promise<void>,
): Promise<void> {
  signal(apps[nth].child.pid!, how)
  await untilGone(apps[nth].child.pid!, 15_000)
  await meanwhile()
  apps[nth] = await startApp(town, ports[nth])
}

async function underLoad(
  { town, db, apps, proxy, clients, paceMs }: Stage,
  name: string,
  act: () => Promise<void>,
): Promise<UnderLoad> {
  const ledgers = mkdtempSync(join(tmpdir(), 'anyue-ledgers-'))
  const { broken, failed, passedOver, sentAway } = proxy.seen
  const before = { broken: broken.length, failed: failed.length }
  const troubles = noTroubles()
  const sent: Sent[] = []
  const url = apps[0].url.replace(/:\d+/, `:${proxy.port}`)
  let longestGapMs = 0
  let [count, since] = [0, performance.now()]
  const watching = setInterval(() => {
    longestGapMs = Math.max(longestGapMs, sent.length === count ? Math.round(performance.now() - since) : 0)
    if (sent.length !== count) [count, since] = [sent.length, performance.now()]
  }, 20)
  try {
    const villagers = villagersAt(town, () => url, sent, troubles, { clients, ledgers, paceMs, prefix: name })
    await pause(3_000)
    longestGapMs = 0 // what the first of all pages took is no news here
    since = performance.now()
    await act()
    await pause(3_000)
    await villagers.leave()
    const kept = ledgersIn(ledgers)
    return {
      acknowledged: kept.length,
      unseen: await missingPages(apps[1].url, kept),
      ...(await look(db, town.townId, kept)),
      broken: broken.slice(before.broken),
      failed: failed.slice(before.failed),
      longestGapMs,
      passedOver: proxy.seen.passedOver - passedOver,
      sentAway: proxy.seen.sentAway - sentAway,
      wrong: troubles.wrong,
    }
  } finally {
    clearInterval(watching)
    rmSync(ledgers, { recursive: true, force: true })
  }
}

export const notKept = ({ wrong, killed, restarted, liveMs, linkShutMs, orphanDoneMs, jobs }: Outcome): string[] => [
  ...wrong,
  ...[killed, restarted].flatMap((one) => [...one.wrong, ...one.halves]),
  ...[killed, restarted].flatMap(({ lost, unseen, duplicates }) =>
    lost + unseen + duplicates > 0 ? [`lost ${lost}, unseen ${unseen}, twice ${duplicates}`] : [],
  ),
  ...[...restarted.broken, ...restarted.failed].map((one) => `lost in the restart: ${one}`),
  ...(Number.isFinite(liveMs.slowest) ? [] : ['a live page did not hear']),
  ...(linkShutMs.median < 500 && linkShutMs.slowest <= 1_500 ? [] : ['a stopped link stayed open']),
  ...(Number.isFinite(orphanDoneMs) ? [] : ['the job of the killed process was not done']),
  ...jobs.twice,
]

if (import.meta.main) {
  const { values } = parseArgs({
    options: { clients: { type: 'string', default: '20' }, pace: { type: 'string', default: '100' } },
  })
  const outcome = await twoProcesses({ clients: Number(values.clients), paceMs: Number(values.pace) })
  const faults = notKept(outcome)
  for (const fault of faults) console.error(fault)
  const goal = { lost: 0, twice: 0, brokenInRestart: 0 }
  console.log(
    JSON.stringify({ battery: 'two-processes', ...outcome, goal, commit: thisCommit(), failed: faults.length }),
  )
  process.exit(faults.length > 0 ? 1 : 0)
}
