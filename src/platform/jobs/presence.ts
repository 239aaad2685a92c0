import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** Any number; tells these locks from other advisory ones. */
const PRESENCE = 5_206
const COME_BACK_MS = 1_000
const LOOK_EVERY_MS = 10_000
/** A host that lost its power says nothing: half a minute after, the database drops its connection, and its locks. */
const noticeSoon = 'set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3'

export interface Presence {
  stop(): Promise<void>
}

/** Says in the database that this worker lives, by a lock that goes with its session however the process goes. */
export function holdPresence(pool: pg.Pool, worker: string): Presence {
  return again(COME_BACK_MS, async (leaving) => {
    const client = await pool.connect()
    try {
      const gone = new Promise<void>((resolve) => client.once('end', resolve).once('error', () => resolve()))
      await client.query(noticeSoon)
      await client.query('select pg_advisory_lock_shared($1, hashtext($2))', [PRESENCE, worker])
      await Promise.race([gone, leaving])
    } finally {
      client.release(true)
    }
  })
}

/**
 * Gives back what a dead worker held. Only who was missing at two looks is dead: a living one may just have lost its
 * connection, or have taken a job before its lock.
 */
export function releaseOrphans(
  pool: pg.Pool,
  { everyMs = LOOK_EVERY_MS, onReleased }: { everyMs?: number | undefined; onReleased(workers: string[]): void },
): Presence {
  let missing: string[] = []
  return again(everyMs, async () => {
    const now = await listMissing(pool)
    const dead = now.filter((worker) => missing.includes(worker))
    missing = now
    if (dead.length === 0) return
    await release(pool, dead)
    onReleased(dead)
  })
}

/** Does another process serve on this database? Who cannot be asked is nobody. */
export async function isSomebodyPresent(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const asked = `select from pg_locks where locktype = 'advisory' and objsubid = 2 and classid = $1
      and database = (select oid from pg_database where datname = current_database())`
    return ((await client.query(asked, [PRESENCE])).rowCount ?? 0) > 0
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function listMissing(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ worker: string }>(
    `select distinct locked_by as worker from graphile_worker.jobs where locked_by is not null and not exists (
       select from pg_locks where locktype = 'advisory' and granted and objsubid = 2 and classid = $1
         and database = (select oid from pg_database where datname = current_database())
         and objid::bigint = hashtext(locked_by)::bigint & 4294967295)`,
    [PRESENCE],
  )
  return rows.map(({ worker }) => worker)
}

/** As after a failure, later each time: a job that kills its process must not do so all day. */
async function release(pool: pg.Pool, workers: string[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ id: string; wait: number }>(
      `select id, exp(least(attempts, 10)) as wait from graphile_worker.jobs where locked_by = any($1)`,
      [workers],
    )
    await client.query('select graphile_worker.force_unlock_workers($1)', [workers])
    for (const { id, wait } of rows)
      await client.query(
        `select graphile_worker.reschedule_jobs(array[$1::bigint], run_at := now() + $2 * interval '1 second')`,
        [id, wait],
      )
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** Until stop(); the database may be away meanwhile. */
function again(everyMs: number, work: (leaving: Promise<void>) => Promise<void>): Presence {
  const stopping = new AbortController()
  const { signal } = stopping
  const leaving = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  const running = (async () => {
    while (!signal.aborted) {
      await work(leaving).catch(() => {})
      await pause(everyMs, undefined, { signal }).catch(() => {})
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
