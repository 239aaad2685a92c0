import { Logger, type Runner, run, type TaskList } from 'graphile-worker'
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'

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

/**
 * Runs jobs until stop(). `pool` belongs to the owner of the database (the queue's tables are closed to the app's role).
 * `crontab` lines are graphile-worker's, in UTC: `0 16 * * * seal_audit ?fill=1d` runs at midnight in Shanghai.
 */
export async function runJobs(
  pool: pg.Pool,
  handlers: Record<string, Handler>,
  { crontab = '', concurrency = 2, onFailure = () => {} }: RunOptions = {},
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
  const options = { pgPool: pool, taskList, crontab, concurrency, noHandleSignals: true, pollInterval: 1_000 }
  const runner: Runner = await run({ ...options, logger: silent })
  runner.events.on('job:error', ({ job, error }) => onFailure(job.task_identifier, error))
  // It rejects when the database goes away for good; the jobs wait there and the next start runs them.
  runner.promise.catch((error) => onFailure('', error))
  return { stop: () => runner.stop() }
}

type RunOptions = {
  crontab?: string
  concurrency?: number
  /** Told of every failed attempt, for the log; `name` is empty when the runner itself failed. */
  onFailure?: (name: string, error: unknown) => void
}

const silent = new Logger(() => () => {})
