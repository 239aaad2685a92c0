import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '#platform/postgres/migrate.ts'

interface Job {
  resolve(pdf: Buffer): void
  reject(error: Error): void
}

interface Typesetter {
  child: ChildProcess
  jobs: Map<number, Job>
}

/** Fonts and what was laid out take hundreds of megabytes, which go with the process when nobody needs it for a while. */
const IDLE_MS = 60_000

let typesetter: Typesetter | undefined
let idle: ReturnType<typeof setTimeout> | undefined
let last = 0

function begin(): Typesetter {
  const child = fork(join(projectRoot(), 'src/platform/documents/typst-process.mjs'), {
    serialization: 'advanced',
    execArgv: [],
    // It needs to know nothing of the town's.
    env: {},
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const begun: Typesetter = { child, jobs: new Map() }
  const over = (why: Error) => {
    if (typesetter === begun) typesetter = undefined
    for (const job of begun.jobs.values()) job.reject(why)
    begun.jobs.clear()
  }
  child.on('message', ({ id, pdf, problem }: { id: number; pdf?: Uint8Array; problem?: string }) => {
    const job = begun.jobs.get(id)
    begun.jobs.delete(id)
    if (pdf) job?.resolve(Buffer.from(pdf))
    else job?.reject(new Error(`typst: ${problem}`))
    if (begun.jobs.size === 0) rest(begun)
  })
  child.on('error', over)
  child.on('exit', (code, signal) => over(new Ended(`typst: ended with ${signal ?? code}`)))
  return begun
}

/** Nothing waits for it: the app may end, and after a while it ends itself. */
function rest({ child }: Typesetter): void {
  child.unref()
  child.channel?.unref()
  idle = setTimeout(() => {
    typesetter = undefined
    child.disconnect()
  }, IDLE_MS)
  idle.unref()
}

/** The process went, for whatever reason: another may do it. */
class Ended extends Error {}

/**
 * A PDF from a Typst source of ours. `data` reaches it as JSON in `sys.inputs.data`, never as markup, so nothing that
 * a person typed can become a command; `files` are pictures under the paths that `data` names.
 */
export function typeset(
  source: string,
  data: unknown,
  files: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Buffer> {
  const job = { source, data: JSON.stringify(data), files: [...files] }
  return order(job).catch((error) => {
    if (error instanceof Ended) return order(job)
    throw error
  })
}

function order(job: { source: string; data: string; files: [string, Uint8Array][] }): Promise<Buffer> {
  clearTimeout(idle)
  typesetter ??= begin()
  const { child, jobs } = typesetter
  const id = ++last
  child.ref()
  child.channel?.ref()
  return new Promise((resolve, reject) => {
    jobs.set(id, { resolve, reject })
    child.send({ id, ...job }, (error) => {
      if (!error) return
      // it is gone, and nobody has told us yet: the next order begins another
      if (typesetter?.child === child) typesetter = undefined
      if (jobs.delete(id)) reject(new Ended(error.message))
    })
  })
}
