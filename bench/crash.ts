// Kills the app and its database at random moments while villages report; then holds every villager's own list of receipts
// against the pages that anybody may open and against the rows.
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { processesWorkingIn, signal, untilGone } from '#platform/postgres/processes.ts'
import { quantile } from './figures.ts'
import { look, missingPages, type Wholeness } from './kept-whole.ts'
import { noTroubles, type Sent, type Troubles } from './reporter.ts'
import {
  freePort,
  type PreparedTown,
  postmasterOf,
  prepareTown,
  type StartedApp,
  startApp,
  withDatabase,
} from './started-town.ts'
import { ledgersIn, villagersAt } from './villagers.ts'

const victims = ['app', 'postmaster', 'whole-server', 'app-and-server'] as const
type Victim = (typeof victims)[number]

export interface Outcome extends Omit<Troubles, 'wrong'>, Wholeness {
  rounds: number
  acknowledged: number
  /** Receipted, and not on the receipt's own page afterwards. */
  unseen: number
  wrong: string[]
  /** From the kill to the next receipt. */
  slowestMs: Record<string, number>
  p95Ms: Record<string, number>
}

/** Kills of the app alone; of its database, now and then together with the app. */
interface Kills {
  app: number
  server: number
}

export async function crash({ clients, ...kills }: Kills & { clients: number }): Promise<Outcome> {
  const town = await prepareTown({ villages: Math.ceil(clients / 2) })
  const ledgers = mkdtempSync(join(tmpdir(), 'anyue-ledgers-'))
  try {
    const port = await freePort()
    let app = await startApp(town, port)
    const troubles = noTroubles()
    const sent: Sent[] = []
    const tookMs = new Map<Victim, number[]>()
    const order = mixed(kills)
    const villagers = villagersAt(town, () => app.url, sent, troubles, { clients, ledgers })
    for (const victim of order) {
      await pause(randomInt(200, 1_500))
      const killedAt = Date.now()
      const server = postmasterOf(town.dataDir)
      app = await kill(victim, town, app, port)
      await untilReceipted(() => isBack(victim, town, server), app, sent, troubles)
      tookMs.set(victim, [...(tookMs.get(victim) ?? []), Date.now() - killedAt])
      if (troubles.wrong.length > 0) break
    }
    await villagers.leave()
    const kept = ledgersIn(ledgers)
    const unseen = await missingPages(app.url, kept)
    await app.stop()
    const found = await withDatabase(town.dataDir, (db) => look(db, town.townId, kept))
    const [slowestMs, p95Ms] = [1, 0.95].map((share) =>
      Object.fromEntries([...tookMs].map(([victim, some]) => [victim, quantile(some, share)])),
    )
    return {
      rounds: order.length,
      acknowledged: kept.length,
      unseen,
      ...found,
      ...troubles,
      slowestMs: slowestMs!,
      p95Ms: p95Ms!,
    }
  } finally {
    town.remove()
    rmSync(ledgers, { recursive: true, force: true })
  }
}

/** In an order that nobody planned; the database dies by itself, with all its processes, or with the app. */
function mixed({ app, server }: Kills): Victim[] {
  const ofServer = victims.filter((victim) => victim !== 'app')
  const all = [
    ...Array<Victim>(app).fill('app'),
    ...Array.from({ length: server }, (_, nth) => ofServer[nth % ofServer.length]!),
  ]
  for (let place = all.length - 1; place > 0; place--) {
    const other = randomInt(place + 1)
    ;[all[place], all[other]] = [all[other]!, all[place]!]
  }
  return all
}

/** Another server runs: what the killed one still answered does not count. */
const isBack = (victim: Victim, town: PreparedTown, server: number): boolean =>
  victim === 'app' || ![0, server].includes(postmasterOf(town.dataDir))

async function untilReceipted(isBack: () => boolean, app: StartedApp, sent: Sent[], troubles: Troubles): Promise<void> {
  let counted = sent.length
  while (troubles.wrong.length === 0 && sent.length === counted) {
    if (!isBack()) counted = sent.length
    const died = app.died()
    if (died) troubles.wrong.push(died)
    await pause(10)
  }
}

/** Returns the app that runs afterwards. The database comes back by the app itself, the app by starting it again. */
async function kill(victim: Victim, town: PreparedTown, app: StartedApp, port: number): Promise<StartedApp> {
  const postmaster = postmasterOf(town.dataDir)
  const cluster = `${town.dataDir}/postgres/cluster`
  if (victim.startsWith('app')) app.child.kill('SIGKILL')
  if (victim === 'postmaster') signal(postmaster, 'SIGKILL')
  if (victim.endsWith('server')) for (const pid of processesWorkingIn(cluster)) signal(pid, 'SIGKILL')
  if (!victim.startsWith('app')) return app
  await untilGone(app.child.pid!, 5_000)
  return startApp(town, port)
}

if (import.meta.main) {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const
  const { values } = parseArgs({ options: { app: text('200'), server: text('30'), clients: text('50') } })
  const of = (name: keyof typeof values) => Number(values[name])
  const outcome = await crash({ app: of('app'), server: of('server'), clients: of('clients') })
  const failed = outcome.lost + outcome.unseen + outcome.duplicates + outcome.halves.length + outcome.wrong.length
  const goal = { lost: 0, duplicates: 0, halves: 0, upAgainMs: 3_000 }
  console.log(JSON.stringify({ battery: 'crash', ...outcome, goal, failed }))
  process.exit(failed > 0 ? 1 : 0)
}
