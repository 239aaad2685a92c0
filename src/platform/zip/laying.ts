import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { FileMissing, type FileStore } from '#platform/files/store.ts'
import { type Digest, Digester, digestOf } from './digest.ts'
import { dosTime, localRecord, type ZipEntry } from './records.rules.ts'

export interface ZipFile {
  name: string
  at: Date
  content: Content
}

/** Small content at hand, what the file store keeps, or a file on the disk: plain data, so that it can be told to another process. */
export type Content = Uint8Array | { sha256: string; bytes: number } | { path: string; bytes: number }

/** Where a file lies in the archive and what was read of it; `missing` when it was gone from where it was kept. */
export type Laid = { name: string } & ({ missing: true } | { entry: ZipEntry; digest: Digest; changed: boolean })

export type Lay = (file: ZipFile) => Promise<Laid>

export interface Ground {
  store: FileStore
  /** The archive, open for writing. */
  fd: number
  /** Takes the next free place of so many bytes, and says where it begins. */
  reserve(bytes: number): number
}

/** Up to here a file is read whole; a bigger one twice, since its checksum stands before it. */
const WHOLE = 4 << 20

/** Reads, checksums and writes one file after the other; several may do so at once, each to places of its own. */
export function layer(ground: Ground): Lay {
  const room = Buffer.allocUnsafeSlow(WHOLE)
  return async (file) => {
    const { name, content } = file
    const source = await sourceOf(ground.store, content, room)
    if (source === null) return { name, missing: true }
    const laid = Buffer.isBuffer(source) ? layWhole(ground, file, source) : await layBig(ground, file, source)
    return { name, ...laid, changed: 'sha256' in content && content.sha256 !== laid.digest.sha256 }
  }
}

/** In pieces, which are good until the next is asked for. */
type Pieces = () => AsyncIterable<Buffer> | Iterable<Buffer>

async function sourceOf(store: FileStore, content: Content, room: Buffer): Promise<Buffer | Pieces | null> {
  if (content instanceof Uint8Array) return Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const path = 'path' in content ? content.path : store.pathOf?.(content.sha256)
  try {
    if (path !== undefined) return onDisk(path, room)
    const { sha256 } = content as { sha256: string }
    if (content.bytes <= WHOLE) return await store.read(sha256)
    return (await store.has(sha256)) ? () => kept(store, sha256) : null
  } catch (error) {
    if (!('path' in content) && isGone(error)) return null
    throw error
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof FileMissing || (error as NodeJS.ErrnoException).code === 'ENOENT'

async function* kept(store: FileStore, sha256: string): AsyncGenerator<Buffer> {
  yield* await store.open(sha256)
}

/** Read at once and in this thread: it has nothing else to do, and a turn of the loop costs more than a photo. */
function onDisk(path: string, room: Buffer): Buffer | Pieces {
  const fd = openSync(path, 'r')
  try {
    const { size } = fstatSync(fd)
    return size > WHOLE ? () => piecesOf(path, room) : room.subarray(0, fill(fd, room.subarray(0, size)))
  } finally {
    closeSync(fd)
  }
}

function* piecesOf(path: string, room: Buffer): Generator<Buffer> {
  const fd = openSync(path, 'r')
  try {
    for (let length = fill(fd, room); length > 0; length = fill(fd, room)) yield room.subarray(0, length)
  } finally {
    closeSync(fd)
  }
}

function fill(fd: number, room: Buffer): number {
  let filled = 0
  while (filled < room.length) {
    const read = readSync(fd, room, filled, room.length - filled, null)
    if (read === 0) break
    filled += read
  }
  return filled
}

function layWhole({ fd, reserve }: Ground, { name, at }: ZipFile, bytes: Buffer) {
  const digest = digestOf(bytes)
  // one block or none: its checksum is the file's
  const crc = digest.blocks.length > 1 ? crc32(bytes) : Number.parseInt(digest.blocks[0] ?? '0', 16)
  const entry = { name, bytes: bytes.length, crc, time: dosTime(at) }
  const head = localRecord(entry)
  const offset = reserve(head.length + bytes.length)
  writeAt(fd, head, offset)
  writeAt(fd, bytes, offset + head.length)
  return { entry: { ...entry, offset }, digest }
}

async function layBig({ fd, reserve }: Ground, { name, at }: ZipFile, pieces: Pieces) {
  let [crc, bytes] = [0, 0]
  for await (const piece of pieces()) {
    crc = crc32(piece, crc)
    bytes += piece.length
  }
  const entry = { name, bytes, crc, time: dosTime(at) }
  const head = localRecord(entry)
  const offset = reserve(head.length + bytes)
  writeAt(fd, head, offset)
  const digester = new Digester()
  let [again, place] = [0, offset + head.length]
  for await (const piece of pieces()) {
    digester.add(piece)
    again = crc32(piece, again)
    // more than was reserved would lie over the next
    if (place + piece.length > offset + head.length + bytes) break
    writeAt(fd, piece, place)
    place += piece.length
  }
  const digest = digester.done()
  if (again !== crc || digest.bytes !== bytes) throw new Error(`${name} changed while it was read`)
  return { entry: { ...entry, offset }, digest }
}

export function writeAt(fd: number, bytes: Buffer, offset: number): void {
  for (let written = 0; written < bytes.length; )
    written += writeSync(fd, bytes, written, bytes.length - written, offset + written)
}
