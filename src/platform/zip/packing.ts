import { spawn } from 'node:child_process'
import { on, once } from 'node:events'
import { open, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import type { FileStore } from '#platform/files/store.ts'
import { layer, type ZipFile } from './laying.ts'
import { type Sealed, type SealOf, sealInto } from './sealed.ts'

/** Makes an archive of files at `path`, where nothing may be yet; when it fails nothing is left there. */
export type Packer = (path: string, files: AsyncIterable<ZipFile>, seal: SealOf) => Promise<Sealed>

export const packHere =
  (store: FileStore): Packer =>
  (path, files, seal) =>
    orNothing(path, async () => {
      const file = await open(path, 'wx', 0o600)
      let end = 0
      const reserve = (bytes: number): number => {
        end += bytes
        return end - bytes
      }
      const lay = layer({ store, fd: file.fd, reserve })
      const hand = async (some: readonly ZipFile[]) => {
        const laid = []
        for (const one of some) laid.push(await lay(one))
        return laid
      }
      try {
        return await sealInto({ fd: file.fd, reserve }, files, [hand], seal)
      } finally {
        await file.close()
      }
    })

/** What the process that packs is told first; then a line for each file. It says once what it sealed. */
export type Order = SealOf & { path: string }

/**
 * Gigabytes are read, checksummed and written by a process of its own, which is told the files one after the other:
 * answers of the app wait for none of it, and its memory goes with it.
 */
export const packApart =
  (program: string, env: NodeJS.ProcessEnv, filesDir: string): Packer =>
  (path, files, seal) =>
    orNothing(path, async () => {
      const child = spawn(process.execPath, [program, filesDir], { env, stdio: ['pipe', 'ignore', 'inherit', 'ipc'] })
      const closed = once(child, 'close').catch(() => {})
      let trouble: unknown
      const stop = (error?: unknown): void => {
        trouble ??= error
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      }
      child.on('error', stop)
      // It goes away before it has read everything: its end says why.
      child.stdin!.on('error', () => {})
      let sealed: Sealed | undefined
      try {
        const said = on(child, 'message', { close: ['disconnect'] })
        tell(child.stdin!, files, { ...seal, path }).catch(stop)
        for await (const [message] of said as AsyncIterable<[Sealed]>) sealed = message
        if (trouble) throw trouble
        if (!sealed) throw new Error('packing ended too early')
        return sealed
      } finally {
        stop()
        // Only when it is gone does nobody write there any more.
        await closed
      }
    })

async function orNothing(path: string, work: () => Promise<Sealed>): Promise<Sealed> {
  try {
    return await work()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

async function tell(to: Writable, files: AsyncIterable<ZipFile>, order: Order): Promise<void> {
  const say = async (line: object) => {
    if (!to.write(`${JSON.stringify(line)}\n`)) await Promise.race([once(to, 'drain'), once(to, 'close')])
  }
  await say(order)
  for await (const { content, ...file } of files) {
    if (to.destroyed) return
    await say({
      ...file,
      content: content instanceof Uint8Array ? { text: Buffer.from(content).toString('base64') } : content,
    })
  }
  to.end()
}
