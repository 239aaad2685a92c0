import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { FileMissing, type FileStore } from '#platform/files/store.ts'
import { type Digest, Digester, digestOf } from './digest.ts'
import { ZipWriter } from './writer.ts'

export interface ZipFile {
  name: string
  at: Date
  content: Content
}

/** Small content at hand, what the file store keeps, or a file on the disk: plain data, so that it can be told to another process. */
export type Content = Buffer | { sha256: string; bytes: number } | { path: string; bytes: number }

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

/** Told before the end is sent: only then does anybody hold a whole archive. */
export type ToldSeal = (sealed: Sealed) => Promise<void>

export interface ManifestEntry extends Digest {
  name: string
}

/** Up to here a file is read whole, so that its checksum stands before it; bigger ones are read twice. */
const WHOLE = 4 << 20
/** So many files are read while one is being checksummed: at most 16 MiB. */
const AHEAD = 4

/**
 * A zip sent on while it is made: nothing but the directory and the manifest is held. The manifest names every file with
 * its size and checksums, and its own SHA-256 stands for the whole. Breaking off leaves no archive that any program opens.
 */
export async function* sealedZip(
  files: AsyncIterable<ZipFile>,
  store: FileStore,
  seal: SealOf,
  told: ToldSeal,
): AsyncGenerator<Buffer> {
  const zip = new ZipWriter()
  const lines: string[] = []
  const faults: SourceFault[] = []
  let bytes = 0
  const note = (file: ZipFile, digest: Digest): void => {
    if ('sha256' in file.content && file.content.sha256 !== digest.sha256)
      faults.push({ name: file.name, why: 'changed' })
    lines.push(JSON.stringify({ name: file.name, ...digest } satisfies ManifestEntry))
    bytes += digest.bytes
  }
  for await (const { file, content } of readAhead(files, store)) {
    if (content === null) faults.push({ name: file.name, why: 'missing' })
    else if (content === 'big') note(file, yield* bigFile(zip, store, file))
    else {
      note(file, digestOf(content))
      yield zip.head({ name: file.name, bytes: content.length, crc: crc32(content), at: file.at })
      yield content
    }
  }
  const about = JSON.stringify({ format: seal.format, ...seal.about, files: lines.length, bytes, faults })
  const manifest = Buffer.from(`${about.slice(0, -1)},"entries":[\n${lines.join(',\n')}\n]}\n`)
  yield zip.head({ name: seal.manifest, bytes: manifest.length, crc: crc32(manifest), at: seal.at })
  yield manifest
  await told({ manifestSha256: digestOf(manifest).sha256, files: lines.length, bytes, faults })
  yield zip.end()
}

async function* bigFile(
  zip: ZipWriter,
  store: FileStore,
  { name, at, content }: ZipFile,
): AsyncGenerator<Buffer, Digest> {
  let [crc, bytes] = [0, 0]
  for await (const chunk of await opened(store, content)) {
    crc = crc32(chunk, crc)
    bytes += chunk.length
  }
  yield zip.head({ name, bytes, crc, at })
  const digester = new Digester()
  let again = 0
  for await (const chunk of await opened(store, content)) {
    digester.add(chunk)
    again = crc32(chunk, again)
    yield chunk
  }
  if (again !== crc) throw new Error(`${name} changed while it was read`)
  return digester.done()
}

interface Loaded {
  file: ZipFile
  content: Buffer | 'big' | null
}

async function load(file: ZipFile, store: FileStore): Promise<Loaded> {
  const { content } = file
  if (Buffer.isBuffer(content)) return { file, content }
  if (content.bytes > WHOLE)
    return { file, content: 'path' in content || (await store.has(content.sha256)) ? 'big' : null }
  return { file, content: 'path' in content ? await readFile(content.path) : await readKept(store, content.sha256) }
}

const opened = async (store: FileStore, content: Content): Promise<AsyncIterable<Buffer>> =>
  Buffer.isBuffer(content)
    ? (async function* () {
        yield content
      })()
    : 'path' in content
      ? createReadStream(content.path)
      : store.open(content.sha256)

const readKept = (store: FileStore, sha256: string): Promise<Buffer | null> =>
  store.read(sha256).catch((error: unknown) => {
    if (error instanceof FileMissing) return null
    throw error
  })

async function* readAhead(files: AsyncIterable<ZipFile>, store: FileStore): AsyncGenerator<Loaded> {
  const waiting: Promise<Loaded>[] = []
  for await (const file of files) {
    const loading = load(file, store)
    // its failure is told when its turn comes
    loading.catch(() => {})
    waiting.push(loading)
    if (waiting.length >= AHEAD) yield await waiting.shift()!
  }
  for (const loading of waiting) yield await loading
}
