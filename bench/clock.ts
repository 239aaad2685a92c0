// The clock of the server is set three days on, three days back, and into July, while villages report and the office reads:
// each time it is noticed and named, nothing is taken for older than it is, and the audit accuses nobody. With libfaketime
// (Debian: apt-get install faketime), which turns the clock of the app and of its database and of nothing else.
import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { checkClock } from '#ledger/wholeness.ts'
import { sealAudit, verifyAudit } from '#people/audit.seal.store.ts'
import { type Db, openDb, openPool } from '#platform/db.ts'
import { findBinaries } from '#platform/postgres/binaries.ts'
import { prepareHome } from '#platform/postgres/home.ts'
import { serverEnvironment } from '#platform/postgres/initialise.ts'
import { signal, untilGone } from '#platform/postgres/processes.ts'
import { thisCommit } from './figures.ts'
import { keyOn, officerCookie, send } from './forms.ts'
import { noTroubles, report } from './reporter.ts'
import { freePort, type PreparedTown, prepareTown, type StartedApp, startApp } from './started-town.ts'

const libraries = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (machine) => `/usr/lib/${machine}/faketime/libfaketimeMT.so.1`,
)
const library = libraries.find((file) => existsSync(file))

interface Step {
  /** What the clock is ahead by afterwards, as libfaketime reads it. */
  to: string
  of: 'both' | 'app'
  /** What has to be said of it; nothing where only the app's own clock is set, which nobody looks at. */
  said?: string
}

const steps: readonly Step[] = [
  { to: '+3d', of: 'both', said: '往前跳了 3 天' },
  { to: '+0', of: 'both', said: '往回跳了 3 天' },
  { to: '-3d', of: 'both', said: '往回跳了 3 天' },
  { to: '+0', of: 'both', said: '往前跳了 3 天' },
  { to: '+30d', of: 'both', said: '往前跳了 30 天' },
  { to: '+0', of: 'both', said: '往回跳了 30 天' },
  { to: '+3d', of: 'app' },
  { to: '-3d', of: 'app' },
  { to: '+0', of: 'app' },
]

export interface Outcome {
  steps: number
  named: number
  slowestNamedMs: number
  receipts: number
  /** Lines of the audit that `verify` would call altered. */
  accused: number
  wentBack: number
  /** How long after the last step back the timetable of jobs went on. */
  jobsBackMs: number
  wrong: string[]
}

/** Past by each of these clocks: what is still to come cannot be reported. */
const DAY = '2023-06-05'
const MOST_NAMED_MS = 30_000
const MOST_JOBS_MS = 150_000

export async function clockSteps(preload: string): Promise<Outcome> {
  const town = await prepareTown()
  const clocks = { both: join(town.dataDir, 'clock-of-both'), app: join(town.dataDir, 'clock-of-app') }
  const set = (of: Step['of'], to: string) => {
    if (of === 'both') writeFileSync(clocks.both, `${to}\n`, { mode: 0o644 })
    writeFileSync(clocks.app, `${to}\n`, { mode: 0o644 })
  }
  set('both', '+0')
  const turned = (file: string) => ({
    LD_PRELOAD: preload,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  })
  const outcome: Outcome = {
    steps: steps.length,
    named: 0,
    slowestNamedMs: 0,
    receipts: 0,
    accused: 0,
    wentBack: 0,
    jobsBackMs: 0,
    wrong: [],
  }
  const server = await startServer(town, turned(clocks.both))
  const db = openDb(openPool(server.url, { max: 2 }))
  try {
    const app = await startApp(town, await freePort(), { DATABASE_URL: server.url, ...turned(clocks.app) })
    let cookie = await officerCookieNow(db, town)
    for (const step of steps) {
      const name = `${step.of} ${step.to}`
      const form = await openForm(app, town)
      if ((await statusOf(app, '/office', cookie)) !== 200)
        outcome.wrong.push(`${name}: the office was not let in before`)
      const before = await saidBy(app)
      set(step.of, step.to)
      if (step.said) await named(app, step.said, before, outcome, name)
      else {
        await pause(12_000)
        if ((await saidBy(app)) !== before) outcome.wrong.push(`${name}: said ${await saidBy(app)}`)
      }
      // A desk that stood open while the clock was set is closed; one whose own clock alone was set is not.
      const desk = await statusOf(app, '/office', cookie)
      if (step.said ? desk === 200 : desk !== 200) outcome.wrong.push(`${name}: the open desk answers ${desk}`)
      if (step.said) cookie = await officerCookieNow(db, town)
      const overview = await (await fetch(`${app.url}/office`, { headers: { cookie } })).text()
      if (step.said && !overview.includes(step.said)) outcome.wrong.push(`${name}: not on the overview`)
      // The form that lay open all the while, and a new one.
      const sent = await send(app.url, form.act, form.key, form.act.fields(`【${name}】`))
      if (sent.status !== 303) outcome.wrong.push(`${name}: the open form was answered ${sent.status}`)
      else outcome.receipts += 1
      const troubles = noTroubles()
      const door = town.doors[1]!
      if (await report(`${app.url}/u/${door.token}/reports/${door.assignmentId}`, name, troubles, DAY))
        outcome.receipts += 1
      outcome.wrong.push(...troubles.wrong)
    }
    outcome.jobsBackMs = await untilJobsRan(db)
    if (outcome.jobsBackMs > MOST_JOBS_MS) outcome.wrong.push('the timetable of jobs stands still')
    const died = app.died()
    if (died) outcome.wrong.push(died)
    await app.stop()
    await sealAudit(db, town.townId, new Date(Date.now() + 3_600_000))
    outcome.accused = (await verifyAudit(db, town.townId)).length
    const { faults, good } = await checkClock(db)
    outcome.wentBack = [...faults, good].join('\n').split('往回走过').length - 1
    if (outcome.wentBack === 0) outcome.wrong.push('verify does not say that the clock went back')
    return outcome
  } finally {
    await db.destroy()
    await server.stop()
    town.remove()
  }
}

