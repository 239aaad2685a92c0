import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { DB } from '#tables'
import { preparing, READ_ONLY, silentTooLong } from './prepared.ts'

export type Db = Kysely<DB>

// Days stay days ('2023-06-16'): a Date would move them by a zone. Counters fit a double.
const DATE = 1082
const INT8 = 20
const NUMERIC = 1700
const types = new pg.TypeOverrides()
types.setTypeParser(DATE, (text) => text)
types.setTypeParser(INT8, Number)
types.setTypeParser(NUMERIC, Number)

/** Where the line was cut in the middle of an act, its locks do not stand for hours in the way of its being sent again. */
const NO_ORPHANS = '-c idle_in_transaction_session_timeout=30s'

interface PoolOptions {
  /** Taken at connection: the app's own role may not touch the audit. */
  role?: string | undefined
  max?: number
  /** So long a statement may take; a server that has fallen silent would hold a page for ever. */
  patienceMs?: number
}

export function openPool(url: string, { role, max = 20, patienceMs }: PoolOptions = {}): pg.Pool {
  const options = [...(role ? [`-c role=${role}`] : []), ...(patienceMs ? [NO_ORPHANS] : [])].join(' ')
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    // A machine that went without a word is found out by the system, not after two hours.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    verify: takesWrites,
    ...(patienceMs ? { query_timeout: patienceMs } : {}),
    ...(options ? { options } : {}),
  })
  // An idle connection dies with the server; the pool opens another, so there is nothing to do but not crash.
  pool.on('error', () => {})
  // One that dies between two statements of a transaction has nobody else to tell; its next statement fails.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** While a cluster changes over, an address may lead to the standby for a moment: nobody keeps a connection to that one. */
function takesWrites(client: pg.PoolClient, done: (error?: Error) => void): void {
  client.query('show transaction_read_only').then(({ rows }) => {
    if (rows[0]?.transaction_read_only !== 'on') return done()
    done(Object.assign(new Error('The server takes no writes'), { code: READ_ONLY }))
  }, done)
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

/**
 * A transaction that holds what everybody waits for, as the end of a queue: its locks go when it is written, and not only
 * when the disk has it. It is answered for when the disk has it: one more commit, which holds no lock and is flushed together
 * with those of others, comes after it in the one log of the server, and waits for a standby where this one would have.
 */
export async function transactBriefly<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  const result = await transact(db, async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx)
    return work(tx)
  })
  await sql`select pg_logical_emit_message(true, 'flush', '')`.execute(db)
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

const socketErrors = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]

/**
 * The server is away or going: the same act may be tried again (SQLSTATE classes 08, 57P, 53; 58030 input or output failed;
 * 25006 it only reads, as one does that has just become the standby).
 */
export function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  const message = error instanceof Error ? error.message : ''
  if (typeof code === 'string' && (/^(08|57P|53|58030|25006)/.test(code) || socketErrors.includes(code))) return true
  return (
    silentTooLong(error) || /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(message)
  )
}

/** 53100 is the database's own; the others are of the files beside it. */
export const isDiskFull = (error: unknown): boolean =>
  ['53100', 'ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown } | null)?.code))
