import { join } from 'node:path'
import { buildApp } from '#app'
import { watchClock } from '#people/clock-watch.ts'
import { jobHandlers } from '#people/manifest.ts'
import type { Parts } from '#people/site.ts'
import { loadAssets, serveAssets } from '#platform/assets/assets.ts'
import { databaseClock } from '#platform/clock.ts'
import { openDb, openPool, refreshStatistics } from '#platform/db.ts'
import { fileStoreFrom } from '#platform/files/chosen-store.ts'
import type { Listening } from '#platform/http/server.ts'
import { runJobs } from '#platform/jobs/jobs.ts'
import { keptByAll } from '#platform/kept-by-all.ts'
import { keysFrom } from '#platform/keys.ts'
import { type Hearing, listen as hear } from '#platform/live/live.ts'
import { log } from '#platform/log.ts'
import { dataFolder } from '#platform/postgres/database.ts'
import { warnOfShortLogs } from '#platform/postgres/log-keeping.ts'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { readSecret } from '#platform/secret.ts'
import { packApart } from '#platform/zip/packing.ts'
import { eraseAgain, tombstoneFile } from '#privacy/tombstones.ts'
import { type Opened, openTowns } from './open-towns.ts'
import type { StartSettings } from './settings.ts'
import { slices } from './town.ts'

/** Ten times what the heaviest page takes of the database. */
const PATIENCE_MS = 15_000

export type Undo = () => Promise<unknown>

interface Standing {
  settings: StartSettings
  server: Listening
  databaseUrl: string
}

/** Everything that stands on a migrated database: pages, jobs, live streams. What it opens it puts into `undo`. */
export async function serveTowns(
  env: NodeJS.ProcessEnv,
  { settings, server, databaseUrl }: Standing,
  undo: Undo[],
  say: (line: string) => void,
): Promise<{ opened: Opened; hearing: Hearing }> {
  const ownerPool = openPool(databaseUrl, { max: 8 })
  undo.push(() => ownerPool.end())
  if (!env.DATABASE_URL) await warnOfShortLogs(ownerPool)
  const pool = openPool(databaseUrl, { role: await appRole(ownerPool), max: 24, patienceMs: PATIENCE_MS })
  undo.push(() => pool.end())
  const db = openDb(pool)
  const ownerDb = openDb(ownerPool)
  const asked = databaseClock(db, (step) => watching.stepped(step))
  const watching = watchClock(ownerDb, asked)
  undo.push(async () => watching.stop())
  await watching.look()
  const clock = { ...asked, troubles: watching.troubles, confirm: watching.confirm }
  const dataDir = dataFolder(env)
  const dist = join(projectRoot(), 'dist')
  const parts: Parts = {
    db,
    clock,
    settings,
    keys: keysFrom(readSecret(env, dataDir)),
    files: await fileStoreFrom(env, join(dataDir, 'files')),
    assets: loadAssets(dist),
    serveAssets: serveAssets(dist),
    kept: keptByAll(),
    pack: packApart(join(dist, 'pack.js'), env, join(dataDir, 'files')),
    tombstones: tombstoneFile(dataDir),
  }
  const owner = { ...parts, db: ownerDb }
  const again = await eraseAgain(owner.db, parts.keys, tombstoneFile(dataDir), clock.now())
  if (again.length > 0) log.warn({ erasures: again.length }, 'the database was restored: erased again')
  const opened = await openTowns(owner, settings.town, say)
  refreshStatistics(owner.db).catch((error) => log.warn({ err: error }, 'statistics were not refreshed'))
  const crontab = slices.flatMap((slice) => slice.crontab ?? []).join('\n')
  const onFailure = (name: string, error: unknown) => log.error({ job: name, err: error }, 'a job failed')
  const onReleased = (workers: string[]) => log.warn({ workers }, 'the jobs of a process that is gone were given back')
  const jobs = await runJobs(ownerPool, jobHandlers(slices, owner), { crontab, onFailure, onReleased })
  undo.push(() => jobs.stop())
  const hearing = hear(databaseUrl)
  const app = buildApp(parts, slices)
  await server.serve((request, env) => app.fetch(request, env as object))
  return { opened, hearing }
}

/** The app's own role may only add to the audit; a foreign database may not have it. */
async function appRole(pool: ReturnType<typeof openPool>): Promise<string | undefined> {
  const asked = `select 1 from pg_roles where rolname = 'anyue_app' and pg_has_role(current_user, oid, 'member')`
  return (await pool.query(asked)).rowCount ? 'anyue_app' : undefined
}
