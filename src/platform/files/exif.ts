/** What a photo says of itself. Hints at best: anybody can write anything there. */
export interface PhotoHints {
  /** ISO instant; cameras write local time, read here as Asia/Shanghai. */
  takenAt?: string
  latitude?: number
  longitude?: number
  device?: string
}

const TAG = { make: 0x010f, model: 0x0110, exif: 0x8769, gps: 0x8825, taken: 0x9003 }
const GPS = { latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 }
const SIZES: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }
const MOST_ENTRIES = 200

type Entries = Map<number, { type: number; count: number; at: number }>

/** Reads the EXIF block that sharp hands out. Broken or hostile blocks give fewer hints, never an error. */
export function hintsIn(exif: Buffer | undefined): PhotoHints {
  if (!exif) return {}
  const tiff = exif.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? exif.subarray(6) : exif
  try {
    return read(tiff)
  } catch (error) {
    if (error instanceof RangeError) return {}
    throw error
  }
}

function read(tiff: Buffer): PhotoHints {
  const little = tiff.subarray(0, 2).toString('latin1') === 'II'
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const entriesAt = (start: number): Entries => {
    const entries: Entries = new Map()
    const count = Math.min(u16(start), MOST_ENTRIES)
    for (let index = 0; index < count; index++) {
      const at = start + 2 + index * 12
      const [type, values] = [u16(at + 2), u32(at + 4)]
      const size = (SIZES[type] ?? 1) * values
      entries.set(u16(at), { type, count: values, at: size <= 4 ? at + 8 : u32(at + 8) })
    }
    return entries
  }
  const text = (entries: Entries, tag: number): string => {
    const entry = entries.get(tag)
    if (entry?.type !== 2) return ''
    return tiff
      .subarray(entry.at, entry.at + Math.min(entry.count, 100))
      .toString('utf8')
      .replace(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, '')
      .trim()
  }
  const degrees = (entries: Entries, tag: number): number | undefined => {
    const entry = entries.get(tag)
    if (entry?.type !== 5 || entry.count !== 3) return undefined
    const part = (nth: number) => u32(entry.at + nth * 8) / u32(entry.at + nth * 8 + 4)
    const value = part(0) + (part(1) || 0) / 60 + (part(2) || 0) / 3600
    return Number.isFinite(value) && value <= 180 ? value : undefined
  }
  const sub = (entries: Entries, tag: number): Entries => {
    const entry = entries.get(tag)
    return entry ? entriesAt(u32(entry.at)) : new Map()
  }
  const main = entriesAt(u32(4))
  const gps = sub(main, TAG.gps)
  const [latitude, longitude] = [degrees(gps, GPS.latitude), degrees(gps, GPS.longitude)]
  const takenAt = instantOf(text(sub(main, TAG.exif), TAG.taken))
  const device = `${text(main, TAG.make)} ${text(main, TAG.model)}`.trim()
  return {
    ...(takenAt ? { takenAt } : {}),
    ...(device ? { device } : {}),
    ...(latitude !== undefined && longitude !== undefined && latitude <= 90
      ? {
          latitude: text(gps, GPS.latitudeRef) === 'S' ? -latitude : latitude,
          longitude: text(gps, GPS.longitudeRef) === 'W' ? -longitude : longitude,
        }
      : {}),
  }
}

/** '2023:06:08 20:11:05' */
function instantOf(text: string): string | undefined {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text)
  const at = match && new Date(`${match[1]}-${match[2]}-${match[3]}T${match[4]}+08:00`)
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : undefined
}
