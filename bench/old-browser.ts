// A Chromium of 2018 or 2019, driven by its own protocol: today's drivers do not speak to it any more.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { brotliDecompressSync } from 'node:zlib'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { browserHome } from '../e2e/browser.ts'

export type Version = '66' | '78'

export interface OldPage {
  open(url: string): Promise<void>
  /** Runs in the page, with its scripts off too. */
  run<T>(code: string): Promise<T>
  /** What leads to another page. */
  leave(code: string): Promise<void>
  shoot(file: string): Promise<void>
  faults: string[]
}

export interface OldBrowser {
  page(wish: { script: boolean; width: number }): Promise<OldPage>
  close(): Promise<void>
}

const folder = join(projectRoot(), 'bench/old-browsers')

/** From the registry, once. */
function installed(version: Version): string {
  const packed = join(folder, `node_modules/chrome-${version}/bin/chromium.br`)
  if (!existsSync(packed))
    execFileSync(
      'npm',
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=optional', '--legacy-peer-deps'],
      { cwd: folder, stdio: 'ignore' },
    )
  const home = join(folder, 'node_modules/.unpacked', version)
  const program = join(home, 'chromium')
  if (existsSync(program)) return program
  mkdirSync(home, { recursive: true })
  const draft = `${program}.${process.pid}`
  writeFileSync(draft, brotliDecompressSync(readFileSync(packed)))
  chmodSync(draft, 0o755)
  renameSync(draft, program)
  return program
}

export async function launchOld(version: Version, port: number): Promise<OldBrowser> {
  const { libraries, fonts } = await browserHome()
  const profile = mkdtempSync(join(tmpdir(), 'old-browser-'))
  const child = spawn(
    installed(version),
    [
      '--headless',
      '--no-sandbox',
      '--single-process',
      '--no-zygote',
      '--disable-gpu',
      '--hide-scrollbars',
      `--user-data-dir=${profile}`,
      `--remote-debugging-port=${port}`,
      'about:blank',
    ],
    { stdio: 'ignore', env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fonts } },
  )
  const json = async (path: string): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/json/${path}`)).json()
  await until(() => json('version').then(Boolean, () => false), child)
  return {
    async page({ script, width }) {
      const { webSocketDebuggerUrl } = (await json('new?about:blank')) as { webSocketDebuggerUrl: string }
      return pageOver(await connect(webSocketDebuggerUrl), script, width)
    },
    async close() {
      child.kill('SIGKILL')
      await new Promise((gone) => child.once('exit', gone))
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

type Call = <T>(method: string, params?: object) => Promise<T>
interface Line {
  call: Call
  hear(method: string, heard: (params: Record<string, unknown>) => void): void
}

async function connect(address: string): Promise<Line> {
  const socket = new WebSocket(address)
  await new Promise((open, fail) => {
    socket.onopen = open
    socket.onerror = fail
  })
  const waiting = new Map<number, { done(result: never): void; failed(error: Error): void }>()
  const hearing: [string, (params: Record<string, unknown>) => void][] = []
  let last = 0
  socket.onmessage = ({ data }) => {
    const { id, result, error, method, params } = JSON.parse(String(data))
    for (const [name, heard] of hearing) if (name === method) heard(params)
    const one = waiting.get(id)
    waiting.delete(id)
    if (error) one?.failed(new Error(error.message))
    else one?.done(result as never)
  }
  return {
    call: (method, params = {}) =>
      new Promise((done, failed) => {
        last += 1
        waiting.set(last, { done, failed })
        socket.send(JSON.stringify({ id: last, method, params }))
      }),
    hear: (method, heard) => hearing.push([method, heard]),
  }
}

async function pageOver({ call, hear }: Line, script: boolean, width: number): Promise<OldPage> {
  const faults: string[] = []
  let loads = 0
  hear('Page.loadEventFired', () => {
    loads += 1
  })
  hear('Runtime.exceptionThrown', (params) => faults.push(JSON.stringify(params).slice(0, 300)))
  for (const domain of ['Page', 'Runtime', 'Network']) await call(`${domain}.enable`)
  await call('Emulation.setScriptExecutionDisabled', { value: !script })
  await call('Emulation.setDeviceMetricsOverride', { width, height: 720, deviceScaleFactor: 1, mobile: true })
  const run = async <T>(code: string): Promise<T> => {
    const { result, exceptionDetails } = await call<{ result: { value: T }; exceptionDetails?: object }>(
      'Runtime.evaluate',
      { expression: code, returnByValue: true },
    )
    if (exceptionDetails) throw new Error(`${code}: ${JSON.stringify(exceptionDetails).slice(0, 300)}`)
    return result.value
  }
  const loaded = async (go: () => Promise<unknown>) => {
    const before = loads
    await go()
    await until(async () => loads > before)
  }
  return {
    faults,
    run,
    open: (url) => loaded(() => call('Page.navigate', { url })),
    leave: (code) => loaded(() => run(code)),
    async shoot(file) {
      const height = await run<number>('document.documentElement.scrollHeight')
      await call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: true })
      const { data } = await call<{ data: string }>('Page.captureScreenshot')
      writeFileSync(file, Buffer.from(data, 'base64'))
    },
  }
}

async function until(is: () => Promise<boolean>, child?: ChildProcess): Promise<void> {
  for (const giveUpAt = Date.now() + 30_000; Date.now() < giveUpAt; await pause(50)) {
    if (await is()) return
    if (child && child.exitCode !== null) throw new Error(`The browser went: ${child.exitCode}`)
  }
  throw new Error('The browser did not come so far within 30 s')
}
