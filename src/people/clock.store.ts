import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** So much later than now a line may be: a request writes its own within this. */
export const BEHIND_MS = 5 * 60_000

export interface NewestAct {
  townId: string
  /** Null where nothing was done yet. */
  id: string | null
  at: Date | null
}

/** Of each town, the line written last, and the latest moment that any line bears. */
export async function listNewestActs(db: Db): Promise<NewestAct[]> {
  const { rows } = await sql<NewestAct>`
    select town.id as "townId", newest.id, latest.at from town
    left join lateral (select id from audit_entry where town_id = town.id order by id desc limit 1) newest on true
    left join lateral (select at from audit_entry where town_id = town.id order by at desc limit 1) latest on true`.execute(
    db,
  )
  return rows
}

/** How far the latest line lies before us, in ms: 0 unless the clock was set back. */
export const aheadOf = (now: Date, newest: readonly NewestAct[]): number =>
  Math.max(0, ...newest.map(({ at }) => (at ? at.getTime() - now.getTime() : 0)))

export interface WentBack {
  town: string
  entry: string
  before: Date
  at: Date
}

const MOST = 20

/** Where a line of the audit bears an earlier moment than the one before it, by more than minutes. */
export async function listWentBack(db: Db): Promise<WentBack[]> {
  const { rows } = await sql<WentBack>`
    select town.name as town, line.id as entry, line.before, line.at from (
      select town_id, id, at, lag(at) over (partition by town_id order by id) as before from audit_entry) line
    join town on town.id = line.town_id
    where line.at < line.before - interval '5 minutes' order by line.id desc limit ${MOST}`.execute(db)
  return rows
}

export async function databaseNow(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  return rows[0]!.now
}
