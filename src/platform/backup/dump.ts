import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pg from 'pg'
import { BackupRefused } from './refused.ts'

const run = promisify(execFile)

export const dumpTo = (url: string, file: string): Promise<void> =>
  tool('pg_dump', ['--format=custom', '--no-owner', `--file=${file}`], url)

/** Into a database without tables. @throws BackupRefused when it has some */
export async function loadDump(url: string, file: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      `select from pg_tables where schemaname not in ('pg_catalog', 'information_schema') limit 1`,
    )
    if (rowCount) throw new BackupRefused('database-in-use')
    // The dump grants to it; whoever may not make roles has made it before (docs/operate.md).
    await client.query('create role anyue_app nologin').catch(() => {})
  } finally {
    await client.end()
  }
  await tool('pg_restore', ['--no-owner', '--exit-on-error', '--single-transaction', '--dbname', '', file], url)
}

/** The address goes by the environment: arguments may be seen by everybody on the machine. */
async function tool(name: 'pg_dump' | 'pg_restore', words: string[], url: string): Promise<void> {
  const at = new URL(url)
  const given: Record<string, string | undefined> = {
    PGHOST: at.searchParams.get('host') ?? at.hostname,
    PGPORT: at.port || undefined,
    PGUSER: decodeURIComponent(at.username) || undefined,
    PGPASSWORD: decodeURIComponent(at.password) || undefined,
    PGDATABASE: decodeURIComponent(at.pathname.slice(1)),
    PGSSLMODE: at.searchParams.get('sslmode') ?? undefined,
  }
  const env = { ...process.env, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)) }
  // pg_restore, unlike pg_dump, prints a script unless it is told a database.
  const filled = words.map((word) => word || given.PGDATABASE!)
  try {
    await run(name, filled, { env })
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string }
    if (code === 'ENOENT') throw new BackupRefused('no-pg-dump', name, { cause: error })
    throw new BackupRefused('pg-tool-failed', `${name}: ${stderr?.trim() || (error as Error).message}`, {
      cause: error,
    })
  }
}
