import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { keysFrom } from '#platform/keys.ts'
import { dataFolder, superviseDatabase } from '#platform/postgres/database.ts'
import { prepareHome } from '#platform/postgres/home.ts'
import { readKeptAt, writeKeptAt } from '#platform/postgres/wal-keeping.ts'
import { readSecret } from '#platform/secret.ts'
import { type ClusterCopy, copyCluster } from './cluster-copy.ts'
import { dumpTo } from './dump.ts'
import { copyHashed, flushAll, type Hashed, hashFile } from './hashed.ts'
import { fingerprintOf, type Manifest, nameAt, places, writeManifest } from './manifest.ts'
import { preparePlace } from './place.ts'
import { BackupRefused } from './refused.ts'
import { type CopiedUploads, copyUploads, uploadsIn } from './uploads.ts'

type Environment = Record<string, string | undefined>

export interface BackedUp {
  manifest: Manifest
  folder: string
  uploads: CopiedUploads
}

/** A backup into `place` while the app runs; from then on the log and new uploads go there too. */
export async function backUp(env: Environment, place: string): Promise<BackedUp> {
  const dataDir = dataFolder(env)
  const target = resolve(place)
  const home = env.DATABASE_URL ? undefined : prepareHome(join(dataDir, 'postgres'))
  const keys = keysFrom(readSecret(env, dataDir))
  const id = preparePlace(target, home && readKeptAt(home.folder)?.id, home?.who)
  for (const name of readdirSync(target).filter((name) => name.endsWith(places.unfinished)))
    rmSync(join(target, name), { recursive: true, force: true })
  const name = nameAt(new Date())
  const draft = join(target, `${name}${places.unfinished}`)
  mkdirSync(draft, { mode: 0o700 })
  // The database first: it names no upload that is not there yet, and uploads never change.
  const database = home
    ? await copyEmbedded(env, draft, target, () => writeKeptAt(home, { folder: target, id }))
    : await dump(env.DATABASE_URL!, draft)
  const uploads = env.S3_BUCKET ? undefined : uploadsIn(join(dataDir, 'files'))
  const copied = copyUploads(join(dataDir, 'files'), join(target, places.uploads), uploads ?? [], home?.who)
  const erasures = copyErasures(dataDir, draft, target)
  const manifest: Manifest = {
    format: 1,
    name,
    database: home ? 'embedded' : 'dump',
    startedAt: database.startedAt.toISOString(),
    completeAt: database.completeAt.toISOString(),
    ...(database.wal ? { wal: database.wal } : {}),
    files: { ...prefixed(database.files, home ? 'cluster/' : ''), ...erasures },
    uploads: uploads
      ? { pool: uploads.filter((sha256) => !copied.broken.includes(sha256)) }
      : { bucket: env.S3_BUCKET! },
    secret: fingerprintOf(keys),
  }
  flushAll(target)
  writeManifest(draft, manifest, keys)
  renameSync(draft, join(target, name))
  return { manifest, folder: join(target, name), uploads: copied }
}

const prefixed = (files: Record<string, Hashed>, prefix: string) =>
  Object.fromEntries(Object.entries(files).map(([place, hashed]) => [prefix + place, hashed]))

async function copyEmbedded(env: Environment, draft: string, target: string, keep: () => void): Promise<ClusterCopy> {
  const dataDir = dataFolder(env)
  const database = await superviseDatabase({ ANYUE_DATA: dataDir })
  try {
    await checkThatLogIsKept(database.url)
    keep()
    const cluster = join(realpathSync(join(dataDir, 'postgres')), 'cluster')
    return await copyCluster(database.url, cluster, join(draft, 'cluster'), join(target, places.wal))
  } finally {
    await database.stop()
  }
}

async function checkThatLogIsKept(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('show archive_mode').finally(() => client.end())
  if (rows[0].archive_mode !== 'on') throw new BackupRefused('restart-first')
}

async function dump(url: string, draft: string): Promise<Omit<ClusterCopy, 'wal'> & { wal?: undefined }> {
  const startedAt = new Date()
  const file = join(draft, 'database.dump')
  await dumpTo(url, file)
  return { files: { 'database.dump': hashFile(file) }, startedAt, completeAt: new Date() }
}

/** In the backup, and in the folder's own list, which later erasures join: docs/decisions/0020. */
function copyErasures(dataDir: string, draft: string, target: string): Record<string, Hashed> {
  const file = join(dataDir, places.erasures)
  if (!existsSync(file)) return {}
  const hashed = copyHashed(file, join(draft, places.erasures))
  const known = join(target, places.erasures)
  const lines = new Set([file, known].flatMap((one) => (existsSync(one) ? readFileSync(one, 'utf8').split('\n') : [])))
  const fresh = `${known}.part`
  writeFileSync(
    fresh,
    [...lines]
      .filter(Boolean)
      .map((line) => `${line}\n`)
      .join(''),
    { mode: 0o600, flush: true },
  )
  renameSync(fresh, known)
  return { [places.erasures]: hashed }
}
