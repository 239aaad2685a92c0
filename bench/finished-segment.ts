import { readdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** As a minute without a full segment does by itself. Returns once the segment has reached the backup folder. */
export async function finishSegment(db: Db, wal: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`select pg_walfile_name(pg_switch_wal()) as name`.execute(db)
  while (!readdirSync(wal).some((file) => file.startsWith(rows[0]!.name) && file.endsWith('.gz'))) await pause(50)
}
