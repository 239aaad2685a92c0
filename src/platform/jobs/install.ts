import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'

/**
 * Makes the queue's schema, owned by whoever migrates. Its tables are closed to other roles by row security;
 * `enqueue_job` is the door through which the app's own role adds a job inside its transaction.
 */
export async function installJobs(url: string, client: pg.Client): Promise<void> {
  await runMigrations({ connectionString: url, logger: silent })
  await client.query(`
    create or replace function enqueue_job(name text, payload json, key text, run_at timestamptz) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as
    $$ select graphile_worker.add_job(name, payload, run_at => coalesce(run_at, now()), job_key => key) $$`)
}

const silent = new Logger(() => () => {})
