// Two PostgreSQL servers that Patroni keeps, on loopback, with an etcd of one: a standby that has all that was acknowledged.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { processesWorkingIn, signal, untilGone } from '#platform/postgres/processes.ts'
import { chooseRunAs } from '#platform/postgres/run-as.ts'
import { freePort } from '../started-town.ts'
import type { Programs } from './installed.ts'

const run = promisify(execFile)
const SELF = '127.0.0.1'
const SCOPE = 'anyue'
const SECRET = 'only-on-loopback'
const START_MS = 120_000

export interface Node {
  name: string
  /** Of PostgreSQL, and of Patroni's REST API. */
  port: number
  api: number
  dataDir: string
}

export interface Cluster {
  nodes: readonly [Node, Node]
  primary(): Promise<Node | undefined>
  /** Until there is a primary with a standby that has all that it has. */
  untilWhole(): Promise<void>
  /** As when the power of the machine goes: PostgreSQL and its keeper at once. */
  kill(node: Node): Promise<void>
  /** The machine comes back. */
  comeBack(node: Node): void
  switchOver(): Promise<void>
  /** The primary's own address, as a superuser. */
  superuser(node: Node, database: string): string
  stop(): Promise<void>
}

interface Member {
  name: string
  role: string
  state: string
}

export async function startCluster(programs: Programs): Promise<Cluster> {
  const as = chooseRunAs()
  const folder = mkdtempSync(join(tmpdir(), 'anyue-cluster-'))
  const own = (path: string) => as.spawn.uid !== undefined && chownSync(path, as.uid, as.gid)
  chmodSync(folder, 0o755)
  own(folder)
  const children = new Map<string, ChildProcess>()
  const begin = (name: string, program: string, args: string[]) => {
    const log = openSync(join(folder, `${name}.log`), 'a')
    const child = spawn(program, args, { cwd: folder, ...as.spawn, stdio: ['ignore', log, log] })
    child.on('error', () => {}) // whoever waits for it tells
    children.set(name, child)
  }
  const [client, peer] = [await freePort(), await freePort()]
  const at = (port: number) => `http://${SELF}:${port}`
  mkdirSync(join(folder, 'etcd'), { mode: 0o700 })
  own(join(folder, 'etcd'))
  begin('etcd', programs.etcd, [
    ...['--data-dir', join(folder, 'etcd'), '--name', 'only', '--initial-cluster', `only=${at(peer)}`],
    ...['--listen-client-urls', at(client), '--advertise-client-urls', at(client)],
    ...['--listen-peer-urls', at(peer), '--initial-advertise-peer-urls', at(peer)],
  ])
  const nodes: Node[] = []
  for (const name of ['one', 'two'])
    nodes.push({ name, port: await freePort(), api: await freePort(), dataDir: join(folder, name) })
  const fileOf = ({ name }: Node) => join(folder, `${name}.yml`)
  for (const node of nodes) {
    writeFileSync(fileOf(node), settingsOf(node, { client, folder, bin: programs.bin }))
    own(fileOf(node))
  }
  const comeBack = (node: Node) => {
    // As after a start of the machine, when no process has an old one's number.
    rmSync(join(node.dataDir, 'postmaster.pid'), { force: true })
    for (const end of ['', '.lock']) rmSync(join(folder, `.s.PGSQL.${node.port}${end}`), { force: true })
    begin(node.name, programs.patroni, [fileOf(node)])
  }
  const members = async (): Promise<Member[]> => {
    for (const { api } of nodes) {
      const answer = await fetch(`${at(api)}/cluster`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
      const told = (await answer?.json().catch(() => undefined)) as { members?: Member[] } | undefined
      if (told?.members) return told.members
    }
    return []
  }
  const primary = async () => {
    for (const node of nodes) if (await isPrimary(node)) return node
    return undefined
  }
  const untilWhole = async () => {
    for (const end = Date.now() + START_MS; Date.now() < end; await pause(300)) {
      const now = await members()
      const standby = now.find(({ role, state }) => role === 'sync_standby' && /running|streaming/.test(state))
      if (standby && (await primary())) return
    }
    throw new Error(`The cluster is not whole: ${JSON.stringify(await members())}\n${lastWords(folder)}`)
  }
  const cluster: Cluster = {
    nodes: nodes as unknown as readonly [Node, Node],
    primary,
    untilWhole,
    comeBack,
    superuser: ({ port }, database) => `postgresql://postgres:${SECRET}@${SELF}:${port}/${database}`,
    async kill({ name, dataDir }) {
      const child = children.get(name)
      child?.kill('SIGKILL')
      for (const pid of processesWorkingIn(dataDir)) signal(pid, 'SIGKILL')
      await untilGone(child?.pid ?? 0, 5_000)
    },
    async switchOver() {
      const leader = await primary()
      const candidate = nodes.find((node) => node !== leader)!
      const of = ['--force', '--candidate', candidate.name, SCOPE]
      await run(programs.patronictl, ['-c', fileOf(candidate), 'switchover', ...of], { cwd: folder, ...as.spawn })
    },
    async stop() {
      for (const node of nodes) await cluster.kill(node)
      children.get('etcd')?.kill('SIGKILL')
      await pause(500)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  try {
    comeBack(nodes[0]!)
    for (const end = Date.now() + START_MS; !(await primary()); await pause(300))
      if (Date.now() > end) throw new Error(`No primary came up.\n${lastWords(folder)}`)
    comeBack(nodes[1]!)
    await untilWhole()
    return cluster
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/** As HAProxy asks, too: 200 from the one that holds the leader's key and takes writes. */
export async function isPrimary({ api }: Node): Promise<boolean> {
  const asked = { method: 'OPTIONS', signal: AbortSignal.timeout(1_000) }
  const answer = await fetch(`http://${SELF}:${api}/primary`, asked).catch(() => undefined)
  return answer?.status === 200
}

/** As docs/operate.md has it: the database is the app's, its own lesser role is there. @returns the url through `port` */
export async function makeDatabase(cluster: Cluster, port: number): Promise<string> {
  const primary = (await cluster.primary())!
  const client = new pg.Client({ connectionString: cluster.superuser(primary, 'postgres') })
  await client.connect()
  await client.query(`create role anyue login password '${SECRET}'`)
  await client.query('create role anyue_app nologin; grant anyue_app to anyue')
  await client.query(`create database anyue owner anyue encoding 'UTF8' template template0`)
  await client.end()
  return `postgresql://anyue:${SECRET}@${SELF}:${port}/anyue`
}

const lastWords = (folder: string): string =>
  ['etcd', 'one', 'two']
    .map((name) => join(folder, `${name}.log`))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8').slice(-1_500))
    .join('\n---\n')

/** Short times, as far as Patroni allows (ttl ≥ 20 s); otherwise as a town with two machines would have it. */
const settingsOf = (node: Node, { client, folder, bin }: { client: number; folder: string; bin: string }) => `
scope: ${SCOPE}
name: ${node.name}
restapi: { listen: '${SELF}:${node.api}', connect_address: '${SELF}:${node.api}' }
etcd3: { hosts: '${SELF}:${client}' }
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 2
    retry_timeout: 5
    maximum_lag_on_failover: 1048576
    synchronous_mode: true
    postgresql:
      use_pg_rewind: true
      use_slots: true
      parameters: { max_connections: 120, wal_log_hints: 'on', wal_keep_size: '256MB' }
  initdb: [{ encoding: UTF8 }, { locale: C.UTF-8 }, data-checksums]
  pg_hba:
    - local all all trust
    - host all all ${SELF}/32 scram-sha-256
    - host replication replicator ${SELF}/32 scram-sha-256
postgresql:
  listen: '${SELF}:${node.port}'
  connect_address: '${SELF}:${node.port}'
  data_dir: '${node.dataDir}'
  bin_dir: '${bin}'
  pgpass: '${folder}/${node.name}.pgpass'
  authentication:
    superuser: { username: postgres, password: '${SECRET}' }
    replication: { username: replicator, password: '${SECRET}' }
    rewind: { username: rewinder, password: '${SECRET}' }
  parameters: { unix_socket_directories: '${folder}', password_encryption: scram-sha-256 }
watchdog: { mode: 'off' }
`
