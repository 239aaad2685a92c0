// Each taking of a job is written down by the database itself, so that nobody has to be believed.
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { recordArchive } from '#ledger/archive.store.ts'
import { type Db, transact } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import type { Both } from './as-one.ts'

export async function writeDownJobs(db: Db): Promise<void> {
  await sql`create table battery_taken (job bigint, task text, cron text, worker text)`.execute(db)
  await sql`create function battery_take() returns trigger language plpgsql as $$ begin
    insert into battery_taken select new.id, (select identifier from graphile_worker._private_tasks where id = new.task_id),
      new.payload -> '_cron' ->> 'ts', new.locked_by;
    return null; end $$`.execute(db)
  await sql`create trigger battery_take after update of locked_by on graphile_worker._private_jobs for each row
    when (new.locked_by is not null and new.locked_by is distinct from old.locked_by)
    execute function battery_take()`.execute(db)
}

/** As if both had been away since yesterday: what a night's jobs missed is caught up when they come. */
export const missADay = (db: Db) =>
  sql`update graphile_worker._private_known_crontabs set last_execution = now() - interval '1 day'`.execute(db)

export interface JobsFound {
  taken: number
  /** By each of the processes that ran. */
  byWorker: number[]
  /** Jobs of the crontab, with what was caught up. */
  cron: number
  /** Taken twice though nobody died over it, or made twice for one minute of the crontab. */
  twice: string[]
}

/** `orphan`: the job whose worker was killed over it may have been taken twice. */
export async function jobsFound(db: Db, orphan: string): Promise<JobsFound> {
  const { rows } = await sql<{ job: string; task: string; cron: string | null; worker: string }>`
    select job::text, task, cron, worker from battery_taken`.execute(db)
  const many = (of: readonly string[]) => [...Map.groupBy(of, (one) => one)].filter(([, all]) => all.length > 1)
  const cron = rows.filter((row) => row.cron !== null)
  const twice = [
    ...many(rows.filter(({ job }) => job !== orphan).map(({ job, task }) => `${task} ${job}`)),
    ...many(cron.map((row) => `${row.task} of ${row.cron}`)),
  ]
  const byWorker = [...Map.groupBy(rows, ({ worker }) => worker).values()].map((own) => own.length)
  return {
    taken: rows.length,
    byWorker,
    cron: cron.length,
    twice: twice.map(([name, all]) => `${name}: ${all.length}`),
  }
}

export interface Orphan {
  job: string
  archiveId: string
  /** Lets the work go on. */
  release(): Promise<void>
}

/** As the office does by its button. @returns the archive's id */
export async function askForArchive(db: Db, townId: string): Promise<string> {
  const archiveId = await recordAsked(db, townId)
  await addMaking(db, townId, archiveId)
  return archiveId
}

const addMaking = (db: Db, townId: string, archiveId: string) =>
  addJob(db, 'makeArchive', { townId, archiveId, address: 'http://127.0.0.1' })

function recordAsked(db: Db, townId: string): Promise<string> {
  return transact(db, async (tx) => {
    const id = newId()
    const [campaign, by] = await Promise.all([
      tx.selectFrom('campaign').select('id').where('town_id', '=', townId).executeTakeFirstOrThrow(),
      tx.selectFrom('person').select('id').where('town_id', '=', townId).executeTakeFirstOrThrow(),
    ])
    await recordArchive(tx, townId, { id, campaignId: campaign.id, by: by.id, now: new Date() })
    return id
  })
}

/** A worker takes an archive up and comes no further: what it reads is locked. */
export async function holdUpArchive(db: Db, url: string, townId: string): Promise<Orphan> {
  const archiveId = await recordAsked(db, townId)
  const keeper = new pg.Client({ connectionString: url })
  await keeper.connect()
  await keeper.query('begin; lock table ledger_archive in access exclusive mode')
  await addMaking(db, townId, archiveId)
  for (;;) {
    const { rows } = await sql<{ job: string }>`select job::text from battery_taken where task = 'makeArchive'`.execute(
      db,
    )
    if (rows[0]) return { job: rows[0].job, archiveId, release: () => keeper.end() }
    await pause(50)
  }
}

/** @returns ms until somebody else has made it */
export async function untilSealed(db: Db, archiveId: string, withinMs: number): Promise<number> {
  const from = performance.now()
  while (performance.now() - from < withinMs) {
    const { rows } = await sql`select from ledger_archive_seal where archive_id = ${archiveId}`.execute(db)
    if (rows.length > 0) return Math.round(performance.now() - from)
    await pause(100)
  }
  return Number.POSITIVE_INFINITY
}

/** Made by one process, fetched from either. */
export async function fetchedFromBoth({ one, other }: Both, archiveId: string, officer: string): Promise<string[]> {
  const sums = await Promise.all(
    [one, other].map(async (url) => {
      const answer = await fetch(`${url}/office/archives/${archiveId}/zip`, { headers: { cookie: officer } })
      const bytes = Buffer.from(await answer.arrayBuffer())
      return `${answer.status} ${bytes.length > 100 ? createHash('sha256').update(bytes).digest('hex') : 'nothing'}`
    }),
  )
  return new Set(sums).size === 1 && sums[0]!.startsWith('200 ') && !sums[0]!.endsWith('nothing') ? [] : sums
}
