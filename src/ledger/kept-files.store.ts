import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export interface KeptFile {
  sha256: string
  table: string
  id: string
  town: string
  /** '' where the row belongs to the town as a whole. */
  unit: string
}

/** These hash something else: what a phone says before it sends, a list of hashes. */
const noFiles = ['campaign_upload']
const noFile = ['manifest_sha256']

/** Every hash that any row of any town names, and whose it is; a new table with such a column is found by itself. */
export async function listKeptFiles(db: Db): Promise<KeptFile[]> {
  const { rows: columns } = await sql<{ table: string; column: string; names: string[] }>`
    select c.table_name as table, c.column_name as column,
      (select array_agg(o.column_name::text) from information_schema.columns o
        where o.table_schema = c.table_schema and o.table_name = c.table_name) as names
    from information_schema.columns c
    where c.table_schema = 'public' and c.column_name like '%sha256'`.execute(db)
  const ours = columns.filter(
    ({ table, column, names }) => names.includes('town_id') && !noFiles.includes(table) && !noFile.includes(column),
  )
  const found = await Promise.all(ours.map((one) => filesIn(db, one)))
  return found.flat()
}

async function filesIn(
  db: Db,
  { table, column, names }: { table: string; column: string; names: string[] },
): Promise<KeptFile[]> {
  const owner = names.includes('assignment_id')
    ? sql`left join campaign_assignment a on a.town_id = f.town_id and a.id = f.assignment_id
          left join unit u on u.town_id = a.town_id and u.id = a.unit_id`
    : names.includes('unit_id')
      ? sql`left join unit u on u.town_id = f.town_id and u.id = f.unit_id`
      : sql`left join unit u on false`
  const id = names.includes('id') ? sql`f.id::text` : sql`''`
  const { rows } = await sql<KeptFile>`
    select ${sql.ref(`f.${column}`)} as sha256, ${table} as table, ${id} as id, t.name as town,
      coalesce(u.name, '') as unit
    from ${sql.table(table)} f join town t on t.id = f.town_id ${owner}
    where ${sql.ref(`f.${column}`)} is not null`.execute(db)
  return rows
}
