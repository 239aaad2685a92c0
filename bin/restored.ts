import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { places } from '#platform/backup/manifest.ts'
import { type Restored, restore, type Wish } from '#platform/backup/restore.ts'
import { openDb, openPool } from '#platform/db.ts'
import { dataFolder, superviseDatabase } from '#platform/postgres/database.ts'
import { migrate } from '#platform/postgres/migrate.ts'
import { eraseAgain, mergeTombstones, tombstoneFile } from '#privacy/tombstones.ts'

/** Restored, and whoever was erased meanwhile is erased in it too, before anybody sees it. */
export async function restoreAndErase(
  env: NodeJS.ProcessEnv,
  place: string,
  wish: Wish,
): Promise<Restored & { erasedAgain: number }> {
  const restored = await restore(env, place, wish)
  const file = tombstoneFile(dataFolder(env))
  const known = [join(place, places.erasures), join(place, restored.manifest.name, places.erasures)]
  if (wish.old) known.push(tombstoneFile(wish.old))
  for (const one of known) if (existsSync(one)) mergeTombstones(one, file)
  if (!restored.keys) return { ...restored, erasedAgain: 0 }
  const database = await superviseDatabase(env)
  try {
    await migrate(database.url)
    const pool = openPool(database.url, { max: 2 })
    const again = await eraseAgain(openDb(pool), restored.keys, file, new Date()).finally(() => pool.end())
    return { ...restored, erasedAgain: again.length }
  } finally {
    await database.stop()
  }
}
