import { type RawBuilder, sql } from 'kysely'
import { type Db, transact } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Retention, retentions, unlawful } from './retention.rules.ts'

/** One line of what goes: rows, or some columns of them, and how old the oldest is. */
export interface Due {
  table: string
  columns: readonly string[]
  count: number
  oldest: Date
}

/** Of the town, which may live at another date, and of the server. */
export interface Clocks {
  now: Date
  serverNow: Date
}

const DAY_MS = 86_400_000
const raw = (text: string) => sql.raw(text)

function isOver(retention: Retention, townId: string, clocks: Clocks): RawBuilder<unknown> {
  const now = retention.serverClock ? clocks.serverNow : clocks.now
  const before = new Date(now.getTime() - retention.days * DAY_MS)
  const only = retention.only ? sql`and ${raw(retention.only)}` : sql``
  const says = Object.entries(retention.empties ?? {}).map(
    ([column, value]) => sql`${sql.ref(`t.${column}`)} is distinct from ${raw(value)}`,
  )
  const still = says.length > 0 ? sql`and (${sql.join(says, sql` or `)})` : sql``
  return sql`t.town_id = ${townId} and ${raw(retention.since)} < ${before} ${only} ${still}`
}

/** Logs that would go before six months (网络安全法 §23 no. 3): nothing at all is taken then. */
export class LogsTooShort extends Error {
  constructor(lines: readonly Retention[]) {
    super(`logs are kept for 180 days at least: ${lines.map(({ table, days }) => `${table} ${days}`).join(', ')}`)
  }
}

/** Exactly what `purge` would take at this moment. @throws LogsTooShort */
export async function listDue(db: Db, townId: string, clocks: Clocks, lines = retentions): Promise<Due[]> {
  refuseShort(lines)
  const due: Due[] = []
  for (const retention of lines) {
    const { rows } = await sql<{ count: number; oldest: Date | null }>`
      select count(*)::int as count, min(${raw(retention.since)}) as oldest
      from ${sql.table(retention.table)} t where ${isOver(retention, townId, clocks)}`.execute(db)
    const { count, oldest } = rows[0]!
    if (oldest) due.push({ table: retention.table, columns: Object.keys(retention.empties ?? {}), count, oldest })
  }
  return due
}

function refuseShort(lines: readonly Retention[]): void {
  const short = unlawful(lines)
  if (short.length > 0) throw new LogsTooShort(short)
}

/** Takes whatever is over, and writes down how much of what: all of it or, when that fails, nothing. @throws LogsTooShort */
export function purge(db: Db, townId: string, clocks: Clocks, lines = retentions): Promise<Record<string, number>> {
  return transact(db, async (tx) => {
    refuseShort(lines)
    const gone: Record<string, number> = {}
    for (const retention of lines) {
      const table = sql.table(retention.table)
      const over = isOver(retention, townId, clocks)
      const emptied = Object.entries(retention.empties ?? {}).map(
        ([column, value]) => sql`${sql.ref(column)} = ${raw(value)}`,
      )
      const act =
        emptied.length > 0
          ? sql`update ${table} t set ${sql.join(emptied)} where ${over}`
          : sql`delete from ${table} t where ${over}`
      const rows = Number((await act.execute(tx)).numAffectedRows ?? 0n)
      if (rows > 0) gone[retention.table] = rows
    }
    if (Object.keys(gone).length > 0) await recordPurge(tx, townId, gone, clocks.now)
    return gone
  })
}

async function recordPurge(tx: Db, townId: string, gone: Record<string, number>, now: Date): Promise<void> {
  await tx
    .insertInto('privacy_purge')
    .values({ town_id: townId, id: newId(), gone: JSON.stringify(gone), purged_at: now })
    .execute()
}

export const listPurges = (db: Db, townId: string): Promise<{ gone: Record<string, number>; purgedAt: Date }[]> =>
  db
    .selectFrom('privacy_purge')
    .select(['gone', 'purged_at as purgedAt'])
    .where('town_id', '=', townId)
    .orderBy('id', 'desc')
    .limit(12)
    // written by recordPurge only
    .$castTo<{ gone: Record<string, number>; purgedAt: Date }>()
    .execute()
