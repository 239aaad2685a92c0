/**
 * How often one telephone was left in a month, for a town's own cap: in the database, so that every process and a restart
 * know it. Only under a keyed hash, beside no report; who reports without a name is not counted here.
 */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'

export interface Left {
  phone: string
  day: string
}

export const monthOf = (day: string): string => day.slice(0, 7)

const markOf = (keys: Keys, townId: string, { phone, day }: Left): Buffer =>
  createHmac('sha256', keys.keyFor('hazard-named-month'))
    .update(JSON.stringify([townId, monthOf(day), phone]))
    .digest()

/** One more under this telephone; nothing is written where it is full already. `cap` 0: there is none. @returns whether it may stand */
export async function countNamed(tx: Db, keys: Keys, townId: string, left: Left, cap: number): Promise<boolean> {
  if (cap === 0) return true
  const mark = markOf(keys, townId, left)
  const { rows } = await sql`insert into hazard_named_month as one (town_id, month, mark, reports)
    values (${townId}, ${monthOf(left.day)}, ${mark}, 1)
    on conflict (town_id, month, mark) do update set reports = one.reports + 1 where one.reports < ${cap}
    returning 1`.execute(tx)
  return rows.length > 0
}

/** Taken back, or left under another telephone: nothing of it stays. */
export async function uncountNamed(tx: Db, keys: Keys, townId: string, left: Left): Promise<void> {
  const mark = markOf(keys, townId, left)
  const mine = sql`town_id = ${townId} and month = ${monthOf(left.day)} and mark = ${mark}`
  await sql`update hazard_named_month set reports = reports - 1 where ${mine} and reports > 0`.execute(tx)
  await sql`delete from hazard_named_month where ${mine} and reports = 0`.execute(tx)
}

/** A month that is over asks nobody any more. */
export const forgetNamed = (db: Db, townId: string, day: string) =>
  sql`delete from hazard_named_month where town_id = ${townId} and month < ${monthOf(day)}`.execute(db)
