import type { Readable } from 'node:stream'

/** Bytes kept under the SHA-256 of their content: the same file twice is one file, and nobody's name is a path. */
export interface FileStore {
  /** Returns only when the bytes are safe: on disk and in their folder, or with the object store. */
  put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>
  read(sha256: string): Promise<Buffer>
  open(sha256: string): Promise<Readable>
  has(sha256: string): Promise<boolean>
  remove(sha256: string): Promise<void>
  /** A folder of this machine for what is not whole yet; it is no part of a backup. */
  readonly unfinished: string
}

export class FileMissing extends Error {}
