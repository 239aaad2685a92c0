// The database is there and then it is not, in each way that an office has seen: it hangs, it dies and dies again, nothing
// listens any more, the line swallows everything. Villages report meanwhile, and nobody restarts anything.
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { superviseDatabase } from '#platform/postgres/database.ts'
import { processesWorkingIn, signal } from '#platform/postgres/processes.ts'
import { thisCommit } from './figures.ts'
import { look, missingPages, type Wholeness } from './kept-whole.ts'
import { noTroubles, type Sent, type Troubles } from './reporter.ts'
import { freePort, type PreparedTown, prepareTown, type StartedApp, startApp, withDatabase } from './started-town.ts'
import { ledgersIn, villagersAt } from './villagers.ts'

const ways = ['stopped', 'dying', 'refused', 'silent'] as const
type Way = (typeof ways)[number]

export interface Outcome extends Omit<Troubles, 'wrong'>, Wholeness {
  acknowledged: number
  /** Receipted while there was nobody to keep it. */
  falselyAcknowledged: number
  unseen: number
  wrong: string[]
  /** From the end of the fault to the next receipt. */
  backMs: Record<string, number>
}

/** Nobody waits longer for a page, whatever it says. */
const MOST_ANSWER_MS = 25_000
const MOST_BACK_MS = 15_000
/** What was on its way when the fault began may still be answered. */
const UNDER_WAY_MS = 1_500
const CLIENTS = 6

interface Fault {
  begin(): Promise<unknown>
  end(): Promise<unknown>
}

export async function databaseGone({ only, seconds }: { only: readonly Way[]; seconds: number }): Promise<Outcome> {
  const town = await prepareTown()
  const ledgers = mkdtempSync(join(tmpdir(), 'anyue-ledgers-'))
  const troubles = noTroubles()
  const found = { backMs: {} as Record<string, number>, falselyAcknowledged: 0, unseen: 0 }
  try {
    for (const way of only) {
      const { fault, more, close } = await prepared(way, town)
      const app = await startApp(town, await freePort(), more)
      const sent: Sent[] = []
      const crowd = { clients: CLIENTS, ledgers, prefix: `${way}-`, paceMs: 150 }
      const villagers = villagersAt(town, () => app.url, sent, troubles, crowd)
      await until(() => sent.length > CLIENTS, troubles)
      await fault.begin()
      await pause(UNDER_WAY_MS)
      const before = sent.length
      await probeUntil(app, performance.now() + seconds * 1_000 - UNDER_WAY_MS, way, troubles)
      found.falselyAcknowledged += sent.length - before
      await fault.end()
      const endedAt = performance.now()
      const counted = sent.length
      await until(() => sent.length > counted, troubles)
      found.backMs[way] = Math.round(performance.now() - endedAt)
      await pause(1_000)
      await villagers.leave()
      const died = app.died()
      if (died) troubles.wrong.push(`${way}: ${died}`)
      found.unseen += await missingPages(app.url, sent)
      await app.stop()
      await close()
      if (troubles.wrong.length > 0) break
    }
    const kept = ledgersIn(ledgers)
    const whole = await withDatabase(town.dataDir, (db) => look(db, town.townId, kept))
    return { acknowledged: kept.length, ...found, ...whole, ...troubles }
  } finally {
    town.remove()
    rmSync(ledgers, { recursive: true, force: true })
  }
}

async function until(isTrue: () => boolean, troubles: Troubles): Promise<void> {
  for (const end = performance.now() + 90_000; !isTrue() && troubles.wrong.length === 0; await pause(20))
    if (performance.now() > end) troubles.wrong.push('nobody got a receipt for 90 s')
}

