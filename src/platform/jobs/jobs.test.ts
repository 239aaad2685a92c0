import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest'
import { databaseForThisTest } from '#platform/postgres/test-database.ts'
import { addJob, type Handler, runJobs } from './jobs.ts'

let pool: pg.Pool
// biome-ignore lint/suspicious/noExplicitAny: the queue is the same beside any tables
let db: Kysely<any>

beforeEach(async () => {
  pool = new pg.Pool({ connectionString: await databaseForThisTest() })
  pool.on('error', () => {})
  // as openPool does it: a connection that dies in use has somebody to tell, also one from before the queue began
  pool.on('connect', (client) => client.on('error', () => {}))
  db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  return () => db.destroy()
})

async function runningWhile(handlers: Record<string, Handler>, check: () => Promise<unknown>) {
  const failures: string[] = []
  const jobs = await runJobs(pool, handlers, { onFailure: (name) => failures.push(name) })
  try {
    await check()
  } finally {
    await jobs.stop()
  }
  return failures
}

test('a job is done after its transaction commits', async () => {
  const urged: unknown[] = []
  await db.transaction().execute((tx) => addJob(tx, 'urge', { unit: 'nandong', days: 3 }))
  await runningWhile({ urge: async (payload) => void urged.push(payload) }, () =>
    vi.waitFor(() => expect(urged).toEqual([{ unit: 'nandong', days: 3 }]), 5_000),
  )
})

test('what was rolled back is never done', async () => {
  const done: unknown[] = []
  const refused = db.transaction().execute(async (tx) => {
    await addJob(tx, 'urge', { unit: 'nandong' })
    throw new Error('refused')
  })
  await expect(refused).rejects.toThrow('refused')
  await addJob(db, 'urge', { unit: 'beidong' })
  await runningWhile({ urge: async (payload) => void done.push(payload) }, () =>
    vi.waitFor(() => expect(done).toEqual([{ unit: 'beidong' }]), 5_000),
  )
})

test('a waiting job with the same key is replaced, not doubled', async () => {
  const done: unknown[] = []
  await addJob(db, 'count', { upTo: 1 }, { key: 'count:nandong' })
  await addJob(db, 'count', { upTo: 2 }, { key: 'count:nandong' })
  await addJob(db, 'count', { upTo: 9 })
  await runningWhile({ count: async (payload) => void done.push(payload) }, () =>
    vi.waitFor(() => expect(done).toHaveLength(2), 5_000),
  )
  expect(done).toEqual(expect.arrayContaining([{ upTo: 2 }, { upTo: 9 }]))
})

test('a job for later waits, and one that fails is kept for another try', async () => {
  const later: unknown[] = []
  const lost = async () => {
    throw new Error('the network is away')
  }
  await addJob(db, 'later', {}, { runAt: new Date(Date.now() + 3_600_000) })
  await addJob(db, 'send', {})
  const failures = await runningWhile({ later: async () => void later.push(1), send: lost }, () =>
    vi.waitFor(async () => {
      const { rows } = await sql`select last_error from graphile_worker.jobs where attempts > 0`.execute(db)
      expect(rows).toEqual([{ last_error: expect.stringContaining('the network is away') }])
    }, 5_000),
  )
  expect(failures).toEqual(['send'])
  expect(later).toEqual([])
})

test('a role that may not touch the queue can still add to it', async () => {
  await sql`create role anyue_clerk`.execute(db).catch(() => {})
  await db.transaction().execute(async (tx) => {
    await sql`set local role anyue_clerk`.execute(tx)
    await addJob(tx, 'urge', { unit: 'nandong' })
  })
  const { rows } = await sql`select task_identifier from graphile_worker.jobs`.execute(db)
  expect(rows).toEqual([{ task_identifier: 'urge' }])
})

test('jobs go on by themselves after the database was away just as one was done', async () => {
  const done: unknown[] = []
  const other = new pg.Client({ connectionString: inject('testServerUrl') })
  await other.connect()
  onTestFinished(() => other.end())
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
  const name = rows[0]!.name
  const admit = (admitted: boolean) => other.query(`alter database ${name} allow_connections ${admitted}`)
  const cutOff = async () => {
    await admit(false)
    await other.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  }
  await addJob(db, 'first')
  const handlers = { first: cutOff, second: async () => void done.push(2) }
  await runningWhile(handlers, async () => {
    await vi.waitFor(() => expect(sql`select 1`.execute(db)).rejects.toThrow(), 5_000)
    await pause(2_000)
    await admit(true)
    await addJob(db, 'second')
    await vi.waitFor(() => expect(done).toEqual([2]), 15_000)
  })
}, 30_000)
