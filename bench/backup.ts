// Backs up under load, loads on, kills, and restores to random moments and to the end; what came back is held against
// every villager's own list.
import { randomInt } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { backUp } from '#platform/backup/back-up.ts'
import { verifyBackup } from '#platform/backup/verify.ts'
import { keysFrom } from '#platform/keys.ts'
import { processesWorkingIn, signal, untilGone } from '#platform/postgres/processes.ts'
import { readSecret } from '#platform/secret.ts'
import { restoreAndErase } from '../bin/restored.ts'
import { verify } from '../bin/verified.ts'
import { finishSegment } from './finished-segment.ts'
import { noTroubles, report, type Troubles } from './reporter.ts'
import { freePort, type PreparedTown, prepareTown, type StartedApp, startApp, withDatabase } from './started-town.ts'

interface Noted {
  mark: string
  /** Before the first try and after the receipt: it was committed between the two. */
  from: number
  till: number
}

interface Wish {
  clients: number
  seconds: number
  moments: number
}

export async function backup({ clients, seconds, moments }: Wish) {
  const town = await prepareTown({ villages: Math.ceil(clients / 2) })
  const folder = mkdtempSync(join(tmpdir(), 'anyue-backup-'))
  chmodSync(folder, 0o755) // the database's own user has to walk in
  const place = join(folder, 'backups')
  try {
    const app = await startApp(town, await freePort())
    const troubles = noTroubles()
    const load = loadOn(town, app, clients, troubles)
    await pause(seconds * 1_000)
    const backupMs = await took(() => backUp(town.env, place))
    const backedUpAt = Date.now()
    await pause(seconds * 1_000)
    const reachable = Date.now()
    await pause(500)
    await withDatabase(town.dataDir, (db) => finishSegment(db, join(place, 'wal')))
    await pause(seconds * 500)
    await kill(town, app)
    const noted = await load.leave()
    const faults: string[] = [...troubles.wrong]
    const restoreMs: number[] = []
    const restored = async (wish: { to?: Date; old?: string }, mustHave: (one: Noted) => boolean, till: number) => {
      const env = { ...town.env, ANYUE_DATA: join(folder, 'restored') }
      const secretFile = join(town.dataDir, 'keys/secret')
      restoreMs.push(await took(() => restoreAndErase(env, place, { ...wish, secretFile })))
      const said: string[] = []
      if ((await verify(env, (line) => said.push(line))) > 0) faults.push(...said)
      const there = await marksIn(env.ANYUE_DATA, town.townId)
      faults.push(
        ...contradictions(noted, there, mustHave, till).map((one) => `${wish.to?.toISOString() ?? 'end'}: ${one}`),
      )
      rmSync(env.ANYUE_DATA, { recursive: true, force: true, maxRetries: 5 })
      return there.size
    }
    const counts: number[] = []
    for (let nth = 0; nth < moments; nth++) {
      const to = new Date(randomInt(backedUpAt, reachable))
      counts.push(await restored({ to }, ({ till }) => till <= to.getTime(), to.getTime()))
    }
    // Without the old disk as far as the log went; with it, everything that anybody has a receipt of.
    counts.push(await restored({}, ({ till }) => till <= reachable, Number.POSITIVE_INFINITY))
    counts.push(await restored({ old: town.dataDir }, () => true, Number.POSITIVE_INFINITY))
    faults.push(...verifyBackup(place, keysFrom(readSecret(town.env, town.dataDir))).faults)
    return { acknowledged: noted.length, restoredReports: counts, backupMs, restoreMs, faults }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    town.remove()
  }
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const from = Date.now()
  await work()
  return Date.now() - from
}

function loadOn(town: PreparedTown, app: StartedApp, clients: number, troubles: Troubles) {
  let leaving = false
  const noted: Noted[] = []
  const working = Array.from({ length: clients }, async (_, nth) => {
    const door = town.doors[(nth >> 1) % town.doors.length]!
    const form = `${app.url}/u/${door.token}/reports/${door.assignmentId}`
    for (let turn = 0; !leaving; turn++) {
      const mark = `${nth}-${turn}-`
      const from = Date.now()
      // Whoever is cut off by the kill has no receipt, and goes home.
      const sent = await Promise.race([report(form, mark, troubles), gone(() => leaving)])
      if (sent && !leaving) noted.push({ mark, from, till: Date.now() })
    }
  })
  return {
    async leave() {
      leaving = true
      await Promise.all(working)
      return noted
    },
  }
}

async function gone(isLeaving: () => boolean): Promise<undefined> {
  while (!isLeaving()) await pause(100)
}

async function kill(town: PreparedTown, app: StartedApp): Promise<void> {
  app.child.kill('SIGKILL')
  const pids = processesWorkingIn(join(town.dataDir, 'postgres/cluster'))
  for (const pid of pids) signal(pid, 'SIGKILL')
  for (const pid of pids) await untilGone(pid, 5_000)
}

const marksIn = (dataDir: string, townId: string): Promise<Set<string>> =>
  withDatabase(dataDir, async (db) => {
    const rows = await db.selectFrom('campaign_submission').select('words').where('town_id', '=', townId).execute()
    return new Set(rows.map(({ words }) => words.split(' ').at(-1)!))
  })

/** An exact prefix: all that was receipted by then, nothing that was begun later, and nobody's later without the earlier. */
function contradictions(
  noted: readonly Noted[],
  there: Set<string>,
  mustHave: (one: Noted) => boolean,
  till: number,
): string[] {
  const lost = noted.filter((one) => mustHave(one) && !there.has(one.mark)).map(({ mark }) => `${mark} is lost`)
  const later = noted.filter(({ mark, from }) => from > till && there.has(mark)).map(({ mark }) => `${mark} came later`)
  const gaps = [...there].flatMap((mark) => {
    const [client, turn] = mark.split('-').map(Number)
    return turn! > 0 && !there.has(`${client}-${turn! - 1}-`) ? [`${mark} without the one before`] : []
  })
  return [...lost, ...later, ...gaps]
}

if (import.meta.main) {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const
  const { values } = parseArgs({ options: { clients: text('20'), seconds: text('10'), moments: text('10') } })
  const of = (name: keyof typeof values) => Number(values[name])
  const { faults, restoreMs, ...found } = await backup({
    clients: of('clients'),
    seconds: of('seconds'),
    moments: of('moments'),
  })
  const sorted = [...restoreMs].sort((one, other) => one - other)
  const rto = { median: sorted[sorted.length >> 1], slowest: sorted.at(-1), unit: 'ms' }
  console.log(
    JSON.stringify({ bench: 'backup', ...found, restores: restoreMs.length, rto, goal: 'exact prefix', faults }),
  )
  process.exit(faults.length > 0 ? 1 : 0)
}
