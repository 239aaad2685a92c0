import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Whose day has passed and who was not urged about that day yet. @returns how many are new */
export async function noticeOverdue(tx: Db, townId: string, today: string): Promise<number> {
  const { rows } = await sql`insert into hazard_urge (town_id, case_id, clock, due_on, noticed_on)
    select town_id, id, next_clock, next_due_on, ${today} from hazard_case
    where town_id = ${townId} and open and next_due_on < ${today} and next_clock is not null
    on conflict do nothing returning case_id`.execute(tx)
  return rows.length
}

/** Open, and past the day that was noticed. */
export async function countOverdue(db: Db, townId: string, today: string): Promise<number> {
  const found = await db
    .selectFrom('hazard_case')
    .where('town_id', '=', townId)
    .where('open', '=', true)
    .where('next_due_on', '<', today)
    .select((one) => one.fn.countAll<number>().as('count'))
    .executeTakeFirst()
  return found?.count ?? 0
}
