/** A month of 500 units, with its worker killed 50 times and without: each message once, and nobody told what is done. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureDatabase } from '#platform/postgres/create-database.ts'
import { migrate } from '#platform/postgres/migrate.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'
import { driveMonth } from './urges/month.ts'
import { difference, type MonthFound } from './urges/verdict.ts'

const { values } = parseArgs({
  options: { units: { type: 'string', default: '500' }, kills: { type: 'string', default: '50' } },
})
const [units, kills] = [Number(values.units), Number(values.kills)]
const dataDir = mkdtempSync(join(tmpdir(), 'anyue-urges-'))
// It is the worker that dies here, not the database (that is test:crash).
const cluster = await startPostgres({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off' } })

async function month(name: string, kills: number): Promise<{ found: MonthFound; seconds: number }> {
  await ensureDatabase(cluster.superuserUrl('postgres'), name)
  const url = cluster.superuserUrl(name)
  await migrate(url)
  const from = Date.now()
  const found = await driveMonth({ url, units, kills, say: (line) => console.error(`${name} ${line}`) })
  return { found, seconds: Math.round((Date.now() - from) / 1000) }
}

try {
  const [whole, killed] = await Promise.all([month('whole', 0), month('killed', kills)])
  const faults = [whole, killed].flatMap(({ found }) => [
    ...found.lost.map((key) => `lost ${key}`),
    ...found.unrecorded.map((key) => `unrecorded ${key}`),
    ...found.doubled.map((key) => `doubled ${key}`),
    ...found.unowed.map((what) => `told of what was done: ${what}`),
    ...found.failures.map((what) => `a job failed: ${what}`),
    ...(found.open > 0 ? [`${found.open} left open`] : []),
  ])
  faults.push(
    ...difference(killed.found.steps, whole.found.steps).map((step) => `another step: ${step}`),
    ...difference(killed.found.messages, whole.found.messages).map((message) => `another message: ${message}`),
  )
  const { killed: deaths, sent, repeats, steps, messages } = killed.found
  const killedTimes = deaths.sending + deaths.sent + deaths.anywhere
  if (killedTimes < kills) faults.push(`killed only ${killedTimes} times`)
  for (const fault of faults.slice(0, 30)) console.error(fault)
  const tried = { units, killed: deaths, steps: steps.length, messages: messages.length, sent, repeats }
  const seconds = { whole: whole.seconds, killed: killed.seconds }
  console.log(JSON.stringify({ battery: 'urges', ...tried, killed_times: killedTimes, failed: faults.length, seconds }))
  process.exitCode = faults.length > 0 ? 1 : 0
} finally {
  await cluster.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
