// How long `npm start` takes on a data folder that is there already, from the command to the line that it is ready;
// the first start of a demo town is measured once beside it. Its floor is five seconds, the limit asked for.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { median, thisCommit } from './figures.ts'
import { freePort } from './started-town.ts'

const ROUNDS = 5
const LIMIT_MS = 5_000

const dataDir = mkdtempSync(join(tmpdir(), 'anyue-bench-start-'))
chmodSync(dataDir, 0o755)

/** As somebody types it; stopped again as by Ctrl-C. */
async function start(): Promise<{ readyMs: number; stopMs: number }> {
  const port = String(await freePort())
  const env = { ...process.env, PORT: port, HOST: '127.0.0.1', ANYUE_DATA: dataDir, ANYUE_TOWN: 'demo' }
  const from = performance.now()
  const launcher = spawn(process.execPath, ['bin/start.mjs'], { cwd: projectRoot(), env })
  await new Promise<void>((ready, failed) => {
    let said = ''
    launcher.stdout.on('data', (data) => {
      said += data
      if (said.includes('Anyue is ready at')) ready()
    })
    launcher.once('exit', () => failed(new Error(said)))
  })
  const readyMs = performance.now() - from
  const stopping = performance.now()
  const ended = new Promise((resolve) => launcher.once('exit', resolve))
  launcher.kill('SIGINT')
  await ended
  return { readyMs, stopMs: performance.now() - stopping }
}

const commit = thisCommit()

try {
  const first = await start()
  const rounds: { readyMs: number; stopMs: number }[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await start())
  const ours = Math.round(median(rounds.map(({ readyMs }) => readyMs)))
  console.log(`first start with the demo town: ${Math.round(first.readyMs)} ms`)
  console.log(
    JSON.stringify({
      bench: 'start',
      ours,
      floor: LIMIT_MS,
      ratio: Math.round((ours / LIMIT_MS) * 100) / 100,
      unit: 'ms to ready, second start',
      stop_ms: Math.round(median(rounds.map(({ stopMs }) => stopMs))),
      first_ms: Math.round(first.readyMs),
      rounds: ROUNDS,
      commit,
    }),
  )
} finally {
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}
