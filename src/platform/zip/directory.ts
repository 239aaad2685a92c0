import type { FileHandle } from 'node:fs/promises'
import { centralRecord, endRecords, localRecord, signatures, sizes, type ZipEntry } from './records.rules.ts'

/** A byte of the frame (not of a file's content) that is not what `sealInto` puts there, and whose frame it is. */
export interface FrameFault {
  at: number
  name: string
}

export interface ReadEntry extends ZipEntry {
  /** 0 as it is, 8 deflated: by another program. */
  method: number
  packed: number
  contentAt: number
}

/** The file cannot be read as an archive at all: it was cut off, or never was one. */
export class ZipUnreadable extends Error {
  readonly why: 'unfinished' | 'no-zip'
  constructor(why: 'unfinished' | 'no-zip') {
    super(why)
    this.why = why
  }
}

interface Directory {
  entries: number
  offset: number
  bytes: number
  /** Where the end records begin. */
  end: number
}

const END = sizes.end64 + sizes.at64 + sizes.end

export async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, at)
  if (bytesRead < length) throw new ZipUnreadable('unfinished')
  return bytes
}

const WINDOW = 8192

/** The heads of small files lie close together: one reading serves several. */
class Window {
  #from = 0
  #bytes = Buffer.alloc(0)
  readonly #file: FileHandle
  constructor(file: FileHandle) {
    this.#file = file
  }
  async at(from: number, length: number): Promise<Buffer> {
    if (from < this.#from || from + length > this.#from + this.#bytes.length) {
      const bytes = Buffer.alloc(Math.max(WINDOW, length))
      const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, from)
      if (bytesRead < length) throw new ZipUnreadable('unfinished')
      this.#bytes = bytes.subarray(0, bytesRead)
      this.#from = from
    }
    return this.#bytes.subarray(from - this.#from, from - this.#from + length)
  }
}

/** @throws ZipUnreadable */
export async function findDirectory(file: FileHandle, size: number, faults: FrameFault[]): Promise<Directory> {
  const head = size >= 4 ? (await bytesAt(file, 0, 4)).readUInt32LE(0) : 0
  const unreadable = new ZipUnreadable(head === signatures.local || size < sizes.end ? 'unfinished' : 'no-zip')
  if (size < sizes.end) throw unreadable
  const tail = await bytesAt(file, Math.max(0, size - END), Math.min(size, END))
  const found = readEnd(tail, size)
  if (!found) throw unreadable
  const wanted = endRecords(found)
  const given = tail.subarray(-wanted.length)
  const differs = wanted.findIndex((byte, index) => byte !== given[index])
  if (differs >= 0) faults.push({ at: size - wanted.length + differs, name: '' })
  return found
}

/** Whatever one byte of the end records says wrong, the directory still lies right before them. */
function readEnd(tail: Buffer, size: number): Directory | undefined {
  const end = tail.subarray(-sizes.end)
  const before = tail.length === END ? tail.subarray(0, -sizes.end) : Buffer.alloc(0)
  const plain = { entries: end.readUInt16LE(10), bytes: end.readUInt32LE(12), offset: end.readUInt32LE(16) }
  const candidates: Directory[] = [{ ...plain, end: size - sizes.end }]
  if (before.length > 0) {
    const number = (at: number) => Number(before.readBigUInt64LE(at))
    candidates.push({ entries: number(32), bytes: number(40), offset: number(48), end: size - END })
  }
  const fits = candidates.find(({ offset, bytes, end }) => offset >= 0 && offset + bytes === end)
  if (fits) return fits
  const looks = [0x50, 0x4b, 5, 6].filter((byte, index) => end[index] === byte).length >= 3
  if (!looks) return undefined
  return candidates
    .flatMap((one) => [
      { ...one, offset: one.end - one.bytes },
      { ...one, bytes: one.end - one.offset },
    ])
    .find(({ offset, bytes, end }) => offset >= 0 && bytes >= 0 && end - offset === bytes && bytes / sizes.central >= 1)
}

/** The entries that the directory names, in its order; what is not as `sealInto` writes it becomes a fault. */
export function readDirectory(bytes: Buffer, { offset, entries }: Directory, faults: FrameFault[]): ReadEntry[] {
  const found: ReadEntry[] = []
  let at = 0
  while (at + sizes.central <= bytes.length) {
    const record = bytes.subarray(at)
    const length = sizes.central + record.readUInt16LE(28) + record.readUInt16LE(30) + record.readUInt16LE(32)
    const entry = readEntry(record.subarray(0, length))
    const wanted = centralRecord(entry)
    const given = record.subarray(0, wanted.length)
    const differs = wanted.findIndex((byte, index) => byte !== given[index])
    if (differs >= 0 || length !== wanted.length)
      faults.push({ at: offset + at + Math.max(0, differs), name: entry.name })
    // A wrong signature or length leads nowhere: what follows cannot be told apart.
    if (record.readUInt32LE(0) !== signatures.central && differs > 3) break
    found.push(entry)
    at += length
  }
  if (found.length !== entries || at !== bytes.length)
    faults.push({ at: offset + Math.min(at, bytes.length), name: '' })
  return found
}

function readEntry(record: Buffer): ReadEntry {
  const nameEnd = sizes.central + record.readUInt16LE(28)
  const large = record.subarray(nameEnd + 4, nameEnd + record.readUInt16LE(30))
  let taken = 0
  const next = (plain: number): number => {
    if (plain !== 0xffff_ffff || large.length < taken + 8) return plain
    taken += 8
    return Number(large.readBigUInt64LE(taken - 8))
  }
  const bytes = next(record.readUInt32LE(24))
  const packed = next(record.readUInt32LE(20))
  return {
    name: record.toString('utf8', sizes.central, nameEnd),
    method: record.readUInt16LE(10),
    time: record.readUInt32LE(12),
    crc: record.readUInt32LE(16),
    bytes,
    packed,
    offset: next(record.readUInt32LE(42)),
    contentAt: 0,
  }
}

/** Files lie one behind the other from the first byte to the directory, each behind a head that says the same again. */
export async function readHeads(
  file: FileHandle,
  entries: readonly ReadEntry[],
  end: number,
  faults: FrameFault[],
): Promise<void> {
  const window = new Window(file)
  let at = 0
  for (const entry of entries) {
    const wanted = localRecord(entry)
    const given = await window.at(Math.min(entry.offset, end), wanted.length)
    const differs = wanted.findIndex((byte, index) => byte !== given[index])
    if (differs >= 0) faults.push({ at: entry.offset + differs, name: entry.name })
    if (entry.offset !== at) faults.push({ at, name: entry.name })
    const own = sizes.local + given.readUInt16LE(26) + given.readUInt16LE(28)
    entry.contentAt = entry.offset + (differs >= 26 && differs < sizes.local ? wanted.length : own)
    at = entry.contentAt + entry.packed
  }
  if (at !== end) faults.push({ at: Math.min(at, end), name: '' })
}
