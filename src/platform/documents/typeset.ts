import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { projectRoot } from '#platform/postgres/migrate.ts'

interface Job {
  resolve(pdf: Buffer): void
  reject(error: Error): void
}

let worker: Worker | undefined
let last = 0
const jobs = new Map<number, Job>()

function ready(): Worker {
  if (worker) return worker
  worker = new Worker(join(projectRoot(), 'src/platform/documents/typst-worker.mjs'))
  worker.unref()
  worker.on('message', ({ id, pdf, problem }: { id: number; pdf?: Uint8Array; problem?: string }) => {
    const job = jobs.get(id)
    jobs.delete(id)
    if (pdf) job?.resolve(Buffer.from(pdf))
    else job?.reject(new Error(`typst: ${problem}`))
    if (jobs.size === 0) worker?.unref()
  })
  worker.on('error', (error: unknown) => {
    worker = undefined
    for (const job of jobs.values()) job.reject(error instanceof Error ? error : new Error(String(error)))
    jobs.clear()
  })
  return worker
}

/**
 * A PDF from a Typst source of ours. `data` reaches it as JSON in `sys.inputs.data`, never as markup, so nothing that
 * a person typed can become a command; `files` are pictures under the paths that `data` names.
 */
export function typeset(
  source: string,
  data: unknown,
  files: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Buffer> {
  const id = ++last
  const thread = ready()
  thread.ref()
  return new Promise((resolve, reject) => {
    jobs.set(id, { resolve, reject })
    thread.postMessage({ id, source, data: JSON.stringify(data), files: [...files] })
  })
}
