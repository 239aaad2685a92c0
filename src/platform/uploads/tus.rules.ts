/** The tus protocol 1.0.0 (tus.io/protocols/resumable-upload): what its headers say. Pure. */
export const TUS_VERSION = '1.0.0'
export const CHUNK_TYPE = 'application/offset+octet-stream'

export const checksumAlgorithms = ['sha1', 'sha256'] as const
export interface Checksum {
  algorithm: (typeof checksumAlgorithms)[number]
  /** In Base64. */
  digest: string
}

const MOST_METADATA = 4_000

/** `name dXRmOA==,key aWQ=`; undefined when it cannot be read. */
export function readMetadata(header: string): Map<string, string> | undefined {
  const found = new Map<string, string>()
  if (header.length > MOST_METADATA) return undefined
  for (const pair of header.split(',')) {
    if (pair.trim() === '') continue
    const [name = '', value = '', ...more] = pair.trim().split(' ')
    if (more.length > 0 || found.has(name) || !/^[\w-]+$/.test(name) || !isBase64(value)) return undefined
    found.set(name, Buffer.from(value, 'base64').toString('utf8'))
  }
  return found
}

/** A whole number of bytes, or undefined. */
export const readBytes = (header: string): number | undefined =>
  /^\d{1,15}$/.test(header) ? Number(header) : undefined

/** Null where none is sent; undefined for one that we cannot reckon. */
export function readChecksum(header: string): Checksum | null | undefined {
  if (header === '') return null
  const [name, digest = '', ...more] = header.split(' ')
  const algorithm = checksumAlgorithms.find((one) => one === name)
  return algorithm && digest && isBase64(digest) && more.length === 0 ? { algorithm, digest } : undefined
}

const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
