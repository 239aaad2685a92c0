// PostgreSQL kept by Patroni on two nodes: while villages report, the primary is killed with its keeper, and handed over by
// `patronictl switchover`. What was receipted must be there, once; the app goes on by itself.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openDb, openPool } from '#platform/db.ts'
import { findPrograms, type Programs } from './cluster/installed.ts'
import { type Cluster, makeDatabase, startCluster } from './cluster/patroni.ts'
import { openPrimaryDoor } from './cluster/primary-door.ts'
import { thisCommit } from './figures.ts'
import { look, missingPages, type Wholeness } from './kept-whole.ts'
import { noTroubles, type Sent, type Troubles } from './reporter.ts'
import { freePort, prepareTown, type StartedApp, startApp, withDatabase } from './started-town.ts'
import { askForArchive, untilSealed } from './two-processes/jobs-once.ts'
import { ledgersIn, villagersAt } from './villagers.ts'

type Turn = 'killed' | 'switched'

interface Outcome extends Omit<Troubles, 'wrong'>, Wholeness {
  acknowledged: number
  unseen: number
  /** From the fault until the next receipt from another primary. */
  backMs: Record<Turn, number[]>
  /** From asking for an archive after it all until a job has made it; it is the same process. */
  jobDoneMs: number
  wrong: string[]
}

const JOB_WITHIN_MS = 60_000
const BACK_WITHIN_MS = 120_000

interface Given {
  clients: number
  kills: number
  switches: number
  /** So that two servers, their keepers and the app find room on one small machine: a keeper that gets no turn gives up. */
  paceMs: number
}

async function cluster(programs: Programs, given: Given) {
  const { clients, kills, switches, paceMs } = given
  const servers = await startCluster(programs)
  const port = await freePort()
  const door = await openPrimaryDoor(servers.nodes, port)
  const ledgers = mkdtempSync(join(tmpdir(), 'anyue-ledgers-'))
  let remove = () => {}
  let app: StartedApp | undefined
  try {
    const databaseUrl = await makeDatabase(servers, port)
    const town = await prepareTown({ villages: Math.ceil(clients / 2), databaseUrl })
    remove = town.remove
    app = await startApp(town, await freePort())
    const troubles = noTroubles()
    const sent: Sent[] = []
    const backMs: Outcome['backMs'] = { killed: [], switched: [] }
    const { url } = app
    const villagers = villagersAt(town, () => url, sent, troubles, { clients, ledgers, paceMs })
    const turns: Turn[] = [...Array<Turn>(kills).fill('killed'), ...Array<Turn>(switches).fill('switched')]
    for (const turn of turns) {
      await servers.untilWhole()
      await pause(3_000)
      backMs[turn].push(await changeOver(servers, turn, sent))
      const died = app.died()
      if (died) troubles.wrong.push(died)
      if (troubles.wrong.length > 0) break
    }
    await pause(3_000)
    await villagers.leave()
    if (troubles.wrong.length > 0) console.error(app.lastWords())
    const kept = ledgersIn(ledgers)
    const unseen = await missingPages(url, kept)
    const db = openDb(openPool(databaseUrl))
    const jobDoneMs = await untilSealed(db, await askForArchive(db, town.townId), JOB_WITHIN_MS)
    await db.destroy()
    await app.stop()
    const whole = await withDatabase(town.dataDir, (db) => look(db, town.townId, kept), databaseUrl)
    return { acknowledged: kept.length, unseen, ...whole, ...troubles, backMs, jobDoneMs }
  } finally {
    if (app?.died() === undefined) await app?.stop()
    await door.close()
    await servers.stop()
    remove()
    rmSync(ledgers, { recursive: true, force: true })
  }
}

/** @returns ms until somebody has a receipt from the new primary */
async function changeOver(servers: Cluster, turn: Turn, sent: readonly Sent[]): Promise<number> {
  const before = (await servers.primary())!
  const from = performance.now()
  if (turn === 'killed') await servers.kill(before)
  else await servers.switchOver()
  const isAnother = async () => ![undefined, before].includes(await servers.primary())
  for (; !(await isAnother()); await pause(100)) if (performance.now() - from > BACK_WITHIN_MS) return Infinity
  const count = sent.length
  for (; sent.length === count; await pause(20)) if (performance.now() - from > BACK_WITHIN_MS) return Infinity
  const ms = Math.round(performance.now() - from)
  if (turn === 'killed') servers.comeBack(before)
  return ms
}

if (import.meta.main) {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const
  const options = { clients: text('20'), kills: text('2'), switches: text('2'), pace: text('100') }
  const { values } = parseArgs({ options })
  const programs = findPrograms()
  if (Array.isArray(programs)) {
    console.error(`Not run: ${programs.join(', ')} missing (Debian: apt-get install patroni etcd-server postgresql).`)
    console.log(JSON.stringify({ battery: 'cluster', skipped: `missing: ${programs.join(', ')}` }))
    process.exit(0)
  }
  const of = (name: keyof typeof values) => Number(values[name])
  const outcome = await cluster(programs, {
    clients: of('clients'),
    kills: of('kills'),
    switches: of('switches'),
    paceMs: of('pace'),
  })
  const { lost, unseen, duplicates, halves, wrong, backMs, jobDoneMs } = outcome
  const late = [...backMs.killed, ...backMs.switched, jobDoneMs].filter((ms) => !Number.isFinite(ms)).length
  const failed = lost + unseen + duplicates + halves.length + wrong.length + late
  const goal = { lost: 0, duplicates: 0, halves: 0 }
  console.log(JSON.stringify({ battery: 'cluster', ...outcome, goal, commit: thisCommit(), failed }))
  process.exit(failed > 0 ? 1 : 0)
}