/** The probes tell the truth, and whoever reads is told so in time. */
async function probeUntil(app: StartedApp, end: number, way: Way, troubles: Troubles): Promise<void> {
  const ask = async (path: string, wanted: number, withinMs: number) => {
    const from = performance.now()
    const answer = await fetch(new URL(path, app.url), { signal: AbortSignal.timeout(60_000) }).catch(() => undefined)
    const text = await answer?.text().catch(() => undefined)
    const ms = Math.round(performance.now() - from)
    if (answer?.status !== wanted || ms > withinMs)
      troubles.wrong.push(`${way}: ${path} ${answer?.status ?? 'no answer'} after ${ms} ms`)
    return { answer, text }
  }
  while (performance.now() < end) {
    await ask('/healthz', 200, 2_000)
    await ask('/readyz', 503, 7_000)
    const { answer, text } = await ask('/t/sudian/', 503, MOST_ANSWER_MS)
    if (!answer?.headers.get('retry-after') || !text?.includes('忙不过来'))
      troubles.wrong.push(`${way}: the home page does not say that it is busy`)
    await pause(300)
  }
}

async function prepared(way: Way, town: PreparedTown) {
  const cluster = `${town.dataDir}/postgres/cluster`
  const everybody = (name: NodeJS.Signals) => {
    for (const pid of processesWorkingIn(cluster)) signal(pid, name)
  }
  const none = async () => {}
  if (way === 'stopped') {
    const fault: Fault = { begin: async () => everybody('SIGSTOP'), end: async () => everybody('SIGCONT') }
    return { fault, more: {}, close: none }
  }
  if (way === 'dying') {
    let killing: NodeJS.Timeout | undefined
    const fault: Fault = {
      begin: async () => {
        killing = setInterval(() => everybody('SIGKILL'), 20)
      },
      end: async () => clearInterval(killing),
    }
    return { fault, more: {}, close: none }
  }
  // A server elsewhere, reached over a line that can be cut.
  const database = await superviseDatabase({ ANYUE_DATA: town.dataDir })
  const line = await lineTo(new URL(database.url).searchParams.get('host') ?? '', way)
  const more = { DATABASE_URL: `postgresql://anyue@127.0.0.1:${line.port}/anyue` }
  return {
    fault: line,
    more,
    close: async () => {
      await line.end()
      line.server.close()
      await database.stop()
    },
  }
}

/** `refused`: nothing listens and what is open breaks. `silent`: what is sent goes nowhere, and nobody says so. */
async function lineTo(socketDir: string, way: 'refused' | 'silent') {
  const pairs = new Set<readonly [Socket, Socket]>()
  let cut = false
  const server: Server = createServer((caller) => {
    const server = connect(join(socketDir, '.s.PGSQL.5432'))
    const pair = [caller, server] as const
    pairs.add(pair)
    for (const [one, other] of [pair, [server, caller] as const]) {
      one.on('data', (data) => void (cut || other.write(data)))
      one.on('error', () => {})
      one.on('close', () => {
        pairs.delete(pair)
        // A machine that is gone says goodbye to nobody.
        if (!cut) other.destroy()
      })
    }
  })
  const port = await freePort()
  const open = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await open()
  return {
    server,
    port,
    async begin() {
      if (way === 'silent') cut = true
      else {
        server.close()
        for (const [caller, own] of [...pairs]) {
          caller.resetAndDestroy()
          own.destroy()
        }
      }
    },
    async end() {
      if (!server.listening) await open()
      if (!cut) return
      cut = false
      // It comes back as another machine would: what was open before is unknown to it.
      for (const pair of [...pairs]) for (const one of pair) one.destroy()
    },
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: ways.join() }, seconds: { type: 'string', default: '20' } },
  })
  const only = ways.filter((way) => values.only.split(',').includes(way))
  const outcome = await databaseGone({ only, seconds: Number(values.seconds) })
  const slow = Object.values(outcome.backMs).filter((ms) => ms > MOST_BACK_MS).length
  const { lost, unseen, duplicates, halves, wrong, falselyAcknowledged, slowestAnswerMs } = outcome
  const failed =
    lost +
    unseen +
    duplicates +
    halves.length +
    wrong.length +
    falselyAcknowledged +
    slow +
    (slowestAnswerMs > MOST_ANSWER_MS ? 1 : 0)
  const goal = { lost: 0, falselyAcknowledged: 0, answeredWithinMs: MOST_ANSWER_MS, backWithinMs: MOST_BACK_MS }
  console.log(JSON.stringify({ battery: 'database-gone', ...outcome, goal, commit: thisCommit(), failed }))
  process.exit(failed > 0 ? 1 : 0)
}
