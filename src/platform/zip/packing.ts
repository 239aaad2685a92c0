import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { FileStore } from '#platform/files/store.ts'
import { type Sealed, type SealOf, sealedZip, type ToldSeal, type ZipFile } from './sealed.ts'

/** Makes an archive of files, a piece at a time. */
export type Packer = (files: AsyncIterable<ZipFile>, seal: SealOf, told: ToldSeal) => AsyncGenerator<Buffer>

export const packHere =
  (store: FileStore): Packer =>
  (files, seal, told) =>
    sealedZip(files, store, seal, told)

/**
 * Gigabytes are read, checksummed and framed in a process of their own, which is told the files one after the other and
 * gives back the archive: answers of the app wait for none of it, and its memory goes with it.
 */
export const packApart = (program: string, env: NodeJS.ProcessEnv): Packer =>
  async function* pack(files, seal, told) {
    const child = spawn(process.execPath, ['--max-semi-space-size=4', program], {
      env,
      stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
    })
    const ended = once(child, 'close') as Promise<[number | null]>
    const troubles: unknown[] = []
    const noted = (error: unknown): void => {
      troubles.push(error)
      child.kill('SIGKILL')
    }
    child.on('error', noted)
    // It goes away before it has read everything: its exit says why.
    child.stdin!.on('error', () => {})
    child.once('message', (sealed) => {
      told(sealed as Sealed).then(() => child.send('go'), noted)
    })
    try {
      tell(child.stdin!, files, seal).catch(noted)
      for await (const chunk of child.stdout!) yield chunk as Buffer
      const [code] = await ended
      if (troubles.length > 0) throw troubles[0]
      if (code !== 0) throw new Error(`packing ended with ${code}`)
    } finally {
      stop(child)
      // The files that it reads are put away only when it is gone.
      await ended.catch(() => {})
    }
  }

function stop(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
}

async function tell(to: Writable, files: AsyncIterable<ZipFile>, seal: SealOf): Promise<void> {
  const say = async (line: object) => {
    if (!to.write(`${JSON.stringify(line)}\n`)) await Promise.race([once(to, 'drain'), once(to, 'close')])
  }
  await say(seal)
  for await (const file of files) {
    if (to.destroyed) return
    await say(Buffer.isBuffer(file.content) ? { ...file, content: { text: file.content.toString('base64') } } : file)
  }
  to.end()
}
