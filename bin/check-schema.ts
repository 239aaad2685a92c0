// Keeps distributed engines and "one town moved or deleted whole" possible: looks at the migrated catalogue.
import pg from 'pg'
import { withMigratedDatabase } from './migrated-database.ts'
import { report } from './source-files.ts'

const notOurs = `('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker')`

/** Each query returns one line for each fault. */
const faults = {
  'its key does not begin with town_id': `
    select c.conrelid::regclass || ' ' || c.conname
    from pg_constraint c join pg_attribute town on town.attrelid = c.conrelid and town.attname = 'town_id'
    where c.contype in ('p', 'u', 'f') and c.connamespace = 'public'::regnamespace and c.conkey[1] <> town.attnum`,
  'a unique index does not begin with town_id': `
    select i.indexrelid::regclass::text
    from pg_index i join pg_attribute town on town.attrelid = i.indrelid and town.attname = 'town_id'
    join pg_class r on r.oid = i.indrelid and r.relnamespace = 'public'::regnamespace
    where i.indisunique and i.indkey[0] <> town.attnum`,
  'it has town_id but no primary key': `
    select r.oid::regclass::text from pg_class r
    join pg_attribute town on town.attrelid = r.oid and town.attname = 'town_id'
    where r.relkind in ('r', 'p') and r.relnamespace = 'public'::regnamespace
      and not exists (select from pg_constraint c where c.conrelid = r.oid and c.contype = 'p')`,
  'town_id may be null': `
    select r.oid::regclass::text from pg_class r
    join pg_attribute town on town.attrelid = r.oid and town.attname = 'town_id' and not town.attnotnull
    where r.relkind in ('r', 'p') and r.relnamespace = 'public'::regnamespace`,
  'a trigger': `
    select t.tgrelid::regclass || ' ' || t.tgname from pg_trigger t join pg_class r on r.oid = t.tgrelid
    where not t.tgisinternal and r.relnamespace::regnamespace::text not in ${notOurs}`,
  'an exclusion constraint': `
    select conrelid::regclass || ' ' || conname from pg_constraint
    where contype = 'x' and connamespace = 'public'::regnamespace`,
  'a deferrable constraint': `
    select conrelid::regclass || ' ' || conname from pg_constraint
    where condeferrable and connamespace = 'public'::regnamespace`,
  'a GiST index': `
    select i.relname from pg_class i join pg_am a on a.oid = i.relam
    where a.amname = 'gist' and i.relnamespace = 'public'::regnamespace`,
  'a serial or sequence default (use UUIDv7 or identity)': `
    select adrelid::regclass || ' ' || pg_get_expr(adbin, adrelid) from pg_attrdef d join pg_class r on r.oid = d.adrelid
    where pg_get_expr(adbin, adrelid) like 'nextval%' and r.relnamespace = 'public'::regnamespace`,
  'a time without zone': `
    select attrelid::regclass || ' ' || attname from pg_attribute a join pg_class r on r.oid = a.attrelid
    where atttypid = 'timestamp'::regtype and r.relkind in ('r', 'p') and r.relnamespace = 'public'::regnamespace`,
}

const problems = await withMigratedDatabase(async (url) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const found: string[] = []
    for (const [fault, query] of Object.entries(faults)) {
      const { rows } = await client.query<[string]>({ text: query, rowMode: 'array' })
      found.push(...rows.map(([where]) => `${where}: ${fault}`))
    }
    const tables = await client.query(`select from pg_tables where schemaname = 'public'`)
    console.log(`${tables.rowCount} tables`)
    return tables.rowCount ? found : ['no table was looked at']
  } finally {
    await client.end()
  }
})
report(problems)
