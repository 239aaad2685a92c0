import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { bytesAt, type FrameFault, findDirectory, type ReadEntry, readDirectory, readHeads } from './directory.ts'

export interface OpenZip {
  entries: ReadEntry[]
  faults: FrameFault[]
  /** The content of one entry in order, each chunk valid until the next is asked for. */
  content(entry: ReadEntry): AsyncIterable<Buffer>
  close(): Promise<void>
}

/** Content is read in pieces of so many bytes, whole ones but for the last. */
export const PIECE = 1 << 20

/**
 * Opens an archive and holds every byte of its frame against what `sealInto` puts there.
 * @throws ZipUnreadable
 */
export async function openZip(path: string): Promise<OpenZip> {
  const file = await open(path, 'r')
  try {
    const faults: FrameFault[] = []
    const directory = await findDirectory(file, (await file.stat()).size, faults)
    const entries = readDirectory(await bytesAt(file, directory.offset, directory.bytes), directory, faults)
    await readHeads(file, entries, directory.offset, faults)
    return { entries, faults, content: (entry) => contentOf(file, entry), close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

const contentOf = (file: FileHandle, entry: ReadEntry): AsyncIterable<Buffer> =>
  entry.method === 0
    ? stored(file, entry)
    : Readable.from(stored(file, entry)).pipe(createInflateRaw({ chunkSize: PIECE }))

async function* stored(file: FileHandle, { contentAt, packed, method }: ReadEntry): AsyncGenerator<Buffer> {
  // A stream downstream holds on to several pieces at once.
  const own = Buffer.allocUnsafe(method === 0 ? Math.min(PIECE, packed) : 0)
  for (let done = 0; done < packed; ) {
    const want = Math.min(PIECE, packed - done)
    const piece = method === 0 ? own : Buffer.allocUnsafe(want)
    const { bytesRead } = await file.read(piece, 0, want, contentAt + done)
    if (bytesRead === 0) return
    done += bytesRead
    yield piece.subarray(0, bytesRead)
  }
}
