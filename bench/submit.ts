// A report with figures through the HTTP form to COMMIT, against the same rows by a bare node:http handler, in turn.
import { type ChildProcess, spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { newFormKey } from '#people/once.ts'
import { newId } from '#platform/ids.ts'
import { keysFrom } from '#platform/keys.ts'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { readSecret } from '#platform/secret.ts'
import { type Spent, spentOn } from './cpu.ts'
import { median, quantile, thisCommit } from './figures.ts'
import { type Door, freePort, type PreparedTown, prepareTown, startApp, withDatabase } from './started-town.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '4' },
    clients: { type: 'string', default: '32' },
  },
})
const [rounds, seconds, clients] = [Number(values.rounds), Number(values.seconds), Number(values.clients)]

interface Measured {
  perSecond: number
  ms: number[]
  errors: number
}

type Round = Measured & { spent: Spent }

/** What one client sends next. */
type Next = (nth: number) => { path: string; body: string }

/** So many clients, each sending the next as soon as the last is answered. */
async function measure(port: number, next: Next, forMs: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const ms: number[] = []
  let errors = 0
  let nth = 0
  const from = performance.now()
  const client = async () => {
    while (performance.now() - from < forMs) {
      const began = performance.now()
      const status = await post(agent, port, next(nth++))
      ms.push(performance.now() - began)
      if (status !== 303) errors += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  agent.destroy()
  return { perSecond: ((ms.length - errors) * 1000) / (performance.now() - from), ms, errors }
}

const post = (agent: Agent, port: number, { path, body }: ReturnType<Next>): Promise<number> =>
  new Promise((resolve) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    }
    const sending = request({ agent, port, host: '127.0.0.1', method: 'POST', path, headers }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
    })
    sending.once('error', () => resolve(0))
    sending.end(body)
  })

/** The forms as a browser would send them; their keys are made here, for opening the page is not what is measured. */
function formsOf(town: PreparedTown): Next {
  const keys = keysFrom(readSecret(town.env, town.dataDir))
  const c = { var: { town: { id: town.townId }, viewer: null, site: { keys } } } as never
  return (nth) => {
    const door = town.doors[nth % town.doors.length]!
    const fields = { _key: newFormKey(c), 'figure.places': '3', day: '2023-06-08', words: '贴在村口和超市门前。' }
    const body = new URLSearchParams({ ...fields, reporter: '李小满', phone: '13900000000' }).toString()
    return { path: `/t/sudian/u/${door.token}/reports/${door.assignmentId}`, body }
  }
}

const rowsOf = (doors: Door[]): Next => {
  return (nth) => {
    const { assignmentId, linkId } = doors[nth % doors.length]!
    const fields = { key: newId(), assignment: assignmentId, link: linkId, places: '3', day: '2023-06-08' }
    return {
      path: '/',
      body: new URLSearchParams({ ...fields, words: '贴在村口和超市门前。', name: '李小满' }).toString(),
    }
  }
}

async function startFloor(url: string, townId: string, port: number): Promise<ChildProcess> {
  const env = { ...process.env, FLOOR_URL: url, FLOOR_TOWN: townId, FLOOR_PORT: String(port) }
  const child = spawn(process.execPath, ['bench/submit-floor.ts'], {
    cwd: projectRoot(),
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  return child
}

const town = await prepareTown({ villages: 400 })
try {
  await withDatabase(town.dataDir, async (_, { url }) => {
    const [ourPort, floorPort] = [await freePort(), await freePort()]
    const app = await startApp(town, ourPort)
    const floor = await startFloor(url, town.townId, floorPort)
    const [ours, bare] = [formsOf(town), rowsOf(town.doors)]
    await measure(ourPort, ours, 3_000)
    await measure(floorPort, bare, 3_000)
    const measured: { ours: Round[]; floor: Round[] } = { ours: [], floor: [] }
    const cluster = join(town.dataDir, 'postgres/cluster')
    const one = async (pid: number, port: number, next: Next): Promise<Round> => {
      let found: Measured | undefined
      const spent = await spentOn(pid, cluster, async () => {
        found = await measure(port, next, seconds * 1_000)
        return found.ms.length
      })
      await pause(200)
      return { ...found!, spent }
    }
    for (let round = 0; round < rounds; round++) {
      measured.ours.push(await one(app.child.pid!, ourPort, ours))
      measured.floor.push(await one(floor.pid!, floorPort, bare))
    }
    floor.kill()
    await app.stop()
    report(measured)
  })
} finally {
  town.remove()
}

function cpuMedian(all: Round[]): Spent {
  const of = (part: keyof Spent) => Math.round(median(all.map(({ spent }) => spent[part])))
  return { node: of('node'), postgres: of('postgres') }
}

function report(measured: { ours: Round[]; floor: Round[] }): void {
  const [cpu, floorCpu] = [cpuMedian(measured.ours), cpuMedian(measured.floor)]
  const [ours, floor] = [measured.ours, measured.floor].map((all) => median(all.map(({ perSecond }) => perSecond)))
  const ms = measured.ours.flatMap((one) => one.ms)
  const errors = [...measured.ours, ...measured.floor].reduce((sum, one) => sum + one.errors, 0)
  const commit = thisCommit()
  console.log(
    JSON.stringify({
      bench: 'submit',
      ours: Math.round(ours!),
      floor: Math.round(floor!),
      ratio: Number(
        median(measured.ours.map(({ perSecond }, nth) => perSecond / measured.floor[nth]!.perSecond)).toFixed(3),
      ),
      goal: 0.7,
      cpuUs: cpu,
      floorCpuUs: floorCpu,
      cpuRatio: Number(((floorCpu.node + floorCpu.postgres) / (cpu.node + cpu.postgres)).toFixed(3)),
      unit: 'req/s',
      p50_ms: Number(quantile(ms, 0.5).toFixed(1)),
      p99_ms: Number(quantile(ms, 0.99).toFixed(1)),
      errors,
      rounds,
      clients,
      commit,
    }),
  )
  process.exitCode = errors > 0 ? 1 : 0
}
