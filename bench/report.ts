// A resident's three pages to COMMIT, fifty times a second, while the office's overview is read as often; then the same with a
// cipher that does nothing, in turn. The app runs in a process of its own.
import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { buildApp } from '#app'
import { sudian } from '#demo-town/towns.ts'
import { loadAssets, serveAssets } from '#platform/assets/assets.ts'
import { aes256gcm, type Cipher } from '#platform/cipher.ts'
import { databaseClock } from '#platform/clock.ts'
import { openDb, openPool } from '#platform/db.ts'
import { localStore } from '#platform/files/local-store.ts'
import { listen } from '#platform/http/server.ts'
import { Kept } from '#platform/kept.ts'
import { keysFrom } from '#platform/keys.ts'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { readSecret } from '#platform/secret.ts'
import { slices } from '#town'
import { median, quantile, thisCommit } from './figures.ts'
import { officerCookie } from './forms.ts'
import { ask, digitsIn, filledIn, keyIn } from './residents.ts'
import { freePort, prepareTown, withDatabase } from './started-town.ts'

/** Only here: what it would cost to keep reports open. */
const openCipher: Cipher = {
  mark: 0,
  keyBytes: 32,
  seal: (_, bytes) => Buffer.from(bytes),
  open: (_, sealed) => Buffer.from(sealed),
}
const ciphers = { sealed: aes256gcm, open: openCipher }
type CipherName = keyof typeof ciphers

async function serveApart(databaseUrl: string, dataDir: string, port: number, cipher: Cipher): Promise<void> {
  const db = openDb(openPool(databaseUrl, { max: 24 }))
  const clock = databaseClock(db)
  await clock.ask()
  const dist = join(projectRoot(), 'dist')
  const parts = {
    db,
    clock,
    keys: keysFrom(readSecret(process.env, dataDir), cipher),
    files: localStore(join(dataDir, 'files')),
    assets: loadAssets(dist),
    serveAssets: serveAssets(dist),
    kept: new Kept(),
    settings: { basePath: '', trustProxy: true },
  }
  const app = buildApp(parts, slices)
  const server = await listen({ host: '127.0.0.1', port })
  server.serve((request, env) => app.fetch(request, env as object))
  process.send?.('ready')
}

/** The first ones of a started app are compiled; that is what bench:start tells. */
const WARM_UP_S = 12

interface Turn {
  journeyMs: number[]
  keepMs: number[]
  overviewMs: number[]
  wrong: string[]
}

interface Load {
  url: string
  townId: string
  keys: ReturnType<typeof keysFrom>
  officer: string
  rate: number
  /** Of the overview. */
  reads: number
  seconds: number
}

/** So many begin each second, whether the app keeps up or not. */
async function turn({ url, townId, keys, officer, rate, reads, seconds }: Load): Promise<Turn> {
  const found: Turn = { journeyMs: [], keepMs: [], overviewMs: [], wrong: [] }
  const one = async (nth: number) => {
    const who = { address: `10.${nth >> 14}.${(nth >> 7) & 127}.${nth & 127}` }
    const from = performance.now()
    const first = await ask(`${url}/hazards`, who)
    await ask(`${url}/hazards/new`, who, { _key: keyIn(first.html), topic: 'exit-locked' })
    // filled in a minute ago, as by somebody who types: a form this fresh would have to wait
    const id = `${(Date.now() - 60_000)
      .toString(16)
      .padStart(12, '0')
      .replace(/^(.{8})/, '$1-')}-7000-8000-${randomBytes(6).toString('hex')}`
    const key = `${id}.${keys.sign('form', `${townId}::${id}`)}`
    const kept = await ask(`${url}/hazards`, who, filledIn(key, `晚上八点以后锁着，第${nth}次看见`.repeat(6), ''))
    if (kept.status !== 200 || digitsIn(kept.html).length !== 36) found.wrong.push(`${kept.status}`)
    found.journeyMs.push(performance.now() - from)
    found.keepMs.push(kept.ms)
  }
  const read = async () => {
    const page = await ask(`${url}/office`, { cookie: officer })
    if (page.status !== 200 || !page.html.includes('</html>')) found.wrong.push(`overview ${page.status}`)
    found.overviewMs.push(page.ms)
  }
  const failed = (error: unknown) => void found.wrong.push(String(error))
  const all: Promise<unknown>[] = []
  const offset = Math.floor(performance.now()) % 10_000
  const each = async (perSecond: number, work: (nth: number) => Promise<void>) => {
    const from = performance.now()
    for (let nth = 0; nth < perSecond * seconds; nth++) {
      await pause(Math.max(0, from + (nth * 1_000) / perSecond - performance.now()))
      all.push(work(nth).catch(failed))
    }
  }
  await Promise.all([each(rate, (nth) => one(offset + nth)), each(reads, read)])
  await Promise.all(all)
  return found
}

