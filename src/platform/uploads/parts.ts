import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isId } from '#platform/ids.ts'
import type { Checksum } from './tus.rules.ts'

export type Appended =
  | { name: 'appended'; offset: number }
  /** Somewhere else than where this upload stands. */
  | { name: 'elsewhere'; offset: number }
  | { name: 'too-long' | 'wrong-sum'; offset: number }

interface Chunk {
  offset: number
  /** The whole upload's size: not a byte more is taken. */
  size: number
  checksum: Checksum | null
}

/** Uploads that are not whole yet, one file each on this machine's disk. What is told to be here is flushed. */
export interface PartFolder {
  /** How much is here, after whatever still writes was told to stop. */
  sizeOf(id: string): Promise<number>
  /** Takes what comes until it ends or breaks off; a chunk with a checksum is kept whole or not at all. */
  append(id: string, body: ReadableStream<Uint8Array> | null, chunk: Chunk): Promise<Appended>
  read(id: string): Promise<Buffer>
  remove(id: string): Promise<void>
  list(): Promise<{ id: string; changedAt: Date }[]>
}

/** Who writes where: a phone that comes back goes before its own connection that hangs half open. */
interface Writer {
  stop: () => void
  ended: Promise<unknown>
}
const writers = new Map<string, Writer>()

const stopped = (writer: Writer): Promise<unknown> => {
  writer.stop()
  return writer.ended
}

export function partFolder(dir: string): PartFolder {
  const pathOf = (id: string): string => {
    if (!isId(id)) throw new Error('The part of an upload is named by its id')
    return join(dir, id)
  }
  return {
    async sizeOf(id) {
      await settle(pathOf(id))
      return sizeAt(pathOf(id))
    },
    async append(id, body, chunk) {
      const path = pathOf(id)
      const reader = body?.getReader()
      await mkdir(dir, { recursive: true, mode: 0o700 })
      // The last look and taking the place are one step, so that two who waited do not both find it free.
      for (let other = writers.get(path); other; other = writers.get(path)) await stopped(other)
      const ended = write(path, reader, chunk)
      const writer: Writer = { stop: () => void reader?.cancel().catch(() => {}), ended: ended.catch(() => {}) }
      writers.set(path, writer)
      return ended.finally(() => {
        if (writers.get(path) === writer) writers.delete(path)
      })
    },
    read: (id) => readFile(pathOf(id)),
    async remove(id) {
      await settle(pathOf(id))
      await rm(pathOf(id), { force: true })
    },
    async list() {
      const names = await readdir(dir).catch(() => [])
      const found = names.filter(isId).map(async (id) => ({ id, changedAt: (await stat(pathOf(id))).mtime }))
      return Promise.all(found)
    },
  }
}

/** Again and again: who waited here first may write by now. */
async function settle(path: string): Promise<void> {
  for (let writer = writers.get(path); writer; writer = writers.get(path)) await stopped(writer)
}

const sizeAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

async function write(
  path: string,
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  { offset, size, checksum }: Chunk,
): Promise<Appended> {
  const here = await sizeAt(path)
  if (here !== offset) {
    await reader?.cancel().catch(() => {})
    return { name: 'elsewhere', offset: here }
  }
  const file = await open(path, 'a', 0o600)
  const hash = checksum && createHash(checksum.algorithm)
  let at = offset
  try {
    for (let chunk = await next(reader); chunk.bytes; chunk = await next(reader)) {
      if (at + chunk.bytes.length > size) return await takeBack(file, 'too-long', offset, reader)
      hash?.update(chunk.bytes)
      await file.writeFile(chunk.bytes)
      at += chunk.bytes.length
    }
    if (hash && checksum && hash.digest('base64') !== checksum.digest) return await takeBack(file, 'wrong-sum', offset)
    await file.sync()
    return { name: 'appended', offset: at }
  } catch (error) {
    // The disk is full, say: half of a chunk that could not be proved whole does not stay.
    if (checksum) await file.truncate(offset).catch(() => {})
    throw error
  } finally {
    await file.close()
  }
}

/** A connection that breaks ends the chunk where it broke. */
async function next(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<{ bytes?: Uint8Array }> {
  try {
    const read = await reader?.read()
    return read?.value ? { bytes: read.value } : {}
  } catch {
    return {}
  }
}

async function takeBack(
  file: FileHandle,
  name: 'too-long' | 'wrong-sum',
  offset: number,
  reader?: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Appended> {
  await reader?.cancel().catch(() => {})
  await file.truncate(offset)
  await file.sync()
  return { name, offset }
}
