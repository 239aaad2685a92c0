// Ten thousand requests that no browser would send, over every route of the town, from people of several roles and from
// nobody: none may bring out an error, a line of code or the end of the process.
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { demoPeople } from '#demo-town/people.ts'
import { newFormKey } from '#people/once.ts'
import { recordSession } from '#people/sessions.store.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { keysFrom } from '#platform/keys.ts'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { readSecret } from '#platform/secret.ts'
import { slices } from '#town'
import { thisCommit } from './figures.ts'
import { type Caller, drawing, type Form, malformed, type Target } from './malformed.requests.ts'
import { useOf } from './mixed-load.ts'
import { freePort, type PreparedTown, prepareTown, type StartedApp, startApp, withDatabase } from './started-town.ts'

export interface Outcome {
  sent: number
  routes: number
  /** Routes of which a page's own form is known, so that what is sent reaches the act itself. */
  forms: number
  byStatus: Record<string, number>
  faults: string[]
}

const ATONCE = 8
const LEFT_AFTER_MS = 3_000
const who = ['director', 'officer', 'liaison', 'custodian', 'observer', 'nobody', 'nobody'] as const
type Name = (typeof who)[number]
const SESSION_LASTS = 200
/** Lines of code, of SQL, or of the machine in what a person is shown. */
const TOLD_TOO_MUCH =
  /\n\s+at [\w.<]|\.(?:ts|tsx|js):\d+|node_modules|syntax error at|violates \w+ constraint|invalid input syntax/

export async function sendMalformed(
  db: Db,
  town: PreparedTown,
  app: StartedApp,
  { requests, seed, onSent = () => {} }: { requests: number; seed: number; onSent?: (nth: number) => void },
): Promise<Outcome> {
  const draw = drawing(seed)
  const { port, pathname } = new URL(app.url)
  const callers = await callersOf(db, town)
  const targets = await targetsOf(db, town, app, callers.get('director')!)
  const outcome: Outcome = {
    sent: 0,
    routes: targets.length,
    forms: targets.filter(({ form }) => form).length,
    byStatus: {},
    faults: [],
  }
  let nth = 0
  const sender = async () => {
    while (nth < requests && !app.died()) {
      const own = nth++
      if (own % SESSION_LASTS === 0) for (const [name, caller] of await callersOf(db, town)) callers.set(name, caller)
      const target = targets[own % targets.length]!
      const name = who[Math.floor(draw() * who.length)]!
      const { bytes, what } = malformed(draw, { ...target, address: `${pathname}${target.address}` }, callers.get(name))
      const text = await overTheLine(Number(port), bytes)
      const status = /^HTTP\/1\.1 (\d{3})/m.exec(text.replace(/^HTTP\/1\.1 100 Continue\s+/, ''))?.[1] ?? 'shut'
      outcome.byStatus[status] = (outcome.byStatus[status] ?? 0) + 1
      outcome.sent += 1
      const isFault = (status >= '500' && status <= '599' && status !== '503') || TOLD_TOO_MUCH.test(text)
      if (isFault) outcome.faults.push(`${status} ${name} ${what}`)
      onSent(own)
    }
  }
  await Promise.all(Array.from({ length: ATONCE }, sender))
  const died = app.died()
  if (died) outcome.faults.push(`the process went: ${died}`)
  return outcome
}

/** What comes back. Who waits for bytes that never come is left after a while, as by a phone that lost its net. */
const overTheLine = (port: number, bytes: Buffer): Promise<string> =>
  new Promise((resolve) => {
    const line = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    const parts: Buffer[] = []
    let size = 0
    const end = () => {
      clearTimeout(leave)
      line.destroy()
      resolve(Buffer.concat(parts).toString())
    }
    const leave = setTimeout(() => line.end(), LEFT_AFTER_MS)
    line.setTimeout(15_000, end)
    line.on('error', end).on('end', end)
    line.on('data', (part: Buffer) => {
      size += part.length
      if (size < 300_000) parts.push(part)
      // A live page never ends by itself.
      if (parts.length === 1 && part.includes('text/event-stream')) end()
    })
    line.write(bytes)
  })

async function callersOf(db: Db, town: PreparedTown): Promise<Map<Name, Caller>> {
  const keys = keysFrom(readSecret(town.env, town.dataDir))
  const { clock_shift_ms } = await db
    .selectFrom('town')
    .select('clock_shift_ms')
    .where('id', '=', town.townId)
    .executeTakeFirstOrThrow()
  const now = new Date(Date.now() + Number(clock_shift_ms))
  const callers = new Map<Name, Caller>()
  for (const name of who) {
    if (name === 'nobody') {
      const c = { var: { town: { id: town.townId }, viewer: null, site: { keys } } } as never
      callers.set(name, { cookie: '', newKey: () => newFormKey(c) })
      continue
    }
    const { id } = await db
      .selectFrom('person')
      .select('id')
      .where('town_id', '=', town.townId)
      .where('username', '=', demoPeople[name].username)
      .executeTakeFirstOrThrow()
    const session = { personId: id, device: 'battery', address: '', secondFactorAt: now }
    const c = { var: { town: { id: town.townId }, viewer: { personId: id }, site: { keys } } } as never
    callers.set(name, {
      cookie: `session=${await recordSession(db, town.townId, session, now)}`,
      newKey: () => newFormKey(c),
    })
  }
  return callers
}