async function begin(name: CipherName, databaseUrl: string, dataDir: string, port: number): Promise<ChildProcess> {
  const child = fork(process.argv[1]!, [
    '--serve',
    name,
    '--database',
    databaseUrl,
    '--data',
    dataDir,
    '--port',
    String(port),
  ])
  await once(child, 'message')
  return child
}

interface Wish {
  rate: number
  reads: number
  seconds: number
  rounds: number
}

async function bench({ rate, reads, seconds, rounds }: Wish): Promise<void> {
  const prepared = await prepareTown({ villages: 100 })
  try {
    await withDatabase(prepared.dataDir, async (db, database) => {
      const officer = await officerCookie(db, prepared.townId)
      const keys = keysFrom(readSecret(prepared.env, prepared.dataDir))
      const names = Object.keys(ciphers) as CipherName[]
      const all: Record<CipherName, Turn[]> = { sealed: [], open: [] }
      for (let round = 0; round < rounds; round++)
        for (const name of round % 2 ? [...names].reverse() : names) {
          const port = await freePort()
          const child = await begin(name, database.url, prepared.dataDir, port)
          const load = { url: `http://127.0.0.1:${port}/t/${sudian.slug}`, townId: prepared.townId, keys, officer }
          await turn({ ...load, rate: Math.ceil(rate / 2), reads: Math.ceil(reads / 2), seconds: WARM_UP_S })
          all[name].push(await turn({ ...load, rate, reads, seconds }))
          child.kill()
          await once(child, 'exit')
          // a report that lies open in this town would not be opened by the other cipher's app: each finds its own by its mark
        }
      tell(all, { rate, reads, seconds, rounds, load: loadavg()[0]?.toFixed(1) })
    })
  } finally {
    prepared.remove()
  }
}

function tell(all: Record<CipherName, Turn[]>, asked: object): void {
  const p = (name: CipherName, which: 'journeyMs' | 'keepMs' | 'overviewMs', share: number) =>
    Number(median(all[name].map((one) => quantile(one[which], share))).toFixed(1))
  const wrong = Object.values(all).flatMap((turns) => turns.flatMap((one) => one.wrong))
  const ratio = (share: number) => Number((p('sealed', 'keepMs', share) / p('open', 'keepMs', share)).toFixed(2))
  const shared = { ...asked, unit: 'ms', commit: thisCommit() }
  const lines = [
    { measure: 'report to COMMIT', p50_ms: p('sealed', 'keepMs', 0.5), p95_ms: p('sealed', 'keepMs', 0.95), goal: 150 },
    {
      measure: 'all three pages',
      p50_ms: p('sealed', 'journeyMs', 0.5),
      p95_ms: p('sealed', 'journeyMs', 0.95),
      goal: 150,
    },
    { measure: 'overview meanwhile', p50_ms: p('sealed', 'overviewMs', 0.5), p95_ms: p('sealed', 'overviewMs', 0.95) },
    {
      measure: 'sealed against open',
      ratio: ratio(0.5),
      ratio_p95: ratio(0.95),
      open_p50_ms: p('open', 'keepMs', 0.5),
      goal: 1.3,
    },
    { measure: 'wrong', ours: wrong.length, goal: 0, examples: wrong.slice(0, 3) },
  ]
  for (const line of lines) console.log(JSON.stringify({ bench: 'report', ...line, ...shared }))
  process.exitCode = wrong.length > 0 ? 1 : 0
}

const text = (fallback: string) => ({ type: 'string', default: fallback }) as const
const { values } = parseArgs({
  options: {
    rate: text('50'),
    reads: text('50'),
    seconds: text('15'),
    rounds: text('3'),
    serve: text(''),
    database: text(''),
    data: text(''),
    port: text('0'),
  },
})
if (values.serve)
  await serveApart(values.database, values.data, Number(values.port), ciphers[values.serve as CipherName])
else {
  const of = (name: 'rate' | 'reads' | 'seconds' | 'rounds') => Number(values[name])
  await bench({ rate: of('rate'), reads: of('reads'), seconds: of('seconds'), rounds: of('rounds') })
}
