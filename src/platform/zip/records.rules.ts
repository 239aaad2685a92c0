/**
 * The records of a .zip file (APPNOTE 6.3.10), for files that are stored as they are. Sizes and checksums stand before
 * the content, so every program can read the archive from its front too. Numbers past 32 bits go to zip64 fields.
 */
export interface ZipEntry {
  name: string
  bytes: number
  crc: number
  /** Packed as DOS does it, see `dosTime`. */
  time: number
  offset: number
}

export const signatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  at64: 0x07064b50,
}
export const sizes = { local: 30, central: 46, end: 22, end64: 56, at64: 20 }

const MOST = 0xffff_ffff
const MOST_ENTRIES = 0xffff
const UTF8 = 0x0800
const NEEDS = { plain: 20, zip64: 45 }
/** Made by the rules of 4.5 on a Unix: the upper half of the attributes is then a file's mode. */
const MADE_BY = 0x032d
const PLAIN_FILE = 0o100644 * 0x1_0000
const ZIP64 = 0x0001

/** Wall-clock time of the zone, to two seconds; DOS begins in 1980. */
export function dosTime(at: Date, zoneMs = 8 * 3600_000): number {
  const [year, month, day, hour, minute, second] = new Date(Math.max(at.getTime() + zoneMs, Date.UTC(1980, 0, 1)))
    .toISOString()
    .split(/\D/)
    .map(Number) as [number, number, number, number, number, number]
  const date = ((year - 1980) << 9) | (month << 5) | day
  const time = (hour << 11) | (minute << 5) | (second >> 1)
  return date * 0x1_0000 + time
}

export function localRecord({ name, bytes, crc, time }: Omit<ZipEntry, 'offset'>): Buffer {
  const text = Buffer.from(name)
  const extra = zip64Field(bytes > MOST ? [bytes, bytes] : [])
  const record = Buffer.alloc(sizes.local)
  record.writeUInt32LE(signatures.local, 0)
  record.writeUInt16LE(bytes > MOST ? NEEDS.zip64 : NEEDS.plain, 4)
  record.writeUInt16LE(UTF8, 6)
  record.writeUInt32LE(time, 10)
  record.writeUInt32LE(crc, 14)
  record.writeUInt32LE(Math.min(bytes, MOST), 18)
  record.writeUInt32LE(Math.min(bytes, MOST), 22)
  record.writeUInt16LE(text.length, 26)
  record.writeUInt16LE(extra.length, 28)
  return Buffer.concat([record, text, extra])
}

export function centralRecord({ name, bytes, crc, time, offset }: ZipEntry): Buffer {
  const text = Buffer.from(name)
  const extra = zip64Field([...(bytes > MOST ? [bytes, bytes] : []), ...(offset > MOST ? [offset] : [])])
  const record = Buffer.alloc(sizes.central)
  record.writeUInt32LE(signatures.central, 0)
  record.writeUInt16LE(MADE_BY, 4)
  record.writeUInt16LE(extra.length > 0 ? NEEDS.zip64 : NEEDS.plain, 6)
  record.writeUInt16LE(UTF8, 8)
  record.writeUInt32LE(time, 12)
  record.writeUInt32LE(crc, 16)
  record.writeUInt32LE(Math.min(bytes, MOST), 20)
  record.writeUInt32LE(Math.min(bytes, MOST), 24)
  record.writeUInt16LE(text.length, 28)
  record.writeUInt16LE(extra.length, 30)
  record.writeUInt32LE(PLAIN_FILE, 38)
  record.writeUInt32LE(Math.min(offset, MOST), 42)
  return Buffer.concat([record, text, extra])
}

/** What ends an archive: without it no program takes the file for a whole one. */
export function endRecords(directory: { entries: number; offset: number; bytes: number }): Buffer {
  const { entries, offset, bytes } = directory
  const end = Buffer.alloc(sizes.end)
  end.writeUInt32LE(signatures.end, 0)
  end.writeUInt16LE(Math.min(entries, MOST_ENTRIES), 8)
  end.writeUInt16LE(Math.min(entries, MOST_ENTRIES), 10)
  end.writeUInt32LE(Math.min(bytes, MOST), 12)
  end.writeUInt32LE(Math.min(offset, MOST), 16)
  if (entries < MOST_ENTRIES && bytes < MOST && offset < MOST) return end
  const end64 = Buffer.alloc(sizes.end64)
  end64.writeUInt32LE(signatures.end64, 0)
  end64.writeBigUInt64LE(BigInt(sizes.end64 - 12), 4)
  end64.writeUInt16LE(MADE_BY, 12)
  end64.writeUInt16LE(NEEDS.zip64, 14)
  end64.writeBigUInt64LE(BigInt(entries), 24)
  end64.writeBigUInt64LE(BigInt(entries), 32)
  end64.writeBigUInt64LE(BigInt(bytes), 40)
  end64.writeBigUInt64LE(BigInt(offset), 48)
  const at64 = Buffer.alloc(sizes.at64)
  at64.writeUInt32LE(signatures.at64, 0)
  at64.writeBigUInt64LE(BigInt(offset + bytes), 8)
  at64.writeUInt32LE(1, 16)
  return Buffer.concat([end64, at64, end])
}

function zip64Field(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0)
  const field = Buffer.alloc(4 + values.length * 8)
  field.writeUInt16LE(ZIP64, 0)
  field.writeUInt16LE(values.length * 8, 2)
  for (const [index, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + index * 8)
  return field
}
