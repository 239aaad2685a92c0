import { crc32 } from 'node:zlib'
import { BLOCK, type Digest, Digester } from './digest.ts'
import type { FrameFault, ReadEntry } from './directory.ts'
import { type OpenZip, openZip } from './reader.ts'
import type { ManifestEntry, SourceFault } from './sealed.ts'

export type Finding =
  /** A byte outside of any content. */
  | ({ what: 'frame' } & FrameFault)
  | { what: 'manifest-missing' }
  | { what: 'manifest-changed' }
  | { what: 'missing' | 'added'; name: string }
  /** The blocks in which content is other than what was sealed, by their first byte; none when only SHA-256 tells. */
  | { what: 'changed'; name: string; blocks: { from: number; to: number }[]; bytes: { sealed: number; found: number } }

export interface Verified {
  findings: Finding[]
  /** Of the manifest as it is in the file. */
  manifestSha256: string
  files: number
  bytes: number
  about: Record<string, unknown>
  /** What was already wrong when it was sealed. */
  faults: SourceFault[]
}

/** Other programs name folders too. */
const isFolder = ({ name, bytes }: ReadEntry): boolean => name.endsWith('/') && bytes === 0

interface Manifest {
  faults: SourceFault[]
  entries: ManifestEntry[]
}

/** Reads an archive once, in pieces, and holds everything in it against its manifest. @throws ZipUnreadable */
export async function verifyArchive(path: string, manifestName: string): Promise<Verified> {
  const zip = await openZip(path)
  try {
    const findings: Finding[] = zip.faults.map((fault) => ({ what: 'frame', ...fault }))
    const read = await readManifest(zip, manifestName, findings)
    const none = { findings, manifestSha256: read?.sha256 ?? '', files: 0, bytes: 0, about: {}, faults: [] }
    if (!read?.manifest) return none
    const { entries, faults, ...about } = read.manifest
    const wanted = new Map(entries.map((entry) => [entry.name, entry]))
    for (const entry of zip.entries) {
      if (entry.name === manifestName || isFolder(entry)) continue
      const sealed = wanted.get(entry.name)
      wanted.delete(entry.name)
      if (!sealed) findings.push({ what: 'added', name: entry.name })
      else findings.push(...differences(sealed, await digest(zip.content(entry))))
    }
    for (const name of wanted.keys()) findings.push({ what: 'missing', name })
    const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0)
    return { ...none, files: entries.length, bytes, about, faults }
  } finally {
    await zip.close()
  }
}

async function readManifest(zip: OpenZip, name: string, findings: Finding[]) {
  const entry = zip.entries.findLast((one) => one.name === name)
  if (!entry) {
    findings.push({ what: 'manifest-missing' })
    return undefined
  }
  const chunks: Buffer[] = []
  const read = await digest(zip.content(entry), (chunk) => chunks.push(Buffer.from(chunk)))
  const bytes = Buffer.concat(chunks)
  if (crc32(bytes) !== entry.crc || bytes.length !== entry.bytes) findings.push({ what: 'manifest-changed' })
  return { sha256: read.sha256, manifest: parsed(bytes, findings) }
}

function parsed(bytes: Buffer, findings: Finding[]): Manifest | undefined {
  try {
    const manifest = JSON.parse(bytes.toString('utf8')) as Manifest
    if (Array.isArray(manifest.entries) && Array.isArray(manifest.faults)) return manifest
  } catch {
    // no JSON any more: told below
  }
  if (!findings.some(({ what }) => what === 'manifest-changed')) findings.push({ what: 'manifest-changed' })
  return undefined
}

async function digest(content: AsyncIterable<Buffer>, also?: (chunk: Buffer) => void): Promise<Digest> {
  const digester = new Digester()
  try {
    for await (const chunk of content) {
      digester.add(chunk)
      also?.(chunk)
    }
  } catch (error) {
    // Deflated by another program and then damaged: what came out so far is compared.
    if (!String((error as { code?: unknown }).code).startsWith('Z_')) throw error
  }
  return digester.done()
}

function differences(sealed: ManifestEntry, found: Digest): Finding[] {
  if (sealed.sha256 === found.sha256 && sealed.bytes === found.bytes) return []
  const size = Math.max(sealed.bytes, found.bytes)
  const blocks = Array.from({ length: Math.ceil(size / BLOCK) }, (_, index) => index)
    .filter((index) => sealed.blocks[index] !== found.blocks[index])
    .map((index) => ({ from: index * BLOCK, to: Math.min(size, (index + 1) * BLOCK) }))
  return [{ what: 'changed', name: sealed.name, blocks, bytes: { sealed: sealed.bytes, found: found.bytes } }]
}
