// How long `npm start` takes on a data folder that is there already, from the command to the line that it is ready;
// the first start of a demo town is measured once beside it, and where its time goes: `--clone` begins with a fresh clone,
// so that installing and building are in it. The limit is three seconds for a second start.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { median, thisCommit } from './figures.ts'
import { freePort } from './started-town.ts'

const ROUNDS = 5
const LIMIT_MS = 3_000
const { values } = parseArgs({ options: { clone: { type: 'boolean', default: false } } })

/** What is under way from the moment on that these words are printed. */
const marks: readonly (readonly [phase: string, words: RegExp])[] = [
  ['installing', /Installing \d+ packages/],
  ['building', /Building if something changed/],
  ['initdb, migrations, loading the app', /preparing the database/],
  ['making the demo town', /making the demo town/],
]

const dataDir = mkdtempSync(join(tmpdir(), 'anyue-bench-start-'))
chmodSync(dataDir, 0o755)

/** As somebody types it; stopped again as by Ctrl-C. */
async function start(root: string): Promise<{ readyMs: number; stopMs: number; phases: Record<string, number> }> {
  const port = String(await freePort())
  const env = { ...process.env, PORT: port, HOST: '127.0.0.1', ANYUE_DATA: dataDir, ANYUE_TOWN: 'demo' }
  const from = performance.now()
  const launcher = spawn(process.execPath, ['bin/start.mjs'], { cwd: root, env })
  const begun: [string, number][] = [['npm start to its first words', from]]
  await new Promise<void>((ready, failed) => {
    let said = ''
    launcher.stdout.on('data', (data) => {
      said += data
      for (const [phase, words] of marks)
        if (words.test(said) && !begun.some(([one]) => one === phase)) begun.push([phase, performance.now()])
      if (said.includes('Anyue is ready at')) ready()
    })
    launcher.once('exit', () => failed(new Error(said)))
  })
  const readyMs = performance.now() - from
  const ends = [...begun.slice(1).map(([, at]) => at), from + readyMs]
  const phases = Object.fromEntries(begun.map(([phase, at], nth) => [phase, Math.round(ends[nth]! - at)]))
  const stopping = performance.now()
  const ended = new Promise((resolve) => launcher.once('exit', resolve))
  launcher.kill('SIGINT')
  await ended
  return { readyMs, stopMs: performance.now() - stopping, phases }
}

const commit = thisCommit()

const here = projectRoot()
const clone = join(dataDir, 'clone')
if (values.clone) execFileSync('git', ['clone', '--quiet', here, clone])
try {
  const first = await start(values.clone ? clone : here)
  for (const [phase, ms] of Object.entries(first.phases)) console.log(`${String(ms).padStart(8)} ms  ${phase}`)
  const rounds: { readyMs: number; stopMs: number }[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await start(values.clone ? clone : here))
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
      first: first.phases,
      clone: values.clone,
      rounds: ROUNDS,
      commit,
    }),
  )
} finally {
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}
