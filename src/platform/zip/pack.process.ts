// Started by packing.ts: told of files on stdin, a line each, it writes the archive to stdout.
import { once } from 'node:events'
import { fileStoreFrom } from '#platform/files/chosen-store.ts'
import { type SealOf, sealedZip, type ZipFile } from './sealed.ts'

const lines = linesOf(process.stdin)
const told = JSON.parse((await lines.next()).value ?? '{}') as SealOf
const seal = { ...told, at: new Date(told.at) }
const store = fileStoreFrom(process.env, process.env.ANYUE_FILES ?? '')
// Whoever asked is gone: nobody waits for this.
process.once('disconnect', () => process.exit(1))

const archive = sealedZip(files(), store, seal, async (sealed) => {
  process.send?.(sealed)
  await once(process, 'message')
})
for await (const chunk of archive) if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
await new Promise<void>((written) => process.stdout.end(() => written()))
process.exit(0)

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
