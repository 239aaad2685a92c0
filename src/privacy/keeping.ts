import type { Ctx } from '#people/access.ts'
import { afterCommit, type Db } from '#platform/db.ts'
import { log } from '#platform/log.ts'
import { keepTombstones } from './tombstones.ts'

/** Once the erasure has committed it goes into the file beside the database too; the night's job makes up for a miss. */
export function keepSoon(tx: Db, c: Ctx): void {
  const { tombstones } = c.var.site
  if (!tombstones) return
  afterCommit(tx, (db) => {
    keepTombstones(db, tombstones).catch((error) => log.error({ err: error }, 'an erasure is not in its file yet'))
  })
}
