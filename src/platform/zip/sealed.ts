import { fsyncSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { type Digest, digestOf } from './digest.ts'
import { type Laid, writeAt, type ZipFile } from './laying.ts'
import { centralRecord, dosTime, endRecords, localRecord, type ZipEntry } from './records.rules.ts'

/** What the files were not: gone from where they were kept, or other than what was once kept. */
export interface SourceFault {
  name: string
  why: 'missing' | 'changed'
}

export interface Sealed {
  manifestSha256: string
  files: number
  /** Of all content, the manifest left out. */
  bytes: number
  faults: SourceFault[]
}

export interface SealOf {
  /** Name of the manifest, the last file. */
  manifest: string
  format: string
  about: Record<string, string | number | null>
  at: Date
}

export interface ManifestEntry extends Digest {
  name: string
}

/** Lays some files down in the archive, where there is room. */
export type Hand = (files: readonly ZipFile[]) => Promise<Laid[]>

interface Archive {
  fd: number
  reserve(bytes: number): number
}

/**
 * An archive laid down by several hands at once; nothing but the directory and the manifest is held. The manifest names
 * every file with its size and checksums, and its own SHA-256 stands for the whole. The directory is written last: what
 * breaks off opens nowhere.
 */
export async function sealInto(
  { fd, reserve }: Archive,
  files: AsyncIterable<ZipFile>,
  hands: readonly Hand[],
  seal: SealOf,
): Promise<Sealed> {
  const laid = await layAll(files, hands)
  const entries: ZipEntry[] = []
  const lines: string[] = []
  const faults: SourceFault[] = []
  for (const one of laid) {
    if ('missing' in one) {
      faults.push({ name: one.name, why: 'missing' })
      continue
    }
    if (one.changed) faults.push({ name: one.name, why: 'changed' })
    lines.push(JSON.stringify({ name: one.name, ...one.digest } satisfies ManifestEntry))
    entries.push(one.entry)
  }
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  const about = JSON.stringify({ format: seal.format, ...seal.about, files: lines.length, bytes, faults })
  const manifest = Buffer.from(`${about.slice(0, -1)},"entries":[\n${lines.join(',\n')}\n]}\n`)
  const entry = { name: seal.manifest, bytes: manifest.length, crc: crc32(manifest), time: dosTime(seal.at) }
  const head = localRecord(entry)
  const offset = reserve(head.length + manifest.length)
  writeAt(fd, Buffer.concat([head, manifest]), offset)
  writeAt(fd, directoryOf([...entries, { ...entry, offset }]), offset + head.length + manifest.length)
  fsyncSync(fd)
  return { manifestSha256: digestOf(manifest).sha256, files: lines.length, bytes, faults }
}

/** Everything that ends an archive, after the last of its contents. */
export function directoryOf(entries: readonly ZipEntry[]): Buffer {
  const inPlace = [...entries].sort((one, other) => one.offset - other.offset)
  const directory = Buffer.concat(inPlace.map(centralRecord))
  const last = inPlace.at(-1)
  const offset = last ? last.offset + localRecord(last).length + last.bytes : 0
  return Buffer.concat([directory, endRecords({ entries: inPlace.length, offset, bytes: directory.length })])
}

/** In the order in which the files were named, whichever hand laid them. */
async function layAll(files: AsyncIterable<ZipFile>, hands: readonly Hand[]): Promise<Laid[]> {
  const batches = batchesOf(files)
  const laid: Laid[][] = []
  let nth = 0
  const work = async (hand: Hand): Promise<void> => {
    for (;;) {
      const { value, done } = await batches.next()
      if (done) return
      const own = nth++
      laid[own] = await hand(value)
    }
  }
  await Promise.all(hands.map(work))
  return laid.flat()
}

/** So much at most is handed over at once: small enough that no hand waits long for the other's last. */
const BATCH_FILES = 32
const BATCH_BYTES = 8 << 20

async function* batchesOf(files: AsyncIterable<ZipFile>): AsyncGenerator<ZipFile[], void> {
  let [batch, bytes]: [ZipFile[], number] = [[], 0]
  for await (const file of files) {
    batch.push(file)
    bytes += file.content instanceof Uint8Array ? file.content.byteLength : file.content.bytes
    if (batch.length < BATCH_FILES && bytes < BATCH_BYTES) continue
    yield batch
    ;[batch, bytes] = [[], 0]
  }
  if (batch.length > 0) yield batch
}
