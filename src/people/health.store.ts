import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** As long as a connection is waited for. */
const PATIENCE_MS = 5_000

/** Whether the database answers, and as the app's own role. */
export function isAnswering(db: Db): Promise<boolean> {
  const answered = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )
  return Promise.race([answered, pause(PATIENCE_MS, false, { ref: false })])
}
