import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { isRunning, untilGone } from '#platform/postgres/processes.ts'

const starting = 60_000

let dataDir: string
let port: number

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'anyue-start-'))
  chmodSync(dataDir, 0o755)
  port = await freePort()
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))
})

type Started = { launcher: ChildProcess; app: number; postgres: number }

/** What `npm start` runs, until it says that it is ready. */
async function start(): Promise<Started> {
  const { launcher, output } = launch({})
  await vi.waitFor(() => expect(output()).toContain(`Anyue is ready at http://127.0.0.1:${port}`), starting)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  const postgres = Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
  return { launcher, app: childOf(launcher.pid!), postgres }
}

function launch(env: Record<string, string>) {
  const all = {
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    ANYUE_DATA: dataDir,
    ...env,
  }
  const launcher = spawn(process.execPath, ['bin/start.mjs'], { env: { ANYUE_TOWN: 'empty', ...all, VITEST: '' } })
  let text = ''
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream.on('data', (data) => {
      text += data
    })
  }
  onTestFinished(() => void launcher.kill('SIGTERM'))
  return {
    launcher,
    output: () => text,
    ended: new Promise<number | null>((resolve) => launcher.once('close', resolve)),
  }
}

const childOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0])

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

test('Ctrl-C stops the app and its database, and the next start finds all in order', { timeout: 90_000 }, async () => {
  const first = await start()
  const ended = new Promise((resolve) => first.launcher.once('exit', resolve))
  first.launcher.kill('SIGINT')
  expect(await ended).toBe(0)
  expect([isRunning(first.app), isRunning(first.postgres)]).toEqual([false, false])
  // how long that takes: npm run bench:start
  await start()
})

test('after the app and its database were killed outright the next start recovers', { timeout: 90_000 }, async () => {
  const first = await start()
  process.kill(first.app, 'SIGKILL')
  process.kill(first.postgres, 'SIGKILL')
  await untilGone(first.launcher.pid!, 5_000)
  await start()
})

test('when the launcher is killed outright the app ends by itself and takes the database along', {
  timeout: 90_000,
}, async () => {
  const { launcher, app, postgres } = await start()
  launcher.kill('SIGKILL')
  expect(await untilGone(app, 15_000)).toBe(true)
  expect(await untilGone(postgres, 5_000)).toBe(true)
})

test('a taken port is told in one line and leaves no database running', { timeout: 90_000 }, async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { ended, output } = launch({})
  expect(await ended).toBe(1)
  expect(output().trim().split('\n').at(-1)).toContain(`127.0.0.1:${port}`)
  expect(existsSync(join(dataDir, 'postgres/cluster/postmaster.pid'))).toBe(false)
})

test.each([
  ['nobody listens', 'postgresql://anyue:secret@127.0.0.1:1/anyue', 'ECONNREFUSED'],
  ['no such host', 'postgresql://anyue:secret@no-such-host.invalid/anyue', 'no-such-host.invalid'],
  ['no address', 'anyue:secret', 'DATABASE_URL'],
])('a broken DATABASE_URL (%s) is told in one line', { timeout: 90_000 }, async (_, url, named) => {
  const { ended, output } = launch({ DATABASE_URL: url })
  expect(await ended).toBe(1)
  const said = output().trim().split('\n').slice(-1)
  expect(said.join()).toContain(named)
  expect(output()).not.toContain('secret')
})

test('the set-up link of an empty town opens once the town is there', { timeout: 90_000 }, async () => {
  const { output } = launch({})
  await vi.waitFor(() => expect(output()).toContain('Anyue is ready at'), starting)
  const link = /http:\/\/\S+\/set-up\/\S+/.exec(output())?.[0] ?? ''
  const answer = await fetch(link)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('_key')
})

test('a data folder that cannot be written is told in one line', { timeout: 90_000 }, async () => {
  const file = join(dataDir, 'a-file')
  writeFileSync(file, '')
  const { ended, output } = launch({ ANYUE_DATA: join(file, 'var') })
  expect(await ended).toBe(1)
  expect(output().trim().split('\n').at(-1)).toContain(join(file, 'var'))
})
