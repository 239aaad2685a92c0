import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { DB } from '#tables'
import { preparing } from './prepared.ts'

export type Db = Kysely<DB>

// Days stay days ('2023-06-16'): a Date would move them by a zone. Counters fit a double.
const DATE = 1082
const INT8 = 20
const NUMERIC = 1700
const types = new pg.TypeOverrides()
types.setTypeParser(DATE, (text) => text)
types.setTypeParser(INT8, Number)
types.setTypeParser(NUMERIC, Number)

/** A pool over `url`; `role` is taken at connection (the app's own role may not touch the audit). */
export function openPool(url: string, { role, max = 20 }: { role?: string | undefined; max?: number } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    ...(role ? { options: `-c role=${role}` } : {}),
  })
  // An idle connection dies with the server; the pool opens another, so there is nothing to do but not crash.
  pool.on('error', () => {})
  // One that dies between two statements of a transaction has nobody else to tell; its next statement fails.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

export const openDb = (pool: pg.Pool): Db => new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })

/**
 * After many rows came at once. Without statistics the planner takes any index that begins with town_id for as good as
 * the key, and reads the whole town for one row.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  await sql`analyze`.execute(db)
}

let savepoints = 0
type Follower = (db: Db) => void
const followersOf = new WeakMap<Db, Follower[]>()

/** One transaction; inside another it is a savepoint, so that a test's rolled-back transaction can hold it. */
export async function transact<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return withinSavepoint(db, work)
  const followers: Follower[] = []
  const result = await db.transaction().execute((tx) => {
    followersOf.set(tx, followers)
    return work(tx)
  })
  for (const follow of followers) follow(db)
  return result
}

async function withinSavepoint<T>(tx: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  savepoints += 1
  const name = `inner_${savepoints}`
  const followers = followersOf.get(tx) ?? []
  const before = followers.length
  await sql.raw(`savepoint ${name}`).execute(tx)
  try {
    const result = await work(tx)
    await sql.raw(`release savepoint ${name}`).execute(tx)
    return result
  } catch (error) {
    followers.length = before
    await sql.raw(`rollback to savepoint ${name}`).execute(tx)
    throw error
  }
}

/** Lets `follow` run once `tx` has committed, never if it does not. @returns false when `tx` was not begun by transact */
export function afterCommit(tx: Db, follow: Follower): boolean {
  const followers = followersOf.get(tx)
  followers?.push(follow)
  return followers !== undefined
}

/** The server is away or going: the same act may be tried again (SQLSTATE classes 08, 57P, 53; socket errors). */
export function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  const message = error instanceof Error ? error.message : ''
  if (typeof code === 'string' && /^(08|57P|53)/.test(code)) return true
  if (typeof code === 'string' && ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(code))
    return true
  return /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(message)
}
