import { spawn } from 'node:child_process'
import { on, once } from 'node:events'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import type { FileStore } from '#platform/files/store.ts'
import { type Sealed, type SealOf, sealedZip, type ToldSeal, type ZipFile } from './sealed.ts'

/** Makes an archive of files, a piece at a time. */
export type Packer = (files: AsyncIterable<ZipFile>, seal: SealOf, told: ToldSeal) => AsyncGenerator<Buffer>

export const packHere =
  (store: FileStore): Packer =>
  (files, seal, told) =>
    sealedZip(files, store, seal, told)

/** What the process that packs says, in its order; it waits for `go` after `sealed`, and is ahead by a few pieces only. */
export type Said = { piece: string } | { sealed: Sealed } | { end: true }
export type Order = SealOf & { folder: string }

const CHUNK = 1 << 20

/**
 * Gigabytes are read, checksummed and framed in a process of their own, which is told the files one after the other:
 * answers of the app wait for none of it, and its memory goes with it. The archive comes back in short-lived files of
 * some megabytes, not through a pipe: at 64 KiB a time two processes would wait for each other more than they work.
 */
export const packApart = (program: string, env: NodeJS.ProcessEnv, filesDir: string): Packer =>
  async function* pack(files, seal, told) {
    const folder = await mkdtemp(join(tmpdir(), 'anyue-pack-'))
    const child = spawn(process.execPath, ['--expose-gc', program, filesDir], {
      env,
      stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
    })
    const closed = once(child, 'close')
    let trouble: unknown
    const stop = (error?: unknown): void => {
      trouble ??= error
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    }
    child.on('error', stop)
    // It goes away before it has read everything: its end says why.
    child.stdin!.on('error', () => {})
    let whole = false
    try {
      const said = on(child, 'message', { close: ['disconnect'] })
      tell(child.stdin!, files, { ...seal, folder }).catch(stop)
      for await (const [message] of said as AsyncIterable<[Said]>) {
        if ('piece' in message) {
          yield* createReadStream(message.piece, { highWaterMark: CHUNK })
          await rm(message.piece)
        } else if ('sealed' in message) await told(message.sealed)
        else whole = true
        if (child.connected) child.send('go')
      }
      if (trouble) throw trouble
      if (!whole) throw new Error('packing ended too early')
    } finally {
      stop()
      // Only when it is gone does nobody write there any more.
      await closed.catch(() => {})
      await rm(folder, { recursive: true, force: true })
    }
  }

async function tell(to: Writable, files: AsyncIterable<ZipFile>, order: Order): Promise<void> {
  const say = async (line: object) => {
    if (!to.write(`${JSON.stringify(line)}\n`)) await Promise.race([once(to, 'drain'), once(to, 'close')])
  }
  await say(order)
  for await (const file of files) {
    if (to.destroyed) return
    await say(Buffer.isBuffer(file.content) ? { ...file, content: { text: file.content.toString('base64') } } : file)
  }
  to.end()
}
