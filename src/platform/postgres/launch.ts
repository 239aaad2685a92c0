import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Binaries } from './binaries.ts'
import type { Home } from './home.ts'
import { lastLine, owner, serverEnvironment } from './initialise.ts'
import { clearStaleLocks, livingPostmaster, type Postmaster } from './postmaster.ts'
import { isRunning, processesWorkingIn, signal } from './processes.ts'
import { StartFailure } from './start-failure.ts'

/** What the server says when a dead one has not been cleared away yet, or another process is starting it. */
const passing = /lock file .* already exists|pre-existing shared memory block|is another postmaster/i
const patience = 30_000
const leftoverPatience = 5_000

/** Brings the cluster's server up, or finds it up, and returns once it answers. */
export async function launch(home: Home, binaries: Binaries, log: (line: string) => void): Promise<Postmaster> {
  const startedAt = performance.now()
  for (let waiting = 50; ; waiting = Math.min(waiting * 2, 1_000)) {
    const living = livingPostmaster(home)
    if (living) {
      const answering = await untilAnswering(home, living.pid, log)
      if (answering) return answering
      continue
    }
    endLeftovers(home, performance.now() - startedAt)
    const words = clearStaleLocks(home) ? await startServer(home, binaries, log) : 'backends of a dead server remain'
    if (typeof words !== 'string') return words
    const retry = passing.test(words) || words.startsWith('backends') || livingPostmaster(home)
    if (!retry || performance.now() - startedAt > patience) throw failure(home, words)
    await pause(waiting)
  }
}

/** Backends of a killed postmaster leave by themselves within a second, unless one is stuck in a long statement. */
function endLeftovers(home: Home, waited: number): void {
  if (waited < leftoverPatience) return
  for (const pid of processesWorkingIn(home.cluster)) signal(pid, 'SIGQUIT')
}

/** Its own session: Ctrl-C at the terminal reaches the app, which drains and then stops the server. */
async function startServer(home: Home, { postgres }: Binaries, log: (line: string) => void) {
  const startLog = join(home.logs, 'start.log')
  const out = openSync(startLog, 'w', 0o600)
  const child = spawn(postgres, ['-D', home.cluster], {
    ...home.who.spawn,
    cwd: home.folder,
    env: serverEnvironment,
    detached: true,
    stdio: ['ignore', out, out],
  })
  closeSync(out)
  child.unref()
  const failed = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, killedBy) => resolve(readIfThere(startLog) || `exit ${code ?? killedBy}`))
  })
  return Promise.race([failed, untilSpawned(home, child.pid, log)])
}

/** The folder may be gone by the time a long-running server ends. */
const readIfThere = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

async function untilSpawned(home: Home, pid: number | undefined, log: (line: string) => void): Promise<Postmaster> {
  for (;;) {
    const answering = pid && livingPostmaster(home)?.pid === pid && (await untilAnswering(home, pid, log))
    if (answering) return answering
    await pause(20)
    if (!pid || !isRunning(pid)) return new Promise(() => {}) // the exit event tells why
  }
}

/** Waits through crash recovery, however long; undefined when that server ended (it was stopping, or was killed). */
async function untilAnswering(home: Home, pid: number, log: (line: string) => void): Promise<Postmaster | undefined> {
  for (let asked = 1; ; asked++) {
    const now = livingPostmaster(home)
    if (now?.pid !== pid) return undefined
    if (now.status === 'ready' && (await answers(now))) return now
    if (asked % 100 === 0) log(`PostgreSQL is ${now.status || 'starting'} …`)
    await pause(Math.min(10 + asked * 5, 200))
  }
}

async function answers({ socketDir, port }: Postmaster): Promise<boolean> {
  const client = new pg.Client({
    host: socketDir,
    port,
    user: owner,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function failure(home: Home, words: string): StartFailure {
  if (/No space left|Disk quota/.test(words)) return new StartFailure('disk-full', home.folder)
  return new StartFailure('database-did-not-start', `${lastLine(words)} (${home.logs})`)
}
