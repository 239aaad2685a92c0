import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { StartFailure } from './start-failure.ts'

/** Any number; two processes that migrate the same database agree on it. */
const migrationLock = 5_206_170_602
const waitForOtherMigrator = '120s'
/** A migration that cannot have its table at once lets the town work on, and tries again. */
const waitForTable = '4s'
const tries = 5

/** The folder that holds package.json, from the source tree and from dist/ alike. */
export function projectRoot(from = import.meta.dirname): string {
  return existsSync(join(from, 'package.json')) ? from : projectRoot(dirname(from))
}

/**
 * Applies what is new in `dir`, in the order of the file names, each file in one transaction; returns their names.
 * A file the database has and we have not is fine: the program before the last release runs on the new schema.
 */
export async function migrate(url: string, dir = join(projectRoot(), 'db/migrations')): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`set lock_timeout = '${waitForOtherMigrator}'`)
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(`create table if not exists schema_migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
    // not before the database runs: whoever only starts it need not load the queue
    const { installJobs } = await import('#platform/jobs/install.ts')
    await installJobs(url, client)
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migration')
    const known = new Map(rows.map((row) => [row.name, row.sha256]))
    const fresh = migrationsIn(dir).filter((file) => !isKnown(file, known))
    for (const file of fresh) await apply(client, file)
    return fresh.map((file) => file.name)
  } finally {
    await client.end()
  }
}

type Migration = { name: string; sql: string; sha256: string }

export function migrationsIn(dir: string): Migration[] {
  return readdirSync(dir)
    .filter((name) => /^\d{12,14}_[a-z0-9_-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(dir, name), 'utf8').replaceAll('\r\n', '\n')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })
}

function isKnown(file: Migration, known: Map<string, string>): boolean {
  const sha256 = known.get(file.name)
  if (sha256 && sha256 !== file.sha256) throw new StartFailure('migration-changed', file.name)
  return sha256 !== undefined
}

async function apply(client: pg.Client, file: Migration): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(`begin; set local lock_timeout = '${waitForTable}'`)
      await client.query(file.sql)
      await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [file.name, file.sha256])
      await client.query('commit')
      return
    } catch (error) {
      await client.query('rollback')
      const { code, message, position } = error as pg.DatabaseError
      if (code === lockNotAvailable && attempt < tries) {
        await pause(attempt * 1_000)
        continue
      }
      const line = position ? `:${file.sql.slice(0, Number(position)).split('\n').length}` : ''
      throw new StartFailure('migration-failed', `${file.name}${line}: ${message}`, { cause: error })
    }
  }
}

const lockNotAvailable = '55P03'
