import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Keys, keysFrom } from '#platform/keys.ts'
import { dataFolder } from '#platform/postgres/database.ts'
import { type Home, prepareHome } from '#platform/postgres/home.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'
import { fetchCommand, own, replayFolder } from '#platform/postgres/wal-keeping.ts'
import { loadDump } from './dump.ts'
import { copyHashed, flushAll } from './hashed.ts'
import { type LogToReplay, layOutLog } from './log-to-replay.ts'
import { backupsIn, fingerprintOf, type Manifest, places, readManifest } from './manifest.ts'
import { momentText } from './moment.rules.ts'
import { readMark } from './place.ts'
import { BackupRefused } from './refused.ts'
import { copyUploads, uploadsIn } from './uploads.ts'

type Environment = Record<string, string | undefined>

export interface Wish {
  /** The last moment that is to be in it; without it everything there is. */
  to?: Date | undefined
  /** A data folder that can still be read: the last minute of the log, uploads and the secret are taken from it. */
  old?: string | undefined
  secretFile?: string | undefined
  withoutSecret?: boolean | undefined
}

export interface Restored {
  manifest: Manifest
  log: LogToReplay | undefined
  keys: Keys | undefined
  brokenUploads: string[]
}

/** @throws BackupRefused before anything is written, or with the half-made database taken away again */
export async function restore(env: Environment, place: string, wish: Wish): Promise<Restored> {
  const source = resolve(place)
  const dataDir = dataFolder(env)
  if (wish.to && env.DATABASE_URL) throw new BackupRefused('moment-of-foreign')
  if (wish.to && wish.to.getTime() > Date.now()) throw new BackupRefused('in-the-future', momentText(wish.to))
  const { manifest, folder } = chooseBackup(source, wish.to)
  if ((manifest.database === 'dump') !== Boolean(env.DATABASE_URL))
    throw new BackupRefused('kind-differs', manifest.database)
  const secret = secretFor(env, manifest, wish)
  const log = env.DATABASE_URL
    ? await restoreDump(env.DATABASE_URL, folder, manifest)
    : await restoreCluster(dataDir, source, folder, manifest, wish)
  if (secret) keepSecret(dataDir, secret, env)
  const brokenUploads = restoreUploads(dataDir, source, manifest, wish.old)
  flushAll(dataDir)
  return { manifest, log, keys: secret && keysFrom(secret), brokenUploads }
}

/** The newest that was complete by then. */
function chooseBackup(source: string, to: Date | undefined): { manifest: Manifest; folder: string } {
  if (!existsSync(source) || !readMark(source)) throw new BackupRefused('no-backup', source)
  const names = backupsIn(source)
  for (const name of names.reverse()) {
    const folder = join(source, name)
    const read = readManifest(folder)
    if (!('manifest' in read)) throw new BackupRefused('damaged', join(name, places.manifest))
    if (!to || Date.parse(read.manifest.completeAt) <= to.getTime()) return { manifest: read.manifest, folder }
    if (name === names.at(-1)) throw new BackupRefused('too-early', momentText(new Date(read.manifest.completeAt)))
  }
  throw new BackupRefused('no-backup', source)
}

function secretFor(env: Environment, manifest: Manifest, wish: Wish): Buffer | undefined {
  const files = [wish.secretFile, join(dataFolder(env), 'keys/secret'), wish.old && join(wish.old, 'keys/secret')]
  const file = files.find((one) => one && existsSync(one))
  if (wish.secretFile && file !== wish.secretFile) throw new BackupRefused('no-secret')
  const given = env.ANYUE_SECRET ?? (file && readFileSync(file, 'utf8').trim())
  if (!given) {
    if (wish.withoutSecret) return undefined
    throw new BackupRefused('no-secret')
  }
  const secret = Buffer.from(given)
  if (fingerprintOf(keysFrom(secret)) !== manifest.secret) throw new BackupRefused('wrong-secret')
  return secret
}

