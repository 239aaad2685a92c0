import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { ensureDatabase } from './create-database.ts'
import { projectRoot } from './migrate.ts'
import { StartFailure } from './start-failure.ts'
import { startPostgres } from './supervisor.ts'

export type Database = {
  /** Of the owner: who migrates and runs jobs. */
  readonly url: string
  /** True when the server is ours to start and stop. */
  readonly embedded: boolean
  /** Call it last: after the HTTP server has drained, the jobs have stopped and the pools are ended. */
  stop(): Promise<void>
}

type Environment = { DATABASE_URL?: string | undefined; ANYUE_DATA?: string | undefined }

const embeddedDatabase = 'anyue'
const oldestServer = 15
const connectWithin = 5_000
const startingUp = '57P03'
/** So long a server may start, or another take its place behind the same address. */
const waitForServer = 30_000
const invalidCatalogName = '3D000'

/** Where files, secrets and the embedded database are kept. */
export const dataFolder = (env: Environment): string => env.ANYUE_DATA || join(projectRoot(), 'var')

/**
 * The database the settings name: DATABASE_URL as it is, otherwise the embedded server, started (or adopted) now and
 * kept running until stop(). Rejects with a StartFailure when the operator has to act.
 */
export async function superviseDatabase(env: Environment, log: (line: string) => void = () => {}): Promise<Database> {
  if (env.DATABASE_URL) {
    await checkServer(env.DATABASE_URL)
    return { url: env.DATABASE_URL, embedded: false, stop: async () => {} }
  }
  const cluster = await startPostgres({ dataDir: join(dataFolder(env), 'postgres'), log })
  try {
    await ensureDatabase(cluster.superuserUrl('postgres'), embeddedDatabase)
    return { url: cluster.superuserUrl(embeddedDatabase), embedded: true, stop: () => cluster.stop() }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

async function checkServer(url: string): Promise<void> {
  if (!/^(postgres(ql)?|socket):\/\//.test(url)) throw new StartFailure('database-url-malformed')
  const { version, encoding } = await askServer(url)
  if (Number(version) < oldestServer * 10_000) throw new StartFailure('database-too-old', version)
  if (encoding !== 'UTF8') throw new StartFailure('database-not-utf8', encoding)
}

async function askServer(url: string): Promise<{ version: string; encoding: string }> {
  for (const end = Date.now() + waitForServer; ; ) {
    try {
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectWithin })
      client.on('error', () => {})
      await client.connect()
      try {
        const asked = `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`
        return (await client.query(asked)).rows[0]
      } finally {
        await client.end()
      }
    } catch (error) {
      if (!isPassing(error as pg.DatabaseError) || Date.now() > end) {
        throw new StartFailure('database-url-broken', reasonOf(error), { cause: error })
      }
      await pause(1_000)
    }
  }
}

/** Told by a server that starts or is busy, and by a proxy that has nobody to lead to just now. */
const isPassing = ({ code, message }: { code?: string | undefined; message: string }): boolean =>
  code === startingUp || code === 'ECONNRESET' || /timeout expired|Connection terminated/.test(message)

/** The driver's messages name host, user and database, never the password; several addresses give an empty message. */
function reasonOf(error: unknown): string {
  const { code, message, errors } = error as Error & { code?: string; errors?: Error[] }
  if (code === invalidCatalogName) return `${message} (createdb)`
  return message || errors?.map((one) => one.message).join(', ') || code || String(error)
}
