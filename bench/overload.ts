// First how much the app can do, with everybody waiting for the answer before the next; then five times as much comes
// whether it can or not. It must go on doing nearly as much, and send the rest away quickly, plainly and with their form.
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { quantile, thisCommit } from './figures.ts'
import { officerCookie } from './forms.ts'
import { type Answer, closedLoop, type Kind, mixedLoad, openLoop, type Sending } from './mixed-load.ts'
import { freePort, prepareTown, startApp, withDatabase } from './started-town.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    clients: { type: 'string', default: '16' },
    times: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
  },
})
const [seconds, clients, times, rounds] = [values.seconds, values.clients, values.times, values.rounds].map(Number) as [
  number,
  number,
  number,
  number,
]
/** Longer and the person has gone. */
const USEFUL_MS = 5_000

interface Tally {
  done: number
  late: number
  refusedMs: number[]
  doneMs: number[]
  byKind: Record<Kind, { done: number; refused: number }>
  /** Neither done nor sent away as it should be. */
  wrong: string[]
}

const newTally = (): Tally => ({
  done: 0,
  late: 0,
  refusedMs: [],
  doneMs: [],
  byKind: Object.fromEntries(
    (['public', 'unit', 'office', 'report'] as const).map((kind) => [kind, { done: 0, refused: 0 }]),
  ) as Tally['byKind'],
  wrong: [],
})

function count(tally: Tally, sending: Sending, answer: Answer): void {
  const kind = tally.byKind[sending.kind]
  if (answer.status === 503) {
    kind.refused += 1
    tally.refusedMs.push(answer.ms)
    const fault = faultOf(sending, answer)
    if (fault) tally.wrong.push(fault)
  } else if (answer.status === (sending.body ? 303 : 200)) {
    kind.done += 1
    if (answer.ms <= USEFUL_MS) tally.done += 1
    else tally.late += 1
    tally.doneMs.push(answer.ms)
  } else tally.wrong.push(`${sending.kind} ${answer.status}: ${answer.text.replace(/<[^>]*>/g, ' ').slice(0, 200)}`)
}

/** What a page that sends somebody away owes him. */
function faultOf(sending: Sending, { type, retryAfter, text }: Answer): string | undefined {
  if (!type.startsWith('text/html')) return `503 as ${type}`
  if (!Number(retryAfter)) return '503 without Retry-After'
  if (!text.includes('忙不过来')) return '503 without plain words'
  for (const [name, value] of sending.body ?? [])
    if (!text.includes(`name="${name}" value="${value}"`)) return `503 lost the field ${name}`
  return undefined
}

const town = await prepareTown({ villages: 100 })
try {
  await withDatabase(town.dataDir, async (db) => {
    const officer = await officerCookie(db, town.townId)
    const app = await startApp(town, await freePort())
    const load = mixedLoad(app.url, town, officer, 4_000)
    const into = (tally: Tally) => async (nth: number) => {
      const sending = load.next(nth)
      try {
        count(tally, sending, await load.send(sending))
      } catch (error) {
        tally.wrong.push(`${sending.kind}: ${error}`)
      }
    }
    await closedLoop(clients, 5, into(newTally()))
    const capacities: number[] = []
    const goodputs: number[] = []
    const total = newTally()
    for (let round = 0; round < rounds; round++) {
      const calm = newTally()
      await closedLoop(clients, seconds, into(calm))
      total.wrong.push(...calm.wrong)
      const capacity = calm.done / seconds
      const before = total.done
      await openLoop(capacity * times, seconds, into(total))
      capacities.push(capacity)
      goodputs.push((total.done - before) / seconds)
      await pause(1_000)
    }
    load.close()
    const died = app.died()
    await app.stop()
    report(total, capacities, goodputs, died)
  })
} finally {
  town.remove()
}

function report(total: Tally, capacities: number[], goodputs: number[], died: string | undefined): void {
  const commit = thisCommit()
  const [capacity, goodput] = [quantile(capacities, 0.5), quantile(goodputs, 0.5)]
  const ratio = Number(
    quantile(
      goodputs.map((one, nth) => one / (capacities[nth] ?? 1)),
      0.5,
    ).toFixed(3),
  )
  const share = (kind: Kind) => {
    const { done, refused } = total.byKind[kind]
    return Number((done / Math.max(1, done + refused)).toFixed(3))
  }
  const kept = { report: share('report'), unit: share('unit'), office: share('office'), public: share('public') }
  // Two kinds that are all served, or of one patience, need not differ.
  const inOrder =
    kept.report >= kept.unit - 0.02 && kept.unit >= kept.office - 0.02 && kept.office >= kept.public - 0.02
  const lines = [
    { measure: 'goodput', ours: Math.round(goodput), floor: Math.round(capacity), ratio, unit: 'req/s', goal: 0.8 },
    { measure: 'refusal p95', ours: Math.round(quantile(total.refusedMs, 0.95)), unit: 'ms', goal: 100 },
    {
      measure: 'refused',
      ours: total.refusedMs.length,
      late: total.late,
      done_p95_ms: Math.round(quantile(total.doneMs, 0.95)),
    },
    { measure: 'served of each', ours: kept, in_order: inOrder, goal: 'report ≥ unit ≥ office ≥ public' },
    { measure: 'wrong', ours: total.wrong.length, goal: 0, examples: [...new Set(total.wrong)].slice(0, 5), died },
  ]
  for (const line of lines) console.log(JSON.stringify({ bench: 'overload', ...line, times, rounds, seconds, commit }))
  process.exitCode = total.wrong.length === 0 && inOrder && !died ? 0 : 1
}
