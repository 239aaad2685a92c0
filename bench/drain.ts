// SIGTERM while people report and read over connections that stay open: nobody's request may fail, only new connections are
// turned away; the app is gone within ten seconds and its database was shut down in order.
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { actsOf, keyOn } from './forms.ts'
import { freePort, type PreparedTown, prepareTown, startApp } from './started-town.ts'

const GOAL_MS = 10_000
const CLIENTS = 16

export interface Outcome {
  rounds: number
  answered: number
  turnedAway: number
  failed: string[]
  slowestMs: number
  /** Rounds after which the database had to recover. */
  unclean: number
}

type Told = { status: number } | { error: string }

function ask(agent: Agent, url: string, body?: string): Promise<Told> {
  return new Promise((resolve) => {
    const headers = body ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length } : {}
    const asking = request(url, { agent, method: body ? 'POST' : 'GET', headers }, (answer) => {
      answer
        .resume()
        .once('end', () => resolve({ status: answer.statusCode ?? 0 }))
        .once('error', (error) => resolve({ error: `cut off: ${error.message}` }))
    })
    asking.once('error', (error: NodeJS.ErrnoException) => resolve({ error: error.code ?? error.message }))
    asking.end(body)
  })
}

export async function drain(rounds: number): Promise<Outcome> {
  const town = await prepareTown()
  const outcome: Outcome = { rounds, answered: 0, turnedAway: 0, failed: [], slowestMs: 0, unclean: 0 }
  try {
    for (let round = 0; round < rounds; round++) await oneRound(town, round, outcome)
    return outcome
  } finally {
    town.remove()
  }
}

async function oneRound(town: PreparedTown, round: number, outcome: Outcome): Promise<void> {
  const app = await startApp(town, await freePort())
  const agent = new Agent({ keepAlive: true })
  let isOver = false
  let askedToGo = 0
  const sinceTerm = () => (askedToGo ? `${Math.round(performance.now() - askedToGo)} ms after` : 'before')
  const client = async (nth: number) => {
    const door = town.doors[nth % town.doors.length]!
    const act = actsOf(door, '', '').report!
    const key = await keyOn(app.url, act)
    for (let turn = 0; !isOver; turn++) {
      const body = new URLSearchParams({ _key: key, ...act.fields(`${round}-${nth}`) }).toString()
      const told = await (turn % 2 === 0 ? ask(agent, `${app.url}${act.action}`, body) : ask(agent, `${app.url}/`))
      if ('status' in told && told.status < 400) outcome.answered += 1
      else if ('error' in told && told.error === 'ECONNREFUSED') {
        outcome.turnedAway += 1
        return
      } else outcome.failed.push(`round ${round}, ${sinceTerm()}: ${'error' in told ? told.error : told.status}`)
      await pause(Math.random() * 20)
    }
  }
  const clients = Array.from({ length: CLIENTS }, (_, nth) => client(nth))
  await pause(300 + Math.random() * 500)
  askedToGo = performance.now()
  await app.stop()
  outcome.slowestMs = Math.max(outcome.slowestMs, Math.round(performance.now() - askedToGo))
  isOver = true
  await Promise.all(clients)
  agent.destroy()
  if (!wasShutDown(town.dataDir)) outcome.unclean += 1
}

/** DBState in the control file: 1 is "shut down". */
const wasShutDown = (dataDir: string): boolean =>
  readFileSync(join(dataDir, 'postgres/cluster/global/pg_control')).readInt32LE(16) === 1

if (import.meta.main) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '50' } } })
  const outcome = await drain(Number(values.rounds))
  const failed = outcome.failed.length + outcome.unclean + (outcome.slowestMs > GOAL_MS ? 1 : 0)
  console.log(JSON.stringify({ battery: 'drain', ...outcome, goal: { failed: 0, withinMs: GOAL_MS }, notKept: failed }))
  process.exit(failed > 0 ? 1 : 0)
}
