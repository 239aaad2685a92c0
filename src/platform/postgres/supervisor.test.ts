import { spawn } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { isRunning, untilGone } from './processes.ts'
import { explainStartFailure } from './start-failure.ts'
import { type Cluster, type ClusterOptions, startPostgres } from './supervisor.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'anyue-cluster-'))
  chmodSync(dataDir, 0o755)
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
})

/** Stopped at the end of the test, whatever happens in it. */
async function start(options: Partial<ClusterOptions> = {}): Promise<Cluster> {
  const cluster = await startPostgres({ dataDir, ...options })
  onTestFinished(() => cluster.stop())
  return cluster
}

async function ask(cluster: Cluster, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: cluster.superuserUrl('postgres') })
  await client.connect()
  try {
    const results = [await client.query({ text: sql, rowMode: 'array' })].flat()
    return results.at(-1)?.rows.flat() ?? []
  } finally {
    await client.end()
  }
}

/** A process of its own that starts the cluster and can be killed. */
async function startElsewhere(): Promise<{
  pid: number
  kill(): Promise<void>
  cluster: { pid: number; adopted: boolean }
}> {
  const script = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'supervisor.ts'))}
    const cluster = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    process.on('SIGTERM', () => cluster.stop().then(() => process.exit()))
    console.log(JSON.stringify({ pid: cluster.pid, adopted: cluster.adopted }))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))))
  const kill = async () => {
    child.kill('SIGKILL')
    await untilGone(child.pid!, 5_000)
  }
  return { pid: child.pid!, kill, cluster: JSON.parse(line) }
}

test('what was written is there after stopping and starting again', async () => {
  const first = await startPostgres({ dataDir })
  await ask(first, 'create table well (depth int); insert into well values (7)')
  await first.stop()
  expect(isRunning(first.pid)).toBe(false)
  const second = await start()
  expect(second.adopted).toBe(false)
  expect(await ask(second, 'select depth from well')).toEqual([7])
})

test('the server is durable, closed to the network, and sorts the same everywhere', async () => {
  const cluster = await start()
  const settings = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'listen_addresses']
  expect(await ask(cluster, `select ${settings.map((name) => `current_setting('${name}')`)}`)).toEqual([
    'on',
    'on',
    'on',
    'on',
    '',
  ])
  const sorting = await ask(
    cluster,
    'select datlocprovider, datlocale from pg_database where datname = current_database()',
  )
  expect(sorting).toEqual(['b', 'C.UTF-8'])
})

test('a server killed while the app runs is started again and has lost nothing', async () => {
  const cluster = await start()
  await ask(cluster, 'create table well (depth int); insert into well values (7)')
  const before = cluster.pid
  process.kill(before, 'SIGKILL')
  // The killed server may answer once more before it is gone.
  await vi.waitFor(() => expect(cluster.pid).not.toBe(before), 20_000)
  await vi.waitFor(async () => expect(await ask(cluster, 'select depth from well')).toEqual([7]), 20_000)
})

test('a server left alive by a killed parent is adopted', async () => {
  const parent = await startElsewhere()
  await parent.kill()
  expect(isRunning(parent.cluster.pid)).toBe(true)
  const cluster = await start()
  expect(cluster).toMatchObject({ adopted: true, pid: parent.cluster.pid })
  await cluster.stop()
  expect(isRunning(parent.cluster.pid)).toBe(false)
})

test('after parent and server are both killed the next start recovers', async () => {
  const parent = await startElsewhere()
  await parent.kill()
  process.kill(parent.cluster.pid, 'SIGKILL')
  const cluster = await start()
  expect(cluster.adopted).toBe(false)
  expect(await ask(cluster, 'select 1')).toEqual([1])
})

test('a lock file that names a stranger is not believed', async () => {
  const first = await startPostgres({ dataDir })
  const pidFile = join(dataDir, 'cluster/postmaster.pid')
  const lockFile = join(first.socketDir, '.s.PGSQL.5432.lock')
  const [pidLines, lockLines] = [readFileSync(pidFile, 'utf8'), readFileSync(lockFile, 'utf8')]
  await first.stop()
  // This test's own process stands for whoever got the dead server's number.
  writeFileSync(pidFile, pidLines.replace(/^\d+/, String(process.pid)))
  writeFileSync(lockFile, lockLines.replace(/^\d+/, String(process.pid)))
  const second = await start()
  expect(await ask(second, 'select 1')).toEqual([1])
})

test('two starts at the same time share one server, and the last to leave stops it', { timeout: 60_000 }, async () => {
  const [here, there] = await Promise.all([startPostgres({ dataDir }), startElsewhere()])
  expect(here.pid).toBe(there.cluster.pid)
  await here.stop()
  expect(isRunning(there.cluster.pid)).toBe(true)
  process.kill(there.pid, 'SIGTERM')
  expect(await untilGone(there.cluster.pid, 40_000)).toBe(true)
})

test('a long path does not hinder the socket', async () => {
  const deep = join(dataDir, 'a-folder-with-a-rather-long-name/'.repeat(4))
  const cluster = await start({ dataDir: deep })
  expect(Buffer.byteLength(cluster.socketDir)).toBeLessThan(90)
  expect(await ask(cluster, 'select 1')).toEqual([1])
})

test.runIf(process.getuid?.() === 0)('root may keep the data where only root can go', async () => {
  const closed = join(dataDir, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  const cluster = await start({ dataDir: join(closed, 'postgres') })
  const elsewhere = realpathSync(join(closed, 'postgres'))
  onTestFinished(() => cluster.stop().then(() => rmSync(elsewhere, { recursive: true })))
  expect(elsewhere).toMatch(/^\/var\/lib\/anyue\/closed-/)
  expect(await ask(cluster, 'select 1')).toEqual([1])
})

test('a data folder that cannot be written is named in one line', async () => {
  writeFileSync(join(dataDir, 'a-file'), '')
  const inside = join(dataDir, 'a-file', 'var')
  const line = await startPostgres({ dataDir: inside }).catch(explainStartFailure)
  expect(line).toContain(inside)
  expect(line).not.toContain('\n')
})

test('a folder made by another PostgreSQL is refused and left as it is', async () => {
  const first = await startPostgres({ dataDir })
  await first.stop()
  writeFileSync(join(dataDir, 'cluster/PG_VERSION'), '15\n')
  expect(await startPostgres({ dataDir }).catch(explainStartFailure)).toContain('15, 18')
  expect(readdirSync(join(dataDir, 'users'))).toEqual([])
})

test('a server killed halfway through its first start does not block the next', async () => {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'supervisor.ts'))}
    await startPostgres({ dataDir: ${JSON.stringify(dataDir)} })`,
    ],
    { stdio: 'ignore' },
  )
  await vi.waitFor(() => expect(readdirSync(dataDir).some((name) => name.endsWith('.new'))).toBe(true), 5_000)
  child.kill('SIGKILL')
  await pause(50)
  const cluster = await start()
  expect(await ask(cluster, 'select 1')).toEqual([1])
})

test('what people write does not reach the server log', async () => {
  const cluster = await start()
  await ask(cluster, 'create table reporter (phone text primary key)')
  await ask(cluster, `insert into reporter values ('13912345678')`)
  await expect(ask(cluster, `insert into reporter values ('13912345678')`)).rejects.toThrow('duplicate key')
  const logs = join(dataDir, 'log')
  const text = readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('')
  expect(text).toContain('duplicate key')
  expect(text).not.toContain('13912345678')
})
