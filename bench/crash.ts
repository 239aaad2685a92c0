// Kills the app and its database at random moments while villages report; then counts what was kept.
import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { processesWorkingIn, signal, untilGone } from '#platform/postgres/processes.ts'
import { noTroubles, report, type Sent, type Troubles } from './reporter.ts'
import {
  freePort,
  type PreparedTown,
  postmasterOf,
  prepareTown,
  type StartedApp,
  startApp,
  withDatabase,
} from './started-town.ts'

const victims = ['app', 'postmaster', 'whole-server', 'app-and-server'] as const
type Victim = (typeof victims)[number]

export interface Outcome extends Omit<Troubles, 'wrong'> {
  rounds: number
  acknowledged: number
  /** Receipted, and not there afterwards. */
  lost: number
  duplicates: number
  /** Rows that contradict one another. */
  halves: string[]
  wrong: string[]
  /** From the kill to the next receipt. */
  slowestMs: Record<string, number>
}

export async function crash({ rounds, clients }: { rounds: number; clients: number }): Promise<Outcome> {
  const town = await prepareTown()
  try {
    const port = await freePort()
    let app = await startApp(town, port)
    const troubles = noTroubles()
    const sent: Sent[] = []
    const slowestMs: Record<string, number> = {}
    const villagers = villagersAt(town, () => app.url, sent, troubles, clients)
    for (let round = 0; round < rounds; round++) {
      const victim = victims[round % victims.length]!
      await pause(randomInt(200, 1_500))
      const killedAt = Date.now()
      const server = postmasterOf(town.dataDir)
      app = await kill(victim, town, app, port)
      await untilReceipted(() => isBack(victim, town, server), app, sent, troubles)
      slowestMs[victim] = Math.max(slowestMs[victim] ?? 0, Date.now() - killedAt)
    }
    await villagers.leave()
    await app.stop()
    const kept = await withDatabase(town.dataDir, (db) => look(db, town.townId, sent))
    return { rounds, acknowledged: sent.length, ...kept, ...troubles, slowestMs }
  } finally {
    town.remove()
  }
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

/** So many people who report one thing after another; two share each door, so that they get into each other's way. */
function villagersAt(town: PreparedTown, url: () => string, sent: Sent[], troubles: Troubles, clients: number) {
  let leaving = false
  const working = Array.from({ length: clients }, async (_, nth) => {
    const door = town.doors[(nth >> 1) % town.doors.length]!
    for (let turn = 0; !leaving && troubles.wrong.length === 0; turn++) {
      const form = `${url()}/u/${door.token}/reports/${door.assignmentId}`
      const receipt = await report(form, `${nth}-${turn}-`, troubles)
      if (receipt) sent.push(receipt)
    }
  })
  return {
    async leave() {
      leaving = true
      await Promise.all(working)
    },
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

async function look(db: Db, townId: string, sent: Sent[]): Promise<Pick<Outcome, 'lost' | 'duplicates' | 'halves'>> {
  const rows = await db
    .selectFrom('campaign_submission')
    .select(['id', 'words', 'figures'])
    .where('town_id', '=', townId)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const lost = sent.filter(({ receipt, mark }) => !byId.get(receipt.split('/').at(-1) ?? '')?.words.endsWith(mark))
  const marks = rows.map(({ words }) => words)
  const halves = await Promise.all(Object.entries(contradictions).map(([name, query]) => count(db, name, query)))
  return { lost: lost.length, duplicates: marks.length - new Set(marks).size, halves: halves.flat() }
}

/** Each counts rows that one act wrote without the rest of it. */
const contradictions: Record<string, string> = {
  'a report without its figures': `select from campaign_submission where figures <> '{"places": 3}'`,
  'a report without its line in the audit': `select from campaign_submission s where not exists
    (select from audit_entry a where a.town_id = s.town_id and a.subject = 'submission/' || s.id)`,
  'a line in the audit without its report': `select from audit_entry a where act = 'submission.send' and not exists
    (select from campaign_submission s where a.town_id = s.town_id and a.subject = 'submission/' || s.id)`,
  'a report whose form key leads elsewhere': `select from campaign_submission s where not exists
    (select from form_key k where k.town_id = s.town_id and k.location like '%/receipts/' || s.id)`,
  'a used form key without a report': `select from form_key k where location not like '%/receipts/%'`,
  'a standing that is not of the last version': `select from campaign_standing standing left join lateral
    (select id, version from campaign_submission s where s.town_id = standing.town_id
      and s.assignment_id = standing.assignment_id order by version desc limit 1) last on true
    where standing.submission_id is distinct from last.id or standing.version <> coalesce(last.version, 0)
      or (standing.stage = 'sent') <> (last.id is not null)`,
  'versions with a gap': `select from campaign_submission group by assignment_id having max(version) <> count(*)`,
}

async function count(db: Db, name: string, query: string): Promise<string[]> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${sql.raw(query)}) found`.execute(db)
  return rows[0]!.n > 0 ? [`${name}: ${rows[0]!.n}`] : []
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '40' }, clients: { type: 'string' } } })
  const outcome = await crash({ rounds: Number(values.rounds), clients: Number(values.clients ?? 12) })
  const failed = outcome.lost + outcome.duplicates + outcome.halves.length + outcome.wrong.length
  console.log(JSON.stringify({ battery: 'crash', ...outcome, failed }))
  process.exit(failed > 0 ? 1 : 0)
}
