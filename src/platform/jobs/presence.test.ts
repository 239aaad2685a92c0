import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { databaseForThisTest } from '#platform/postgres/test-database.ts'
import { addJob, runJobs } from './jobs.ts'
import { holdPresence, isSomebodyPresent } from './presence.ts'

let pool: pg.Pool
// biome-ignore lint/suspicious/noExplicitAny: the queue is the same beside any tables
let db: Kysely<any>

/** Closed last, after all that a test began on it. */
async function openQueue(): Promise<void> {
  pool = new pg.Pool({ connectionString: await databaseForThisTest(), max: 20 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  onTestFinished(() => db.destroy())
}

/** As a worker of this name had taken it. */
async function taken(worker: string, payload: { unit: string }): Promise<void> {
  await addJob(db, 'urge', payload)
  await sql`update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now(), attempts = 1
    where payload::jsonb = ${JSON.stringify(payload)}::jsonb`.execute(db)
}

const heldBy = async () => {
  const { rows } = await sql<{ by: string | null }>`select locked_by as by from graphile_worker.jobs`.execute(db)
  return rows.map(({ by }) => by)
}

test('what a worker held that is gone is done by another, what a living one holds stays with it', async () => {
  await openQueue()
  const living = holdPresence(pool, 'pool-of-the-living')
  onTestFinished(() => living.stop())
  await taken('pool-of-the-living', { unit: 'nandong' })
  await taken('pool-of-the-dead', { unit: 'beidong' })
  const done: unknown[] = []
  const released: string[] = []
  const jobs = await runJobs(
    pool,
    { urge: async (payload) => void done.push(payload) },
    { lookEveryMs: 100, onReleased: (workers) => released.push(...workers) },
  )
  onTestFinished(() => jobs.stop())
  await vi.waitFor(() => expect(done).toEqual([{ unit: 'beidong' }]), 15_000)
  expect(released).toEqual(['pool-of-the-dead'])
  // A job is crossed off a moment after it is done.
  await vi.waitFor(async () => expect(await heldBy()).toEqual(['pool-of-the-living']), 5_000)
})

test('who starts beside another process knows of it, and no longer when that one has gone', async () => {
  await openQueue()
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
  const url = pool.options.connectionString!
  expect(url).toContain(rows[0]!.name)
  expect(await isSomebodyPresent(url)).toBe(false)
  const other = holdPresence(pool, 'pool-of-the-other')
  await vi.waitFor(async () => expect(await isSomebodyPresent(url)).toBe(true), 5_000)
  await other.stop()
  await vi.waitFor(async () => expect(await isSomebodyPresent(url)).toBe(false), 5_000)
  expect(await isSomebodyPresent('postgresql://anyue@127.0.0.1:1/none')).toBe(false)
})

test('a worker that lost its connection for a moment keeps its jobs', async () => {
  await openQueue()
  const working = Promise.withResolvers<void>()
  let times = 0
  const work = async () => {
    times += 1
    await working.promise
  }
  const released: string[] = []
  const options = { lookEveryMs: 2_000, onReleased: (workers: string[]) => released.push(...workers) }
  const jobs = await runJobs(pool, { urge: work }, options)
  onTestFinished(() => jobs.stop())
  await addJob(db, 'urge', {})
  const holding = () =>
    sql<{ pid: number }>`select pid from pg_locks where locktype = 'advisory' and classid = 5206`.execute(db)
  await vi.waitFor(async () => expect((await holding()).rows).toHaveLength(1), 5_000)
  const [{ pid } = { pid: 0 }] = (await holding()).rows
  await sql`select pg_terminate_backend(${pid})`.execute(db)
  await vi.waitFor(async () => expect((await holding()).rows.map((one) => one.pid)).not.toEqual([pid]), 5_000)
  await vi.waitFor(async () => expect((await holding()).rows).toHaveLength(1), 5_000)
  working.resolve()
  await vi.waitFor(async () => expect(await heldBy()).toEqual([]), 5_000)
  expect({ times, released }).toEqual({ times: 1, released: [] })
})

test('a connection that dies while a done job is crossed off ends neither the process nor the work', async () => {
  await openQueue()
  await sql`create sequence crossed_off`.execute(db)
  await sql`create function die_once() returns trigger language plpgsql as $$ begin
    if nextval('crossed_off') = 1 then
      perform pg_terminate_backend(pg_backend_pid());
      perform pg_sleep(5);
    end if;
    return old; end $$`.execute(db)
  await sql`create trigger die before delete on graphile_worker._private_jobs
    for each row execute function die_once()`.execute(db)
  const done: string[] = []
  const failures: unknown[] = []
  const work = { first: async () => void done.push('first'), after: async () => void done.push('after') }
  const jobs = await runJobs(pool, work, { lookEveryMs: 200, onFailure: (_, error) => failures.push(error) })
  onTestFinished(() => jobs.stop())
  await addJob(db, 'first')
  await vi.waitFor(() => expect(failures).not.toEqual([]), 15_000)
  await addJob(db, 'after')
  await vi.waitFor(() => expect(done.toSorted()).toEqual(['after', 'first', 'first']), 15_000)
  await vi.waitFor(async () => expect(await heldBy()).toEqual([]), 5_000)
})
