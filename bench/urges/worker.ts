/** The job loop of the app, alone in a process that may be killed: `node bench/urges/worker.ts`, told by DATABASE_URL and SECRET. */
import { jobHandlers } from '#people/manifest.ts'
import type { Parts } from '#people/site.ts'
import { databaseClock } from '#platform/clock.ts'
import { openDb, openPool } from '#platform/db.ts'
import { runJobs } from '#platform/jobs/jobs.ts'
import { keysFrom } from '#platform/keys.ts'
import { urgeJobs } from '#urges/urges.jobs.ts'

const pool = openPool(process.env.DATABASE_URL ?? '', { max: 6 })
const db = openDb(pool)
const clock = databaseClock(db)
await clock.ask()
// the ladder's jobs use nothing else of what a process has
const parts = {
  db,
  clock,
  settings: { basePath: '' },
  keys: keysFrom(Buffer.from(process.env.SECRET ?? '', 'hex')),
} as unknown as Parts
await runJobs(pool, jobHandlers([{ name: 'urges', routes: [], jobs: urgeJobs }], parts), {
  onFailure: (name, error) => process.send?.({ failed: name, error: String(error) }),
})
process.send?.({ ready: true })
process.on('disconnect', () => process.exit())