/** The town's own database, by a server whose clock can be turned. */
async function startServer({ dataDir }: PreparedTown, more: Record<string, string>) {
  const home = prepareHome(join(dataDir, 'postgres'))
  const child = spawn(findBinaries(home.who).postgres, ['-D', home.cluster], {
    ...home.who.spawn,
    cwd: home.folder,
    env: { ...serverEnvironment, ...more },
    stdio: 'ignore',
  })
  const url = `postgresql://anyue@localhost:5432/anyue?host=${encodeURIComponent(home.socketDir)}`
  const trying = openPool(url, { max: 1 })
  for (let turn = 0; turn < 200; turn++) {
    if (await trying.query('select 1').then(Boolean, () => false)) break
    await pause(100)
  }
  await trying.end()
  return {
    url,
    async stop() {
      signal(child.pid!, 'SIGINT')
      await untilGone(child.pid!, 20_000)
    },
  }
}

/** As somebody who has just signed in, by the clock as it is set now. */
async function officerCookieNow(db: Db, { townId }: PreparedTown): Promise<string> {
  const cookie = await officerCookie(db, townId)
  await sql`update person_session session set seen_at = clock_timestamp() + make_interval(secs => town.clock_shift_ms / 1000.0),
    expires_at = clock_timestamp() + make_interval(secs => town.clock_shift_ms / 1000.0) + interval '7 days'
    from town where town.id = session.town_id and session.created_at = (select max(created_at) from person_session)`.execute(
    db,
  )
  return cookie
}

const saidBy = async (app: StartedApp): Promise<string> =>
  (await (await fetch(new URL('/readyz', app.url))).text()).split('\n').slice(1).join('\n')

const statusOf = async (app: StartedApp, path: string, cookie: string): Promise<number> =>
  (await fetch(`${app.url}${path}`, { headers: { cookie }, redirect: 'manual' })).status

const openForm = async (app: StartedApp, town: PreparedTown) => {
  const door = town.doors[0]!
  const path = `/u/${door.token}/reports/${door.assignmentId}`
  const fields = (mark: string) => ({
    'figure.places': '3',
    day: DAY,
    words: `贴好了 ${mark}`,
    reporter: '李小满',
  })
  const act = { page: path, action: path, fields, rows: '' }
  return { act, key: await keyOn(app.url, act) }
}

/** Once more than before, since the same may be said of an earlier step. */
async function named(app: StartedApp, words: string, before: string, outcome: Outcome, name: string): Promise<void> {
  const count = (text: string) => text.split(words).length
  for (const from = performance.now(); ; await pause(200)) {
    const ms = Math.round(performance.now() - from)
    const said = await saidBy(app)
    // Only the newest few are told: what is newest stands first.
    if (count(said) > count(before) || (said !== before && said.split('\n').slice(0, 2).join().includes(words))) {
      outcome.named += 1
      outcome.slowestNamedMs = Math.max(outcome.slowestNamedMs, ms)
      return
    }
    if (ms > MOST_NAMED_MS) return void outcome.wrong.push(`${name}: not named: ${said}`)
  }
}

async function untilJobsRan(db: Db): Promise<number> {
  const last = async () => {
    const { rows } = await sql<{ at: Date | null }>`select last_execution as at
      from graphile_worker._private_known_crontabs where identifier = 'foldCounters'`.execute(db)
    return rows[0]?.at?.getTime() ?? 0
  }
  const [from, before] = [performance.now(), await last()]
  while ((await last()) === before && performance.now() - from < MOST_JOBS_MS) await pause(500)
  return Math.round(performance.now() - from)
}

if (import.meta.main) {
  parseArgs({ options: {} })
  if (!library) {
    console.log(JSON.stringify({ battery: 'clock', skipped: 'libfaketime is not installed (Debian: faketime)' }))
    process.exit(0)
  }
  const outcome = await clockSteps(library)
  const failed = outcome.accused + outcome.wrong.length
  const goal = { named: steps.filter(({ said }) => said).length, withinMs: MOST_NAMED_MS, accused: 0 }
  console.log(JSON.stringify({ battery: 'clock', ...outcome, goal, commit: thisCommit(), failed }))
  process.exit(failed > 0 ? 1 : 0)
}
