import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { seedTown } from '#demo-town/seed.ts'
import { sudian } from '#demo-town/towns.ts'
import { type Db, openDb, openPool } from '#platform/db.ts'
import { keysFrom } from '#platform/keys.ts'
import { type Database, superviseDatabase } from '#platform/postgres/database.ts'
import { migrate, projectRoot } from '#platform/postgres/migrate.ts'
import { readSecret } from '#platform/secret.ts'
import { tokenOf } from '#units/holder.ts'
import { recordLink } from '#units/links.store.ts'
import { listUnits, recordUnit } from '#units/units.store.ts'

/** What one village owes, and the door that its poster names. */
export interface Door {
  token: string
  unitId: string
  linkId: string
  assignmentId: string
}

export interface PreparedTown {
  dataDir: string
  townId: string
  doors: Door[]
  env: NodeJS.ProcessEnv
  remove(): void
}

/** A data folder with a town in it whose villages owe a report each; nothing runs when it returns. */
export async function prepareTown({ villages = 0, databaseUrl = '' } = {}): Promise<PreparedTown> {
  execFileSync(process.execPath, ['bin/build.mjs'], { cwd: projectRoot() })
  const dataDir = mkdtempSync(join(tmpdir(), 'anyue-started-'))
  chmodSync(dataDir, 0o755) // the database's own user has to walk in
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ANYUE_DATA: dataDir,
    ANYUE_TOWN: 'empty',
    NODE_ENV: 'production',
    VITEST: '',
  }
  if (databaseUrl) env.DATABASE_URL = databaseUrl
  const { townId, doors } = await withDatabase(dataDir, fill, databaseUrl)
  return { dataDir, townId, doors, env, remove: () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }) }

  async function fill(db: Db) {
    const townId = await seedTown(db, sudian)
    const [first] = (await listUnits(db, townId)).filter(({ kinds }) => kinds.includes('village'))
    for (let nth = 0; nth < villages; nth++)
      await recordUnit(db, townId, { ...first!, name: `村${nth}`, aliases: [], position: 1_000 + nth })
    return { townId, doors: await openDoors(db, townId, keysFrom(readSecret(env, dataDir))) }
  }
}

async function openDoors(db: Db, townId: string, keys: ReturnType<typeof keysFrom>): Promise<Door[]> {
  const campaign = await smallCampaign({ db, town: { id: townId } })
  const owed = await db
    .selectFrom('campaign_assignment')
    .select(['id as assignmentId', 'unit_id as unitId'])
    .where('town_id', '=', townId)
    .where('task_id', '=', campaign.taskIds.phone.id)
    .execute()
  const doors: Door[] = []
  for (const one of owed) {
    const linkId = await recordLink(db, townId, one.unitId, null)
    doors.push({ ...one, linkId, token: tokenOf(keys, townId, linkId) })
  }
  return doors
}

/** The embedded database of a folder, or the one that an address names, without the app. */
export async function withDatabase<T>(
  dataDir: string,
  work: (db: Db, database: Database) => Promise<T>,
  url = '',
): Promise<T> {
  const database = await superviseDatabase({ ANYUE_DATA: dataDir, DATABASE_URL: url })
  try {
    await migrate(database.url)
    const db = openDb(openPool(database.url))
    return await work(db, database).finally(() => db.destroy())
  } finally {
    await database.stop()
  }
}

export interface StartedApp {
  child: ChildProcess
  url: string
  /** From spawning to "ready". */
  ms: number
  /** The last words of one that went by itself. */
  died(): string | undefined
  /** Of its log. */
  lastWords(): string
  stop(): Promise<void>
}

/** The built app as `npm start` runs it, until it says that it is ready. It goes when this process goes. */
export async function startApp(
  { env }: PreparedTown,
  port: number,
  more: Record<string, string> = {},
): Promise<StartedApp> {
  const from = Date.now()
  const child = spawn(process.execPath, ['dist/start.js'], {
    cwd: projectRoot(),
    env: { ...env, HOST: '127.0.0.1', PORT: String(port), ...more },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data) => {
      said += data
    })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  while (!said.includes('Anyue is ready at')) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The app did not start: ${said}`)
    await pause(20)
  }
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  const died = () => {
    const how = child.signalCode ?? child.exitCode
    return how === null ? undefined : `${how}: ${said.slice(-2_000)}`
  }
  return {
    child,
    died,
    lastWords: () => said.slice(-2_000),
    url: `http://127.0.0.1:${port}${more.BASE_PATH ?? ''}/t/${sudian.slug}`,
    ms: Date.now() - from,
    stop,
  }
}

/** Of the server that runs now; 0 while none does. */
export function postmasterOf(dataDir: string): number {
  try {
    return Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return 0 // the file goes with the server, at any moment
  }
}

/** Below the ports that outgoing connections take: one of those would hold it while a killed app is away. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => resolve(true))
    })
    await new Promise((resolve) => server.close(resolve))
    if (isFree) return port
  }
}
