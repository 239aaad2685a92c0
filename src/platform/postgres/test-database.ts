import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { ensureDatabase } from './create-database.ts'

export const template = 'anyue_template'

/** This worker's own copy of the demo town, shared by its test files: leave nothing behind (roll back). */
export const databaseForThisWorker = (): Promise<string> => copyOfTemplate(`anyue_worker_${process.env.VITEST_POOL_ID}`)

/** A copy for one test that commits, kills or migrates. */
export const databaseForThisTest = (): Promise<string> => copyOfTemplate(`anyue_test_${randomBytes(6).toString('hex')}`)

/** A database without a single table. */
export const emptyDatabase = (): Promise<string> => copyOfTemplate(`anyue_empty_${randomBytes(6).toString('hex')}`, '')

async function copyOfTemplate(name: string, from = template): Promise<string> {
  const server = inject('testServerUrl')
  await ensureDatabase(server, name, from || 'template0')
  const url = new URL(server)
  url.pathname = name
  return url.href
}
