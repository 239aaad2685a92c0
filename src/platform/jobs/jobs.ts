import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import { holdPresence, type Presence, releaseOrphans } from './presence.ts'

/** What a job is given: small, JSON, ids rather than content. */
export type JobPayload = Record<string, string | number | boolean | null | string[] | number[]>

/** Runs at least once: do the work so that a second run changes nothing. A throw is tried again, later and later. */
export type Handler = (
  payload: JobPayload,
  job: { id: string; attempt: number; stopping: AbortSignal },
) => Promise<void>

export type RunningJobs = {
  /** Takes no new job, lets the running ones finish (within graphile-worker's 5 s), then resolves. */
  stop(): Promise<void>
}

/** Adds a job in the caller's transaction: it exists exactly when the transaction commits. */
export async function addJob<T>(
  tx: Kysely<T>,
  name: string,
  payload: JobPayload = {},
  { key, runAt }: { /** A waiting job with this key is replaced. */ key?: string; runAt?: Date } = {},
): Promise<void> {
  const body = JSON.stringify(payload)
  await sql`select enqueue_job(${name}, ${body}::json, ${key ?? null}, ${runAt ?? null}::timestamptz)`.execute(tx)
}

const COME_BACK_MS = 1_000

/**
 * Runs jobs until stop(), also those that a process left which is gone. `pool` belongs to the owner of the database (the queue's tables are closed to the app's role).
 * `crontab` lines are graphile-worker's, in UTC: `0 16 * * * seal_audit ?fill=1d` runs at midnight in Shanghai.
 */
export async function runJobs(
  pool: pg.Pool,
  handlers: Record<string, Handler>,
  { crontab = '', concurrency = 2, onFailure = () => {}, onReleased = () => {}, lookEveryMs }: RunOptions = {},
): Promise<RunningJobs> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (payload, { job, abortSignal }) =>
        handle(payload as JobPayload, { id: String(job.id), attempt: job.attempts, stopping: abortSignal! }),
    ]),
  )
  // A checked-out connection that dies must not end the process; the queue notices and tries again.
  if (pool.listenerCount('connect') === 0) pool.on('connect', (client) => client.on('error', () => {}))
  const options = { pgPool: pool, taskList, crontab, concurrency, noHandleSignals: true, pollInterval: 1_000, preset }
  const leaving = new AbortController()
  const begin = async (): Promise<{ runner: Runner; presence: Presence }> => {
    const events = new EventEmitter() as WorkerEvents
    let presence: Presence | undefined
    events.on('pool:create', ({ workerPool }) => {
      presence = holdPresence(pool, workerPool.id)
    })
    events.on('job:error', ({ job, error }) => onFailure(job.task_identifier, error))
    events.on('pool:fatalError', ({ error }) => onFailure('', error))
    await forgetToCome(pool)
    const runner = await run({ ...options, events, logger: silent })
    return { runner, presence: presence! } // its pool is made before it is returned
  }
  let now = await begin()
  // Where the database goes away under its hands the queue ends itself: it is begun anew, under another name.
  const running = (async () => {
    while (!leaving.signal.aborted) {
      await now.runner.promise.catch((error) => onFailure('', error))
      await now.presence.stop()
      for (let begun = false; !begun; ) {
        await pause(COME_BACK_MS, undefined, { signal: leaving.signal }).catch(() => {})
        if (leaving.signal.aborted) return
        try {
          now = await begin()
          begun = true
        } catch (error) {
          onFailure('', error)
        }
      }
    }
  })()
  const clock = watchWallClock(() => void now.runner.stop().catch(() => {}))
  const orphans = releaseOrphans(pool, { onReleased, everyMs: lookEveryMs })
  return {
    async stop() {
      leaving.abort()
      clearInterval(clock)
      await orphans.stop()
      await now.runner.stop().catch(() => {}) // it may just have ended by itself
      await running
    },
  }
}

// Otherwise nobody waits for it when a done job is crossed off, and a database that goes away just then ends the process.
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

const LOOK_EVERY_MS = 2_000
const STEP_MS = 120_000

/**
 * The timetable goes by the machine's clock: set back, it would wait until the old time comes again; set forward, it would
 * make up for every minute. It is begun anew instead.
 */
function watchWallClock(onStep: () => void): NodeJS.Timeout {
  const ahead = () => Date.now() - performance.now()
  let last = ahead()
  const timer = setInterval(() => {
    const by = ahead() - last
    last += by
    if (Math.abs(by) > STEP_MS) onStep()
  }, LOOK_EVERY_MS)
  return timer.unref()
}

/** What ran by a clock that went ahead does not keep it from running now. */
const forgetToCome = (pool: pg.Pool) =>
  pool.query('update graphile_worker._private_known_crontabs set last_execution = now() where last_execution > now()')

type RunOptions = {
  crontab?: string
  concurrency?: number
  /** Told of every failed attempt, for the log; `name` is empty when the runner itself failed. */
  onFailure?: (name: string, error: unknown) => void
  /** Told of the workers that were gone and whose jobs were given back. */
  onReleased?: (workers: string[]) => void
  lookEveryMs?: number | undefined
}

const silent = new Logger(() => () => {})
