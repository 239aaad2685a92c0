// What a town could run instead: Parse Server on the same PostgreSQL, in turn with ours. One record made, and fifty listed.
// Ours reads a form, finds the unit by its signed link, checks form key and figures, writes key, report, standing, counters
// and audit in one transaction and answers with the way to a receipt. Listed are fifty accepted reports as JSON for the
// machine of a superior, whose token is checked and counted, and the office's page of the review queue as HTML, rights
// checked, with the first case laid open. Parse Server checks the class's permissions, writes or reads one table, and speaks
// JSON. It is installed by npm ci from the registry into bench/peers, which is no part of the product.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { recordReview } from '#campaign/reviews.store.ts'
import { recordToken } from '#ledger/api.tokens.store.ts'
import { apiTokenOf, hashOf, MOST_A_MINUTE } from '#ledger/api.tokens.ts'
import { newFormKey } from '#people/once.ts'
import { type Db, transact } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { keysFrom } from '#platform/keys.ts'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { readSecret } from '#platform/secret.ts'
import { type Spent, spentOn } from './cpu.ts'
import { median, thisCommit } from './figures.ts'
import { officerCookie, officerOf } from './forms.ts'
import { closedLoop, filledIn } from './mixed-load.ts'
import { freePort, type PreparedTown, prepareTown, startApp, withDatabase } from './started-town.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    clients: { type: 'string', default: '16' },
  },
})
const [rounds, seconds, clients] = [values.rounds, values.seconds, values.clients].map(Number) as [
  number,
  number,
  number,
]
const GOAL = 0.5
/** As many as the app's own pool. */
const CONNECTIONS = 24
const LISTED = 50
const MOST_A_SECOND = 2_000

interface Sending {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body?: string
  status: number
}

interface Side {
  pid: number
  port: number
  next(nth: number): Sending
}

interface Round extends Spent {
  perSecond: number
  wrong: number
}

const agent = new Agent({ keepAlive: true, maxSockets: clients })

/** @returns the answer's status and how long it was */
const send = (port: number, { method, path, headers, body }: Sending): Promise<{ status: number; bytes: number }> =>
  new Promise((resolve) => {
    const sized = body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) }
    const asked = request({ agent, host: '127.0.0.1', port, method, path, headers: sized }, (answer) => {
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
      })
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, bytes }))
    })
    asked.once('error', () => resolve({ status: 0, bytes: 0 }))
    asked.end(body)
  })

async function round({ pid, port, next }: Side, cluster: string, forSeconds: number): Promise<Round> {
  let [wrong, done] = [0, 0]
  const from = performance.now()
  const spent = await spentOn(pid, cluster, async () => {
    await closedLoop(clients, forSeconds, async (nth) => {
      const sending = next(nth)
      const { status } = await send(port, sending)
      if (status === sending.status) done += 1
      else wrong += 1
    })
    return done
  })
  return { ...spent, wrong, perSecond: (done * 1_000) / (performance.now() - from) }
}

/** Ours and the peer's in turn, so that whatever else the machine does falls on both. */
async function inTurn(ours: Side, peer: Side, cluster: string): Promise<{ ours: Round[]; peer: Round[] }> {
  for (const side of [ours, peer]) await round(side, cluster, 3)
  const found = { ours: [] as Round[], peer: [] as Round[] }
  for (let nth = 0; nth < rounds; nth++) {
    found.ours.push(await round(ours, cluster, seconds))
    await pause(200)
    found.peer.push(await round(peer, cluster, seconds))
    await pause(200)
  }
  return found
}

async function startPeer(town: PreparedTown, port: number): Promise<ChildProcess> {
  const folder = join(projectRoot(), 'bench/peers')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
  })
  const child = spawn(process.execPath, ['parse-server.mjs'], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PEER_PORT: String(port),
      PEER_SOCKET: join(town.dataDir, 'postgres/socket'),
      PEER_CONNECTIONS: String(CONNECTIONS),
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', (data) => String(data).includes('ready') && ready())
    child.once('exit', (code) => failed(new Error(`Parse Server did not start: ${code}`)))
  })
  return child
}

const json = { 'content-type': 'application/json', 'x-parse-application-id': 'town' }
const reportTo = '/parse/classes/Report'

/** The same record as ours, of one table. */
const recordOf = (town: PreparedTown, nth: number) => {
  const { unitId, assignmentId } = town.doors[nth % town.doors.length]!
  const told = { figures: { places: (nth % 9) + 1 }, words: `贴在村口 ${nth}`, heldOn: '2023-06-08' }
  const by = { byName: '李小满', byPhone: '13900000000' }
  return { town: town.townId, unit: unitId, assignment: assignmentId, ...told, ...by, stage: 'sent' }
}

const peerCreates =
  (town: PreparedTown) =>
  (nth: number): Sending => ({
    method: 'POST',
    path: reportTo,
    headers: json,
    body: JSON.stringify(recordOf(town, nth)),
    status: 201,
  })

const waiting = `where=${encodeURIComponent('{"stage":"sent"}')}&order=createdAt&limit=${LISTED}`
const peerLists = (): Sending => ({ method: 'GET', path: `${reportTo}?${waiting}`, headers: json, status: 200 })

