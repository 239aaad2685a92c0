import { type Db, transact } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'
import {
  type Erasure,
  eraseAccountFound,
  eraseFound,
  insertErasure,
  marksOf,
  namedLike,
  recordReplay,
} from './erasures.store.ts'
import { listTraces } from './traces.store.ts'

/** Does an erasure again on a database that was restored from before it. @returns false when the town is not there */
export function replayErasure(db: Db, keys: Keys, erasure: Erasure, now: Date): Promise<boolean> {
  const { townId, personId } = erasure
  return transact(db, async (tx) => {
    const town = await tx.selectFrom('town').select('id').where('id', '=', townId).executeTakeFirst()
    if (!town) return false
    const marks = new Set(erasure.marks)
    const back = marks.size === 0 ? [] : await listTraces(tx, townId)
    const named = back.filter((finding) => marksOf(keys, townId, finding).some((mark) => marks.has(mark)))
    const erased = personId
      ? await eraseAccountFound(tx, townId, personId, [...named, ...(await namedLike(tx, townId, personId))], now)
      : await eraseFound(tx, townId, named)
    await insertErasure(tx, erasure)
    await recordReplay(tx, townId, erasure.id, erased, now)
    return true
  })
}
