import { sql } from 'kysely'
import { personalFields, topics } from '#people/personal-fields.ts'
import type { Db } from '#platform/db.ts'
import { isSecret, ownColumnOf } from './own.rules.ts'

export interface OwnTable {
  table: string
  rows: Record<string, unknown>[]
  /** More than are given here. */
  more: boolean
}

/** As many as a person reads in a lifetime, and a download still ends within the minute. */
const MOST = 20_000

/** Columns of the inventory, table by table. */
const columnsOf = (): Map<string, string[]> => {
  const all = new Map<string, string[]>()
  for (const topic of topics)
    for (const [table, columns] of Object.entries(personalFields[topic].columns))
      all.set(table, [...(all.get(table) ?? []), ...columns])
  return all
}

/**
 * Whatever the inventory says is kept of people, and is of this one: their own rows whole, and of what they did for the
 * office only which, what and when, for such a row tells of others too. Secrets are not among it.
 */
export async function listOwn(db: Db, townId: string, personId: string): Promise<OwnTable[]> {
  const found: OwnTable[] = []
  for (const [table, columns] of columnsOf()) {
    const own = ownColumnOf(table, columns)
    const acts = columns.filter((column) => /_by$/.test(column))
    const by = own ? [own] : acts
    if (by.length === 0) continue
    const mine = sql.join(
      by.map((column) => sql`t.${sql.ref(column)}::text = ${personId}`),
      sql` or `,
    )
    const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(t) as row from ${sql.table(table)} t
      where t.${sql.ref(table === 'town' ? 'id' : 'town_id')} = ${townId} and (${mine}) limit ${MOST + 1}`.execute(db)
    if (rows.length === 0) continue
    const shown = (column: string) => (own ? !isSecret(column) : isAbout(column))
    const told = rows.slice(0, MOST).map(({ row }) => Object.fromEntries(Object.entries(row).filter(([c]) => shown(c))))
    found.push({ table, rows: told, more: rows.length > MOST })
  }
  return found
}

const isAbout = (column: string): boolean => /(^|_)(id|by|at|on)$/.test(column) && column !== 'town_id'
