import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { checkQueues } from '#hazards/wholeness.ts'
import { checkAudits, checkClock, checkUploads } from '#ledger/wholeness.ts'
import { wholeWords as words } from '#platform/backup/words.ts'
import { openDb, openPool } from '#platform/db.ts'
import { fileStoreFrom } from '#platform/files/chosen-store.ts'
import { dataFolder, superviseDatabase } from '#platform/postgres/database.ts'
import { readAllPages } from '#platform/postgres/pages.ts'

/** @returns how many faults were named */
export async function verify(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<number> {
  const dataDir = dataFolder(env)
  const database = await superviseDatabase(env)
  const pool = openPool(database.url, { max: 2 })
  try {
    let faults = 0
    if (!database.embedded) say(words.foreignPages)
    else {
      const cluster = join(realpathSync(join(dataDir, 'postgres')), 'cluster')
      const { broken, pages, files } = await readAllPages(cluster, database.url)
      for (const { relation, block, file } of broken) say(words.page(relation, block, file))
      if (broken.length === 0) say(words.pages(pages, files))
      faults += broken.length
    }
    const db = openDb(pool)
    const store = await fileStoreFrom(env, join(dataDir, 'files'))
    for (const check of [
      () => checkUploads(db, store),
      () => checkAudits(db),
      () => checkClock(db),
      () => checkQueues(db),
    ]) {
      // A broken page may lie under the very rows that are asked for.
      const { faults: found, good } = await check().catch((error: Error) => ({ faults: [error.message], good: '' }))
      for (const line of found.length > 0 ? found : [good]) say(line)
      faults += found.length
    }
    return faults
  } finally {
    await pool.end()
    await database.stop()
  }
}