function keepSecret(dataDir: string, secret: Buffer, env: Environment): void {
  const file = join(dataDir, 'keys/secret')
  if (env.ANYUE_SECRET || existsSync(file)) return
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, secret, { mode: 0o600, flush: true })
}

async function restoreDump(url: string, folder: string, manifest: Manifest): Promise<undefined> {
  const draft = join(folder, 'database.dump')
  const { sha256 } = copyHashed(draft, '/dev/null')
  if (sha256 !== manifest.files['database.dump']?.sha256) throw new BackupRefused('damaged', draft)
  await loadDump(url, draft)
}

async function restoreCluster(
  dataDir: string,
  source: string,
  folder: string,
  manifest: Manifest,
  { to, old }: Wish,
): Promise<LogToReplay> {
  const home = prepareHome(join(dataDir, 'postgres'))
  if (existsSync(home.cluster)) throw new BackupRefused('not-fresh', home.cluster)
  try {
    copyClusterBack(folder, manifest, home)
    const log = layOutLog(source, manifest, home, old && join(old, 'postgres/cluster/pg_wal'))
    await replay(dataDir, home, to)
    return log
  } catch (error) {
    rmSync(home.cluster, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(replayFolder(home), { recursive: true, force: true })
  }
}

/** Folders that the server wants though nothing was in them. */
const empties = [
  'pg_wal/archive_status',
  'pg_wal/summaries',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_stat',
  'pg_tblspc',
  'pg_twophase',
  'pg_commit_ts',
  'pg_logical/snapshots',
  'pg_logical/mappings',
]

function copyClusterBack(folder: string, manifest: Manifest, home: Home): void {
  const prefix = 'cluster/'
  const ours = Object.keys(manifest.files).filter((file) => file.startsWith(prefix))
  const at = (file: string) => join(home.cluster, file.slice(prefix.length))
  for (const path of [...empties.map((name) => join(home.cluster, name)), ...ours.map((file) => dirname(at(file)))])
    mkdirSync(path, { recursive: true, mode: 0o700 })
  for (const file of ours) {
    const from = join(folder, file)
    if (!existsSync(from) || copyHashed(from, at(file)).sha256 !== manifest.files[file]!.sha256)
      throw new BackupRefused('damaged', from)
  }
  writeFileSync(join(home.cluster, 'recovery.signal'), '')
  own(home.who, home.cluster, 0o700)
  for (const entry of readdirSync(home.cluster, { recursive: true, withFileTypes: true }))
    own(home.who, join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600)
}

/** Once through the log with a server of its own; the next start knows nothing of it. */
async function replay(dataDir: string, home: Home, to: Date | undefined): Promise<void> {
  const settings = {
    restore_command: fetchCommand,
    archive_mode: 'off',
    hot_standby: 'off', // ready means through the log, not somewhere in it
    ...(to
      ? {
          recovery_target_time: to.toISOString().replace('T', ' ').replace('Z', '+00'),
          recovery_target_action: 'promote',
        }
      : {}),
  }
  try {
    const server = await startPostgres({ dataDir: join(dataDir, 'postgres'), settings })
    await server.stop()
  } catch (error) {
    if (to && logOf(home).includes('recovery ended before configured recovery target was reached'))
      throw new BackupRefused('beyond-the-log', momentText(to), { cause: error })
    throw error
  }
}

const logOf = (home: Home): string =>
  readdirSync(home.logs)
    .map((name) => readFileSync(join(home.logs, name), 'utf8').slice(-20_000))
    .join('')

function restoreUploads(dataDir: string, source: string, { uploads }: Manifest, old: string | undefined): string[] {
  if ('bucket' in uploads) return []
  const to = join(dataDir, 'files')
  const pool = join(source, places.uploads)
  // Also what came after the backup: the log names it.
  const { broken } = copyUploads(pool, to, [...new Set([...uploadsIn(pool), ...uploads.pool])])
  if (!old) return broken
  const rest = join(old, 'files')
  copyUploads(rest, to, uploadsIn(rest))
  return broken.filter((sha256) => !uploadsIn(to).includes(sha256))
}
