// A county over many towns, made by bench/county-rows.sql, and the people who read it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { compareCounters } from '#campaign/counters.store.ts'
import { keepSums, listUnsummed } from '#campaign/counters.sums.store.ts'
import { recordSession } from '#people/sessions.store.ts'
import { findTown } from '#people/town.store.ts'
import type { Db } from '#platform/db.ts'
import { projectRoot } from '#platform/postgres/migrate.ts'

/** Their indexes but the keys are built when all rows are there. */
const big = ['campaign_standing', 'campaign_submission', 'campaign_assignment', 'campaign_evidence', 'urge']
/** A bench that is stopped leaves no server working for nobody. */
const settings = `set maintenance_work_mem = '512MB'; set work_mem = '256MB'; set synchronous_commit = off;
  set client_connection_check_interval = '2s'`

export const townSlug = (nth: number): string => `zhen-${nth}`

/** Adds the towns after `from` up to `to`; what autovacuum does within minutes is done at the end. */
export async function growCounty(url: string, from: number, to: number): Promise<void> {
  const rows = readFileSync(join(projectRoot(), 'bench/county-rows.sql'), 'utf8')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(settings)
    const { rows: indexes } = await client.query(
      `select indexname, indexdef from pg_indexes
      where tablename = any($1) and indexdef not like 'CREATE UNIQUE%'`,
      [big],
    )
    for (const { indexname } of indexes) await client.query(`drop index ${indexname}`)
    await client.query(rows.replaceAll(':first', String(from + 1)).replaceAll(':last', String(to)))
    for (const { indexdef } of indexes) await client.query(indexdef)
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

/** As the job of each minute leaves them. */
export async function keepAllSums(db: Db): Promise<void> {
  for (const { townId, now } of await listUnsummed(db, new Date())) await keepSums(db, townId, now)
  await sql`analyze campaign_counter_sum, campaign_counter_activity`.execute(db)
}

/** A started app has its statistics counted anew and looks whom to urge; that is over in seconds, and no page's doing. */
export async function untilAtRest(db: Db): Promise<void> {
  for (let quiet = 0; quiet < 10; ) {
    await pause(500)
    const { rows } = await sql`select from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()
      and backend_type in ('client backend', 'autovacuum worker')`.execute(db)
    quiet = rows.length === 0 ? quiet + 1 : 0
  }
}

/** A town that is there already becomes the county; it is in nobody's sums. */
export async function markCounty(db: Db, slug: string): Promise<void> {
  await db.updateTable('town').set({ kind: 'county' }).where('slug', '=', slug).execute()
}

/** Signed in as whoever may read the whole of it. */
export async function readerOf(db: Db, slug: string): Promise<string> {
  const town = (await findTown(db, slug))!
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.id)
    .where('username', '=', 'zhuren')
    .executeTakeFirstOrThrow()
  const session = { personId: id, device: 'bench', address: '', secondFactorAt: new Date() }
  return `session=${await recordSession(db, town.id, session, new Date(Date.now() + town.clockShiftMs))}`
}

/** The counters of the made towns are what counting gives, or nothing that is measured says anything. */
export async function checkMade(db: Db, nths: readonly number[]): Promise<void> {
  for (const nth of nths) {
    const town = (await findTown(db, townSlug(nth)))!
    const faults = await compareCounters(db, town.id)
    if (faults.length > 0) throw new Error(`${town.slug}: ${JSON.stringify(faults[0])}`)
  }
}
