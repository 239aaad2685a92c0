import { execFile } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import type { Home } from './home.ts'
import { YEARLY_LOG } from './log-keeping.rules.ts'
import { ourUserName } from './run-as.ts'
import { StartFailure } from './start-failure.ts'
import { keepingSettings, writeKeepingScripts } from './wal-keeping.ts'

const run = promisify(execFile)

/** The role that owns everything in an embedded cluster. */
export const owner = 'anyue'

export const serverEnvironment: NodeJS.ProcessEnv = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }

/** Made beside its final place and renamed, so that a kill halfway leaves no half cluster and two starts cannot mix. */
export async function initialise(home: Home, { initdb }: Binaries): Promise<void> {
  ourUserName()
  const unfinished = `${home.cluster}.${process.pid}.new`
  rmSync(unfinished, { recursive: true, force: true })
  const common = [
    '-D',
    unfinished,
    '-U',
    owner,
    '--encoding=UTF8',
    '--data-checksums',
    '--auth=peer',
    '--no-instructions',
  ]
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const options = { ...home.who.spawn, cwd: home.folder, env: serverEnvironment }
  try {
    // The system's C.UTF-8 knows Chinese signs as letters; where it is missing, C serves everything we ask.
    await run(initdb, [...common, ...locale, '--locale=C.UTF-8'], options).catch(() => {
      rmSync(unfinished, { recursive: true, force: true })
      return run(initdb, [...common, ...locale, '--locale=C'], options)
    })
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    const words = String((error as { stderr?: string }).stderr ?? error)
    if (/No space left|Disk quota/.test(words)) throw new StartFailure('disk-full', home.folder, { cause: error })
    throw new StartFailure('database-did-not-start', lastLine(words), { cause: error })
  }
  appendFileSync(join(unfinished, 'postgresql.conf'), "\ninclude_if_exists = 'anyue.conf'\n")
  try {
    renameSync(unfinished, home.cluster)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(join(home.cluster, 'PG_VERSION'))) throw error
  }
}

export function checkVersion(home: Home, expected: string): void {
  const made = readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8').trim()
  if (made !== expected) throw new StartFailure('cluster-of-another-version', `${made}, ${expected}`)
}

/** Written at every start: a new release may change them. What ALTER SYSTEM says wins over these. */
export function writeSettings(home: Home, settings: Record<string, string | number>): void {
  const all = { ...defaults, unix_socket_directories: home.socketDir, log_directory: home.logs, ...settings }
  const lines = Object.entries(all).map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'\n`)
  writeKeepingScripts(home)
  const ourName = ourUserName()
  const hba = 'local all all peer map=anyue\nlocal replication all peer map=anyue\n'
  ownedFile(home, 'anyue.conf', lines.join(''))
  ownedFile(home, 'pg_hba.conf', hba)
  ownedFile(home, 'pg_ident.conf', `anyue "${ourName}" all\n`)
}

function ownedFile(home: Home, name: string, text: string): void {
  const path = join(home.cluster, name)
  const fresh = `${path}.${process.pid}`
  writeFileSync(fresh, text, { mode: 0o600 })
  chmodSync(fresh, 0o600)
  if (home.who.spawn.uid) chownSync(fresh, home.who.uid, home.who.gid)
  renameSync(fresh, path)
}

/** For 2 cores and a machine shared with the app; fsync, full_page_writes and synchronous_commit stay on. */
const defaults = {
  listen_addresses: '',
  port: 5432,
  unix_socket_permissions: '0700',
  max_connections: 100,
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  random_page_cost: 1.1,
  ...keepingSettings,
  // A notice issued or a list imported changes a table's size within a second; the default looks once a minute.
  autovacuum_naptime: '10s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  logging_collector: 'on',
  log_filename: YEARLY_LOG.filename,
  log_rotation_age: '1d',
  log_rotation_size: 0,
  log_truncate_on_rotation: YEARLY_LOG.truncates ? 'on' : 'off',
  log_line_prefix: '%m [%p] %q%a ',
  // What people wrote must not reach a log: no values of failed statements, no "Key (phone)=(…) already exists".
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
}

export function lastLine(text: string): string {
  const lines = text.trim().split('\n')
  return (lines.findLast((line) => /FATAL|error:|PANIC/.test(line)) ?? lines.at(-1) ?? '').trim()
}
