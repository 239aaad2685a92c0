import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRoot } from '#platform/postgres/migrate.ts'

/** Where a worker was when it was killed. */
export type Moment = 'sending' | 'sent' | 'anywhere'

/** A worker process that is started, killed with SIGKILL, and started again. */
export class Killable {
  readonly failures: string[] = []
  readonly killed: Record<Moment, number> = { sending: 0, sent: 0, anywhere: 0 }
  #child: ChildProcess | undefined
  readonly #env: NodeJS.ProcessEnv

  constructor(env: Record<string, string>) {
    this.#env = { ...process.env, ...env, NODE_OPTIONS: '', VITEST: '' }
  }

  async start(): Promise<void> {
    const child = fork(join(projectRoot(), 'bench/urges/worker.ts'), {
      env: this.#env,
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child = child
    await new Promise<void>((ready, failed) => {
      child.on('message', (message: { ready?: true; failed?: string; error?: string }) => {
        if (message.ready) ready()
        else this.failures.push(`${message.failed}: ${message.error}`)
      })
      child.once('exit', (code) => failed(new Error(`the worker ended by itself: ${code}`)))
    })
    child.removeAllListeners('exit')
  }

  get isRunning(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null
  }

  async kill(moment: Moment): Promise<void> {
    const child = this.#child
    if (!child || !this.isRunning) return
    this.killed[moment] += 1
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async stop(): Promise<void> {
    if (!this.#child || !this.isRunning) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }
}
