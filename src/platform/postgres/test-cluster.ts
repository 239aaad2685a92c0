import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Db, openDb, openPool, refreshStatistics } from '#platform/db.ts'
import { isUsed } from './companions.ts'
import { ensureDatabase } from './create-database.ts'
import { migrate, projectRoot } from './migrate.ts'
import { processesWorkingIn, signal } from './processes.ts'
import { type Cluster, startPostgres } from './supervisor.ts'
import { template } from './test-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the database `postgres`; another database is the same URL with its name in the path. */
    testServerUrl: string
  }
}

/** A throw-away cluster with the demo town in a template database: one for all projects of a run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  users += 1
  running ??= start()
  const { cluster, folder } = await running
  project.provide('testServerUrl', cluster.superuserUrl('postgres'))
  return async () => {
    users -= 1
    if (users > 0) return
    running = undefined
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

let users = 0
let running: Promise<{ cluster: Cluster; folder: string }> | undefined

/** Nothing in here has to survive a power cut. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  archive_mode: 'off',
  max_connections: 200,
}

const prefix = 'anyue-test-'

/** A test run that was killed leaves its server and its folder. */
async function removeAbandoned(): Promise<void> {
  const abandoned = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))
  for (const folder of abandoned.map((name) => join(tmpdir(), name))) {
    const young = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) < 60_000
    if (young || isUsed(join(folder, 'users'))) continue
    for (const pid of processesWorkingIn(join(folder, 'cluster'))) signal(pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

async function start() {
  await removeAbandoned()
  const folder = mkdtempSync(join(tmpdir(), prefix))
  const cluster = await startPostgres({ dataDir: folder, settings })
  try {
    await ensureDatabase(cluster.superuserUrl('postgres'), template)
    await migrate(cluster.superuserUrl(template))
    await seed(cluster.superuserUrl(template))
    return { cluster, folder }
  } catch (error) {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** By its place, not by import: the platform knows no town, and a town may be absent. */
async function seed(url: string): Promise<void> {
  const file = join(projectRoot(), 'src/demo-town/seed.ts')
  if (!existsSync(file)) return
  const { seedTowns } = (await import(file)) as { seedTowns(db: Db): Promise<void> }
  const db = openDb(openPool(url))
  await seedTowns(db)
    .then(() => refreshStatistics(db))
    .finally(() => db.destroy())
}
