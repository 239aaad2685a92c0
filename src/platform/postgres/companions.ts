import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning, startMark } from './processes.ts'

/**
 * Processes that use the same cluster (the app, a script beside it, a second start) sign in here,
 * so that the one that leaves first does not stop the server under the others.
 */
export function signIn(users: string): { leave(): { last: boolean } } {
  mkdirSync(users, { recursive: true })
  const ours = `${process.pid}-${startMark(process.pid)}-${++signIns}`
  writeFileSync(join(users, ours), '')
  return {
    leave() {
      rmSync(join(users, ours), { force: true })
      return { last: !isUsed(users) }
    },
  }
}

/** Whether any process that signed in here still runs. */
export const isUsed = (users: string): boolean => namesIn(users).some((name) => isThere(users, name))

let signIns = 0

/** None when somebody has removed the data folder under a running server: it has to be stopped all the same. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function isThere(users: string, name: string): boolean {
  const [pid, started] = name.split('-')
  if (isRunning(Number(pid)) && startMark(Number(pid)) === started) return true
  rmSync(join(users, name), { force: true })
  return false
}
