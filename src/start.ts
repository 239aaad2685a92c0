import { join } from 'node:path'
import { buildApp } from '#app'
import { jobHandlers } from '#people/manifest.ts'
import type { Parts } from '#people/site.ts'
import { loadAssets, serveAssets } from '#platform/assets/assets.ts'
import { databaseClock } from '#platform/clock.ts'
import { openDb, openPool, refreshStatistics } from '#platform/db.ts'
import { fileStoreFrom } from '#platform/files/chosen-store.ts'
import { type Listening, listen } from '#platform/http/server.ts'
import { runJobs } from '#platform/jobs/jobs.ts'
import { keysFrom } from '#platform/keys.ts'
import { type Hearing, listen as hear } from '#platform/live/live.ts'
import { log } from '#platform/log.ts'
import { dataFolder, superviseDatabase } from '#platform/postgres/database.ts'
import { migrate, projectRoot } from '#platform/postgres/migrate.ts'
import { explainStartFailure } from '#platform/postgres/start-failure.ts'
import { readSecret } from '#platform/secret.ts'
import { packApart } from '#platform/zip/packing.ts'
import { openTowns } from './open-towns.ts'
import { settingsFrom } from './settings.ts'
import { startWords } from './start.words.ts'
import { slices } from './town.ts'

const DRAIN_MS = 10_000

type Undo = () => Promise<unknown>

async function start(env: NodeJS.ProcessEnv, undo: Undo[]): Promise<void> {
  const settings = settingsFrom(env)
  const server = await listen(settings)
  let hearing: Hearing | undefined
  undo.push(async () => {
    // Open streams would hold the server until the last page is closed.
    await hearing?.stop()
    await server.drain(DRAIN_MS)
  })
  say(startWords.database)
  const database = await superviseDatabase(env, (line) => log.debug(line))
  undo.push(() => database.stop())
  await migrate(database.url)
  const ownerPool = openPool(database.url, { max: 6 })
  undo.push(() => ownerPool.end())
  const pool = openPool(database.url, { role: await appRole(ownerPool), max: 24 })
  undo.push(() => pool.end())
  const db = openDb(pool)
  const clock = databaseClock(db)
  await clock.ask()
  const dataDir = dataFolder(env)
  const dist = join(projectRoot(), 'dist')
  const parts: Parts = {
    db,
    clock,
    settings,
    keys: keysFrom(readSecret(env, dataDir)),
    files: fileStoreFrom(env, join(dataDir, 'files')),
    assets: loadAssets(dist),
    serveAssets: serveAssets(dist),
    pack: packApart(join(dist, 'pack.js'), env, join(dataDir, 'files')),
  }
  const owner = { ...parts, db: openDb(ownerPool) }
  const opened = await openTowns(owner, settings.town, say)
  refreshStatistics(owner.db).catch((error) => log.warn({ err: error }, 'statistics were not refreshed'))
  const crontab = slices.flatMap((slice) => slice.crontab ?? []).join('\n')
  const onFailure = (name: string, error: unknown) => log.error({ job: name, err: error }, 'a job failed')
  const jobs = await runJobs(ownerPool, jobHandlers(slices, owner), { crontab, onFailure })
  undo.push(() => jobs.stop())
  hearing = hear(database.url)
  serve(server, parts)
  const address = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${server.port}${settings.basePath}`
  say(startWords.firstSteps(address, opened))
  say(`Anyue is ready at ${address}`)
}

/** The app's own role may only add to the audit; a foreign database may not have it. */
async function appRole(pool: ReturnType<typeof openPool>): Promise<string | undefined> {
  const asked = `select 1 from pg_roles where rolname = 'anyue_app' and pg_has_role(current_user, oid, 'member')`
  return (await pool.query(asked)).rowCount ? 'anyue_app' : undefined
}

function serve(server: Listening, parts: Parts): void {
  const app = buildApp(parts, slices)
  server.serve((request, env) => app.fetch(request, env as object))
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<void> {
  const undo: Undo[] = []
  let leaving: Promise<void> | undefined
  const leave = (code: number): Promise<void> => {
    leaving ??= (async () => {
      // Last opened, first closed — but the server drains before anything it needs goes away.
      const [drain, ...rest] = undo
      await drain?.()
      for (const step of rest.reverse()) await step().catch((error) => log.error({ err: error }, 'while stopping'))
      process.exit(code)
    })()
    return leaving
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(0))
  // The starter was killed: nobody would stop us otherwise.
  process.on('disconnect', () => void leave(0))
  try {
    await start(process.env, undo)
  } catch (error) {
    // Asked to go while starting: what broke under its feet is no news.
    if (leaving) return leaving
    process.stderr.write(`${explainStartFailure(error)}\n`)
    await leave(1)
  }
}

await main()
