// Kills the app and its database at random moments while villages report; then holds every villager's own list of receipts
// against the pages that anybody may open and against the rows.
import { randomInt } from 'node:crypto'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { processesWorkingIn, signal, untilGone } from '#platform/postgres/processes.ts'
import { quantile } from './figures.ts'
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
  /** Receipted, and no row afterwards. */
  lost: number
  /** Receipted, and not on the receipt's own page afterwards. */
  unseen: number
  duplicates: number
  /** Rows that contradict one another. */
  halves: string[]
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

/** What every villager wrote down when the receipt was in hand. */
const ledgersIn = (folder: string): Sent[] =>
  readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Sent),
  )

/** As a villager looks it up: the receipt's page says what was reported. */
async function missingPages(url: string, kept: readonly Sent[]): Promise<number> {
  const waiting = [...kept]
  let missing = 0
  const reading = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const answer = await fetch(new URL(one.receipt, url)).catch(() => undefined)
      if (!(await answer?.text().catch(() => undefined))?.includes(one.mark)) missing += 1
    }
  }
  await Promise.all(Array.from({ length: 8 }, reading))
  return missing
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
function villagersAt(
  town: PreparedTown,
  url: () => string,
  sent: Sent[],
  troubles: Troubles,
  { clients, ledgers }: { clients: number; ledgers: string },
) {
  let leaving = false
  const working = Array.from({ length: clients }, async (_, nth) => {
    const door = town.doors[(nth >> 1) % town.doors.length]!
    for (let turn = 0; !leaving && troubles.wrong.length === 0; turn++) {
      const form = `${url()}/u/${door.token}/reports/${door.assignmentId}`
      const receipt = await report(form, `${nth}-${turn}-`, troubles)
      if (!receipt) continue
      appendFileSync(join(ledgers, `${nth}.jsonl`), `${JSON.stringify(receipt)}\n`)
      sent.push(receipt)
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

async function look(
  db: Db,
  townId: string,
  sent: readonly Sent[],
): Promise<Pick<Outcome, 'lost' | 'duplicates' | 'halves'>> {
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
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const
  const { values } = parseArgs({ options: { app: text('200'), server: text('30'), clients: text('50') } })
  const of = (name: keyof typeof values) => Number(values[name])
  const outcome = await crash({ app: of('app'), server: of('server'), clients: of('clients') })
  const failed = outcome.lost + outcome.unseen + outcome.duplicates + outcome.halves.length + outcome.wrong.length
  const goal = { lost: 0, duplicates: 0, halves: 0, upAgainMs: 3_000 }
  console.log(JSON.stringify({ battery: 'crash', ...outcome, goal, failed }))
  process.exit(failed > 0 ? 1 : 0)
}
