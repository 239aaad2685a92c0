import { spawnSync } from 'node:child_process'
import { lstatSync, realpathSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { StartFailure } from './start-failure.ts'

/** Who runs the server. `spawn` is empty when it is ourselves. */
export type RunAs = { uid: number; gid: number; spawn: { uid?: number; gid?: number } }

/** PostgreSQL refuses to run as root; an existing cluster keeps the user it was made by. */
export function chooseRunAs(existingCluster?: string): RunAs {
  const uid = process.getuid?.() ?? -1
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? -1, spawn: {} }
  const owner = existingCluster ? ownerOf(existingCluster) : undefined
  const chosen = owner?.uid ? owner : (account('postgres') ?? account('nobody'))
  if (!chosen) throw new StartFailure('no-unprivileged-user')
  return { ...chosen, spawn: chosen }
}

/** The server looks this name up itself; a container with a made-up uid has none. */
export function ourUserName(): string {
  try {
    return userInfo().username
  } catch {
    throw new StartFailure('no-user-name', String(process.getuid?.()))
  }
}

function account(name: string): { uid: number; gid: number } | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout?.trim())
  return uid && gid && uid !== '0' ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  return stat && { uid: stat.uid, gid: stat.gid }
}

/** Whether that user may walk to `path`: a clone under /root (0700) is closed to everybody else. */
export function canReach(path: string, who: RunAs): boolean {
  if (!who.spawn.uid) return true
  for (let at = realpathSync(path); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const bit = uid === who.uid ? 0o100 : gid === who.gid ? 0o010 : 0o001
    if (!(mode & bit)) return false
    if (at === dirname(at)) return true
  }
}
