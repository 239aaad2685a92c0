import { existsSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Binaries, findBinaries } from './binaries.ts'
import { signIn } from './companions.ts'
import { type Home, prepareHome } from './home.ts'
import { checkVersion, initialise, owner, writeSettings } from './initialise.ts'
import { launch } from './launch.ts'
import { livingPostmaster, type Postmaster } from './postmaster.ts'
import { isRunning, signal, untilGone } from './processes.ts'

export type ClusterOptions = {
  /** A folder of the cluster's own: data, logs and (when its path is short enough) the socket live in it. */
  dataDir: string
  log?: (line: string) => void
  /** Lines of postgresql.conf that differ from ours. */
  settings?: Record<string, string | number>
}

export type Cluster = {
  readonly socketDir: string
  readonly port: number
  /** The postmaster's number now; it changes when the server was restarted. */
  readonly pid: number
  /** True when the server was already running: left by a killed parent, or shared with another process. */
  readonly adopted: boolean
  superuserUrl(database: string): string
  /** Fast shutdown, unless another process still uses the cluster. */
  stop(): Promise<void>
}

const majorVersion = '18'
const fastShutdown = 30_000
const watchEvery = 100
const youth = 1_000

/** Starts (or adopts) the PostgreSQL server of `dataDir` and keeps it running until stop(). */
export async function startPostgres({ dataDir, log = () => {}, settings = {} }: ClusterOptions): Promise<Cluster> {
  const home = prepareHome(dataDir, log)
  const binaries = findBinaries(home.who)
  const seat = signIn(home.users)
  try {
    const before = livingPostmaster(home)?.pid
    const first = await ensureRunning(home, binaries, settings, log)
    const watch = keepRunning(first, () => ensureRunning(home, binaries, settings, log), log)
    return {
      socketDir: first.socketDir,
      port: first.port,
      adopted: first.pid === before,
      get pid() {
        return watch.pid()
      },
      superuserUrl: (database) =>
        `postgresql://${owner}@localhost:${first.port}/${encodeURIComponent(database)}?host=${encodeURIComponent(first.socketDir)}`,
      async stop() {
        await watch.end()
        if (!seat.leave().last) return
        await shutDown(livingPostmaster(home)?.pid ?? watch.pid())
        if (!home.socketDir.startsWith(home.folder)) removeEmptyFolder(home.socketDir)
      },
    }
  } catch (error) {
    seat.leave()
    throw error
  }
}

async function ensureRunning(
  home: Home,
  binaries: Binaries,
  settings: Record<string, string | number>,
  log: (line: string) => void,
): Promise<Postmaster> {
  if (!existsSync(join(home.cluster, 'PG_VERSION'))) {
    log('creating the database files')
    await initialise(home, binaries)
  }
  checkVersion(home, majorVersion)
  if (!livingPostmaster(home)) writeSettings(home, settings)
  return launch(home, binaries, log)
}

/** Restarts a server that died: at once when it had lived, waiting longer each time it dies young. */
function keepRunning(first: Postmaster, restart: () => Promise<Postmaster>, log: (line: string) => void) {
  let pid = first.pid
  let bornAt = performance.now()
  let waiting = 0
  let restarting: Promise<void> | undefined
  const leaving = new AbortController()
  const look = async () => {
    if (isRunning(pid)) return
    log(`PostgreSQL (process ${pid}) is gone, starting it again`)
    waiting = performance.now() - bornAt > youth ? 0 : Math.min(Math.max(waiting * 2, 100), 10_000)
    try {
      await pause(waiting, undefined, { signal: leaving.signal })
      pid = (await restart()).pid
      log(`PostgreSQL runs again as process ${pid}`)
    } catch (error) {
      log(`PostgreSQL did not come back: ${(error as Error).message}`)
    }
    bornAt = performance.now()
  }
  const timer = setInterval(() => {
    restarting ??= look().finally(() => {
      restarting = undefined
    })
  }, watchEvery)
  timer.unref()
  return {
    pid: () => pid,
    async end() {
      leaving.abort()
      clearInterval(timer)
      await restarting
    },
  }
}

/** Outside the data folder nobody else would tidy it away. */
function removeEmptyFolder(path: string): void {
  try {
    rmdirSync(path)
  } catch {
    // not empty, or gone with its data folder
  }
}

async function shutDown(pid: number): Promise<void> {
  if (!isRunning(pid)) return
  signal(pid, 'SIGINT')
  if (await untilGone(pid, fastShutdown)) return
  signal(pid, 'SIGQUIT') // immediate: nothing committed is lost, the next start replays the log
  await untilGone(pid, fastShutdown)
}
