// Started by packing.ts: told of files on stdin, a line each, it lays the archive down in pieces and says so.
import { on } from 'node:events'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { fileStoreFrom } from '#platform/files/chosen-store.ts'
import type { Order, Said } from './packing.ts'
import { sealedZip, type ZipFile } from './sealed.ts'

const PIECE = 8 << 20
/** So many pieces lie there at most, until their reader comes for them. */
const AHEAD = 3

// Whoever asked is gone: nobody waits for this.
process.once('disconnect', () => process.exit(1))

const lines = linesOf(process.stdin)
const { folder, at, ...order } = JSON.parse((await lines.next()).value ?? '{}') as Order
// from the first on: an answer that comes while something else is awaited is not lost
const answers = on(process, 'message')
const store = await fileStoreFrom(process.env, process.argv[2] ?? '')
let unanswered = 0

const archive = sealedZip(files(), store, { ...order, at: new Date(at) }, async (sealed) => {
  say({ sealed })
  while (unanswered > 0) await answered()
})
let [nth, bytes, piece]: [number, number, FileHandle | undefined] = [0, 0, undefined]
for await (const chunk of archive) {
  piece ??= await open(pathOf(nth), 'wx', 0o600)
  await piece.write(chunk)
  bytes += chunk.length
  if (bytes >= PIECE) await handOver(piece)
}
if (piece) await handOver(piece)
say({ end: true })
while (unanswered > 0) await answered()
process.exit(0)

function pathOf(one: number): string {
  return join(folder, `${one}.part`)
}

async function handOver(done: FileHandle): Promise<void> {
  await done.close()
  // Contents lie outside of the heap, so that nothing else hurries their going.
  globalThis.gc?.({ type: 'minor' })
  say({ piece: pathOf(nth) })
  ;[nth, bytes, piece] = [nth + 1, 0, undefined]
  while (unanswered >= AHEAD) await answered()
}

function say(said: Said): void {
  unanswered += 1
  process.send?.(said)
}

async function answered(): Promise<void> {
  await answers.next()
  unanswered -= 1
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
