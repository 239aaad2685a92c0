import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** The database's clock, asked now and then; between two askings the process counts on. */
export interface Clock {
  now(shiftMs?: number): Date
}

const ASK_EVERY_MS = 30_000

export function databaseClock(db: Db): Clock & { ask(): Promise<void> } {
  let offset = 0
  let askedAt = 0
  const ask = async () => {
    const before = Date.now()
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
    const after = Date.now()
    offset = rows[0]!.now.getTime() - (before + after) / 2
    askedAt = after
  }
  return {
    ask,
    now(shiftMs = 0) {
      // A failed asking keeps the last known offset; the next one comes soon.
      if (Date.now() - askedAt > ASK_EVERY_MS) {
        askedAt = Date.now()
        ask().catch(() => {})
      }
      return new Date(Math.round(Date.now() + offset) + shiftMs)
    },
  }
}