/** Every route, with something that is really there in its address, and the form that leads to it where a page shows one. */
async function targetsOf(db: Db, town: PreparedTown, app: StartedApp, { cookie }: Caller): Promise<Target[]> {
  const door = town.doors[0]!
  const { rows } = await sql<{ table: string }>`select c.table_name as table from information_schema.columns c
    join information_schema.columns t on t.table_name = c.table_name and t.column_name = 'town_id'
    where c.column_name = 'id' and c.table_schema = 'public' order by 1`.execute(db)
  const addressOf = async (path: string) => {
    let address = path
    for (const [all, name = ''] of path.matchAll(/:(\w+)/g)) {
      const table = rows.find((row) => row.table === name || row.table.endsWith(`_${name}`))?.table
      const found =
        table &&
        (
          await sql<{
            id: string
          }>`select id from ${sql.table(table)} where town_id = ${town.townId} order by id limit 1`.execute(db)
        ).rows[0]?.id
      const known =
        name === 'unit' && path.startsWith('/u/') ? door.token : name === 'assignment' ? door.assignmentId : found
      address = address.replace(all, known || newId())
    }
    return address
  }
  const targets: Target[] = []
  for (const { method, path } of slices.flatMap((slice) => slice.routes))
    targets.push({ method, path, address: await addressOf(path) })
  const forms = new Map<string, Form>()
  for (const { method, address } of targets) {
    if (method !== 'GET' || address.endsWith('/live') || /sign-out|events/.test(address)) continue
    const answer = await fetch(`${app.url}${address}`, {
      headers: { cookie },
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined)
    if (!answer?.headers.get('content-type')?.startsWith('text/html')) continue
    for (const form of formsIn(await answer.text())) forms.set(form.action, form)
  }
  const { pathname } = new URL(app.url)
  const patternOf = (path: string) => new RegExp(`^${pathname}${path.replace(/:\w+/g, '[^/]+')}(\\?.*)?$`)
  return targets.map((target) => {
    if (target.method !== 'POST') return target
    const form = [...forms.values()].find(({ action }) => patternOf(target.path).test(action))
    return form ? { ...target, form, address: form.action.slice(pathname.length) } : target
  })
}

function formsIn(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = '', inside = '']) => {
    const action = /action="([^"]+)"/.exec(head)?.[1]
    if (!action || !/method="post"/i.test(head)) return []
    const fields = [...inside.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].flatMap(([tag]): [string, string][] => {
      const name = /\bname="([^"]*)"/.exec(tag)?.[1]
      return name ? [[name, /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '1']] : []
    })
    return [{ action, multipart: head.includes('multipart'), fields }]
  })
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { requests: { type: 'string', default: '10000' }, seed: { type: 'string', default: '4711' } },
  })
  const [requests, seed] = [Number(values.requests), Number(values.seed)]
  const MOST_MB = 50
  const town = await prepareTown()
  try {
    await withDatabase(town.dataDir, async (db) => {
      const probe = join(town.dataDir, 'memory.json')
      const app = await startApp(town, await freePort(), {
        NODE_OPTIONS: `--import ${join(projectRoot(), 'bench/memory-probe.mjs')}`,
        MEMORY_PROBE_FILE: probe,
        MEMORY_PROBE_MS: '1000',
      })
      app.child.stderr?.on('data', (said) => process.stderr.write(said))
      const heapMb = () => {
        const { heapUsed, external } = JSON.parse(readFileSync(probe, 'utf8'))
        return (heapUsed + external) / 1_048_576
      }
      let early = { heap: 0, rss: 0 }
      const use = () => ({ heap: heapMb(), rss: useOf(app.child.pid!).rssMb })
      // What every route needs once is loaded by then.
      const warm = Math.floor(requests / 4)
      const outcome = await sendMalformed(db, town, app, {
        requests,
        seed,
        onSent(nth) {
          if (nth === warm) early = use()
        },
      })
      await new Promise((resolve) => setTimeout(resolve, 2_500))
      const grew = app.died() ? Number.NaN : use().heap - early.heap
      const rss = app.died() ? Number.NaN : use().rss - early.rss
      await app.stop()
      const broken = outcome.faults.length > 0 || !(grew <= MOST_MB)
      console.log(
        JSON.stringify({
          bench: 'malformed',
          ours: outcome.faults.length,
          goal: 0,
          sent: outcome.sent,
          routes: outcome.routes,
          forms: outcome.forms,
          by_status: outcome.byStatus,
          faults: outcome.faults.slice(0, 40),
          seed,
          commit: thisCommit(),
        }),
      )
      console.log(
        JSON.stringify({
          bench: 'malformed',
          measure: 'heap growth',
          ours: Math.round(grew),
          rss_growth: Math.round(rss),
          unit: 'MB',
          goal: MOST_MB,
        }),
      )
      process.exitCode = broken ? 1 : 0
    })
  } finally {
    town.remove()
  }
}
