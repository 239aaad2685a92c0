// npm run erase-again [-- FILE]: after a restore, erases again whatever the database does not know to be erased.
// The app does the same at start; FILE is an erasures.jsonl from elsewhere, taken in first.
import { existsSync } from 'node:fs'
import { openDb, openPool } from '#platform/db.ts'
import { keysFrom } from '#platform/keys.ts'
import { dataFolder, superviseDatabase } from '#platform/postgres/database.ts'
import { migrate } from '#platform/postgres/migrate.ts'
import { readSecret } from '#platform/secret.ts'
import { eraseAgain, mergeTombstones, tombstoneFile } from '#privacy/tombstones.ts'

const from = process.argv[2]
if (from && !existsSync(from)) {
  console.error(`${from} does not exist`)
  process.exit(2)
}
const dataDir = dataFolder(process.env)
const file = tombstoneFile(dataDir)
if (from) mergeTombstones(from, file)
const database = await superviseDatabase(process.env)
try {
  await migrate(database.url)
  const pool = openPool(database.url, { max: 2 })
  const done = await eraseAgain(openDb(pool), keysFrom(readSecret(process.env, dataDir)), file, new Date())
  for (const { id, kind, erasedAt } of done) console.log(`${id} ${kind} ${erasedAt.toISOString()}`)
  console.log(`安月 · 重新清除 ${done.length} 件。 Erased again: ${done.length}.`)
  await pool.end()
} finally {
  await database.stop()
}
