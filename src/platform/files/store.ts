import type { Readable } from 'node:stream'

/** Bytes kept under the SHA-256 of their content: the same file twice is one file, and nobody's name is a path. */
export interface FileStore {
  /** Returns only when the bytes are safe: on disk and in their folder, or with the object store. */
  put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>
  read(sha256: string): Promise<Buffer>
  open(sha256: string): Promise<Readable>
  has(sha256: string): Promise<boolean>
  remove(sha256: string): Promise<void>
  /** Where it lies, if that is on this machine and it is there at all. */
  pathOf?(sha256: string): string
  /** A folder of this machine for what is not whole yet; it is no part of a backup. */
  readonly unfinished: string
  readonly made: Shelf
}

/** Big files that were made out of what is kept and can be made again: fetched for some days, in no backup. */
export interface Shelf {
  /** Where on this machine to make it; `put` takes it from there. */
  draft(name: string): Promise<string>
  put(name: string, draft: string): Promise<void>
  /** Null when it is not there. */
  sizeOf(name: string): Promise<number | null>
  /** From one byte to another, both included. */
  open(name: string, from: number, to: number): Promise<Readable>
  remove(name: string): Promise<void>
  list(): Promise<{ name: string; changedAt: Date }[]>
}

export class FileMissing extends Error {}
