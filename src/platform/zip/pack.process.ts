// Started by packing.ts: told of files on stdin, a line each, it has threads lay them down and says what was sealed.
import { open } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Laid, ZipFile } from './laying.ts'
import type { Given } from './pack.thread.ts'
import type { Order } from './packing.ts'
import { type Hand, sealInto } from './sealed.ts'

/** Each takes the place of one core; more would wait for the disk together. */
const MOST_HANDS = 4

const FLUSH_BYTES = 32 << 20
const FLUSH_LOOK_MS = 20

// Whoever asked is gone: nobody waits for this.
process.once('disconnect', () => process.exit(1))

const filesDir = process.argv[2] ?? ''
const lines = linesOf(process.stdin)
const { path, at, ...order } = JSON.parse((await lines.next()).value ?? '{}') as Order
const file = await open(path, 'wx', 0o600)
const end = new BigInt64Array(new SharedArrayBuffer(8))
const reserve = (bytes: number): number => Number(Atomics.add(end, 0, BigInt(bytes)))
const hands = Array.from({ length: Math.min(availableParallelism(), MOST_HANDS) }, handOf)
let packing = true
const flushed = flushing()
const sealed = await sealInto({ fd: file.fd, reserve }, files(), hands, { ...order, at: new Date(at) })
packing = false
await flushed
await file.close()
process.send?.(sealed, () => process.exit(0))

/** The disk works while files are read and summed up, so that little is left to flush at the end. */
async function flushing(): Promise<void> {
  for (let from = 0; packing; await pause(FLUSH_LOOK_MS)) {
    const laid = Number(Atomics.load(end, 0))
    if (laid - from < FLUSH_BYTES) continue
    await file.datasync()
    from = laid
  }
}

/** A thread; it is asked for one batch at a time. */
function handOf(): Hand {
  const given: Given = { fd: file.fd, end, filesDir }
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const thread = new Worker(new URL(`./pack.thread.${ending}`, import.meta.url), { workerData: given })
  thread.on('error', (error) => {
    console.error(error)
    process.exit(1)
  })
  return (some) =>
    new Promise<Laid[]>((resolve) => {
      thread.once('message', resolve)
      thread.postMessage(some)
    })
}

async function* files(): AsyncGenerator<ZipFile> {
  for await (const line of lines) {
    const { name, at, content } = JSON.parse(line)
    yield { name, at: new Date(at), content: 'text' in content ? Buffer.from(content.text, 'base64') : content }
  }
}

/** One after the other as they are asked for, so that the teller waits while files are packed. */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of stream) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield rest.toString('utf8', 0, end)
      rest = rest.subarray(end + 1)
    }
  }
}