const oursCreates = (town: PreparedTown) => {
  const keys = keysFrom(readSecret(town.env, town.dataDir))
  const c = { var: { town: { id: town.townId }, viewer: null, site: { keys } } } as never
  return (nth: number): Sending => {
    const door = town.doors[nth % town.doors.length]!
    return {
      method: 'POST',
      path: `/t/sudian/u/${door.token}/reports/${door.assignmentId}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: filledIn(newFormKey(c), nth).toString(),
      status: 303,
    }
  }
}

/** The machine of a superior asks for the reports that were accepted; as many superiors as may ask so often. */
async function oursListed(db: Db, town: PreparedTown): Promise<(nth: number) => Sending> {
  const keys = keysFrom(readSecret(town.env, town.dataDir))
  const officer = await officerOf(db, town.townId)
  const sent = await db
    .selectFrom('campaign_standing')
    .select(['campaign_id as campaignId', 'assignment_id as assignmentId', 'submission_id as submissionId'])
    .where('town_id', '=', town.townId)
    .where('stage', '=', 'sent')
    .execute()
  const now = new Date()
  for (const { assignmentId, submissionId } of sent) {
    const reviewed = { submissionId: submissionId!, assignmentId, by: officer.id, now }
    await transact(db, (tx) => recordReview(tx, town.townId, reviewed, { verdict: 'accepted' }))
  }
  const tokens: string[] = []
  for (let nth = 0; nth < (MOST_A_SECOND * 60) / MOST_A_MINUTE; nth++) {
    const id = newId()
    const token = apiTokenOf(keys, { id: town.townId, slug: 'sudian' }, id)
    await recordToken(db, town.townId, { id, holder: `上级 ${nth}`, hash: hashOf(token), by: officer.id, now })
    tokens.push(token)
  }
  const path = `/t/sudian/api/v1/campaigns/${sent[0]!.campaignId}/reports?limit=${LISTED}`
  return (nth) => ({
    method: 'GET',
    path,
    headers: { authorization: `Bearer ${tokens[nth % tokens.length]}` },
    status: 200,
  })
}

const total = ({ node, postgres }: Spent): number => node + postgres
const side = (all: readonly Round[]) => ({
  perSecond: Math.round(median(all.map(({ perSecond }) => perSecond))),
  cpuUs: {
    node: Math.round(median(all.map(({ node }) => node))),
    postgres: Math.round(median(all.map(({ postgres }) => postgres))),
  },
  wrong: all.reduce((sum, { wrong }) => sum + wrong, 0),
})

const town = await prepareTown({ villages: 400 })
try {
  await withDatabase(town.dataDir, async (db) => {
    await sql`create database peer`.execute(db)
    const [port, peerPort] = [await freePort(), await freePort()]
    const peerProcess = await startPeer(town, peerPort)
    const app = await startApp(town, port)
    const [creates, records] = [oursCreates(town), peerCreates(town)]
    for (let nth = 0; nth < LISTED; nth++) {
      await send(port, creates(nth))
      await send(peerPort, records(nth))
    }
    const cookie = await officerCookie(db, town.townId)
    const queue: Sending = { method: 'GET', path: '/t/sudian/office/reviews', headers: { cookie }, status: 200 }
    const cluster = join(town.dataDir, 'postgres/cluster')
    const [us, them] = [
      { pid: app.child.pid!, port },
      { pid: peerProcess.pid!, port: peerPort },
    ]
    const bytes = { page: (await send(port, queue)).bytes, peer: (await send(peerPort, peerLists())).bytes, json: 0 }
    const shown = await inTurn({ ...us, next: () => queue }, { ...them, next: peerLists }, cluster)
    const listing = await oursListed(db, town)
    bytes.json = (await send(port, listing(0))).bytes
    const listed = await inTurn({ ...us, next: listing }, { ...them, next: peerLists }, cluster)
    // what is accepted takes no further report
    const open = (nth: number) => creates(LISTED + (nth % (town.doors.length - LISTED)))
    const made = await inTurn({ ...us, next: open }, { ...them, next: records }, cluster)
    peerProcess.kill('SIGKILL') // it holds nothing, and ends its pool twice when asked
    await app.stop()
    agent.destroy()
    report({ create: made, list: listed, 'page of the list': shown }, bytes)
  })
} finally {
  town.remove()
}

function report(all: Record<string, { ours: Round[]; peer: Round[] }>, bytes: object): void {
  const found = Object.entries(all).map(([what, { ours, peer }]) => ({
    what,
    ours: side(ours),
    peer: side(peer),
    cpuRatio: Number(median(ours.map((one, nth) => total(one) / total(peer[nth]!))).toFixed(2)),
  }))
  for (const { what, ours, peer, cpuRatio } of found)
    console.log(
      `${what}: ours ${ours.perSecond}/s, ${total(ours.cpuUs)} µs · Parse Server ${peer.perSecond}/s, ${total(peer.cpuUs)} µs · ${cpuRatio} of its processor time (≤ ${GOAL})`,
    )
  const load = loadavg()[0]!.toFixed(1)
  console.log(JSON.stringify({ bench: 'peers', found, goal: GOAL, bytes, rounds, clients, load, commit: thisCommit() }))
  process.exitCode = found.some(({ ours, peer, cpuRatio }) => ours.wrong + peer.wrong > 0 || cpuRatio > GOAL) ? 1 : 0
}
