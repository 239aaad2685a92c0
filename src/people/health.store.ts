import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** The database answers, and as the app's own role. @throws when it is away */
export async function askDatabase(db: Db): Promise<void> {
  await sql`select 1`.execute(db)
}
