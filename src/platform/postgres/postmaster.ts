import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Home } from './home.ts'
import { isRunning, processesWorkingIn } from './processes.ts'

export type Postmaster = { pid: number; socketDir: string; port: number; status: string }

/** Reads postmaster.pid; undefined when it is absent or half-written. */
export function readPostmaster(home: Home): Postmaster | undefined {
  try {
    const lines = readFileSync(join(home.cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Math.abs(Number(lines[0])) // negative: single-user mode
    if (!pid) return undefined
    return { pid, port: Number(lines[3]), socketDir: lines[4] ?? '', status: (lines[7] ?? '').trim() }
  } catch {
    return undefined
  }
}

/** The server that lives in this cluster now, whoever started it; its number may have passed to a stranger. */
export function livingPostmaster(home: Home): Postmaster | undefined {
  const postmaster = readPostmaster(home)
  return postmaster && isRunning(postmaster.pid) && isServer(postmaster.pid) ? postmaster : undefined
}

function isServer(pid: number): boolean {
  if (!existsSync('/proc/self/exe')) return true
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)).replace(' (deleted)', '') === 'postgres'
  } catch {
    return commandOf(pid) === 'postgres'
  }
}

/** Readable for other users' processes too, unlike exe. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return ''
  }
}

/**
 * Removes the locks of a server that is dead but still counted (a zombie, or its number reused), which PostgreSQL
 * itself would refuse for ever. Only when no backend of it is left: two servers in one cluster would destroy it.
 * A lock of a number that nobody has is left to PostgreSQL, which checks its shared memory too.
 */
export function clearStaleLocks(home: Home): boolean {
  if (processesWorkingIn(home.cluster).length > 0) return false
  const pid = readPostmaster(home)?.pid
  if (pid && existsSync(`/proc/${pid}`)) rmSync(join(home.cluster, 'postmaster.pid'), { force: true })
  for (const name of readdirSync(home.socketDir)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(home.socketDir, name), { force: true })
  }
  return true
}
