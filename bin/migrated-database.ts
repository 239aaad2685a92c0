import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '#platform/postgres/migrate.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'

/** A throw-away database with every migration applied, for looking at the schema. */
export async function withMigratedDatabase<T>(look: (url: string) => T | Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'anyue-schema-'))
  const cluster = await startPostgres({ dataDir, settings: { fsync: 'off' } })
  try {
    const url = cluster.superuserUrl('postgres')
    await migrate(url)
    return await look(url)
  } finally {
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
