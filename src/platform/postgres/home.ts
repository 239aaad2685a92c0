import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmdirSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { canReach, chooseRunAs, type RunAs } from './run-as.ts'
import { folderFailure, StartFailure } from './start-failure.ts'

/** Where one cluster lives: `cluster` is PostgreSQL's own data directory. */
export type Home = { folder: string; cluster: string; logs: string; users: string; socketDir: string; who: RunAs }

/** Linux allows 107 bytes for a socket's path; `/.s.PGSQL.5432.lock` needs the rest. */
const longestSocketFolder = 107 - '/.s.PGSQL.5432.lock'.length

export function prepareHome(dataDir: string, log: (line: string) => void = () => {}): Home {
  const asked = resolve(dataDir)
  try {
    // Folders on the way keep the usual mode: the server's user, when it is not us, has to walk through them.
    mkdirSync(dirname(asked), { recursive: true })
    mkdirSync(asked, { recursive: true, mode: 0o700 })
    const who = chooseRunAs(join(realpathSync(asked), 'cluster'))
    const folder = reachableFolder(asked, who, log)
    const home = { folder, cluster: join(folder, 'cluster'), logs: join(folder, 'log'), users: join(folder, 'users') }
    for (const part of [folder, home.logs]) ownedFolder(part, who)
    mkdirSync(home.users, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    accessSync(home.users, constants.W_OK)
    return { ...home, socketDir: socketFolder(folder, who), who }
  } catch (error) {
    throw folderFailure(error, asked)
  }
}

/** Under /root (0700) the server's user cannot reach the asked place: the cluster moves to /var/lib, linked from there. */
function reachableFolder(asked: string, who: RunAs, log: (line: string) => void): string {
  const real = realpathSync(asked)
  if (canReach(dirname(real), who)) return real
  if (readdirSync(real).length > 0) throw new StartFailure('data-folder-unreachable', asked)
  const elsewhere = `/var/lib/anyue/${basename(dirname(asked))}-${randomBytes(4).toString('hex')}`
  mkdirSync(dirname(elsewhere), { recursive: true, mode: 0o755 })
  mkdirSync(elsewhere, { mode: 0o700 })
  rmdirSync(asked)
  symlinkSync(elsewhere, asked)
  log(`database files: ${elsewhere} (linked from ${asked}, which PostgreSQL's user cannot reach)`)
  return elsewhere
}

function ownedFolder(path: string, who: RunAs): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (who.spawn.uid) chownSync(path, who.uid, who.gid)
  if (lstatSync(path).uid === process.getuid?.() || who.spawn.uid) chmodSync(path, 0o700)
}

function socketFolder(folder: string, who: RunAs): string {
  const near = join(folder, 'socket')
  const path = Buffer.byteLength(near) <= longestSocketFolder ? near : shortFolder(folder, who)
  ownedFolder(path, who)
  return path
}

/** Keyed by the data folder, so that the next process finds the same socket; refused when somebody else made it. */
function shortFolder(folder: string, who: RunAs): string {
  const name = `anyue-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`
  const roots = [tmpdir(), '/tmp'].filter((root) => Buffer.byteLength(join(root, name)) <= longestSocketFolder)
  const path = join(roots[0] ?? '/tmp', name)
  const stat = lstatSync(path, { throwIfNoEntry: false })
  const ours = stat?.isDirectory() && [who.uid, process.getuid?.() ?? -1].includes(stat.uid)
  if (stat && !ours) throw new StartFailure('data-folder-unwritable', path)
  return path
}
