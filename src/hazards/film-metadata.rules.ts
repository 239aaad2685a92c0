/**
 * What a phone writes into films and voices beside picture and sound: where, when, with what, by whom. It is overwritten in
 * place, so that nothing moves and every index still fits; what cannot be read stays as it is. Pure, and bounded: each byte
 * is looked at once at most.
 */

/** @returns a copy with what tells of the maker overwritten */
export function withoutMetadata(mediaType: string, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  if (/^(video|audio)\/(mp4|quicktime|3gpp)$/.test(mediaType)) stripBoxes(copy)
  else if (/^(video|audio)\/webm$/.test(mediaType)) stripElements(copy)
  else if (mediaType === 'audio/ogg') stripPages(copy)
  else if (mediaType === 'audio/mpeg') stripTags(copy)
  else if (mediaType === 'audio/wav') stripChunks(copy)
  return copy
}

/**
 * Boxes within boxes that hold what is looked for; of all others the inside is not looked at. A place that a maker writes
 * as a track of its own lies among the samples, and stays.
 */
const parents = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'moof', 'traf', 'mvex']
/** User data, tags, places, XMP, what makers add of their own, and what editing left behind. */
const told = ['udta', 'meta', 'uuid', 'XMP_', 'free', 'skip']
/** Their time of making and of change stands behind version and flags. */
const timed = ['mvhd', 'tkhd', 'mdhd']
const DEEPEST = 8

/** ISO/IEC 14496-12 §4.2: size and name, then the content; a free box of the same length says nothing. */
function stripBoxes(bytes: Buffer, from = 0, to = bytes.length, depth = 0): void {
  let at = from
  while (at + 8 <= to) {
    const name = bytes.toString('latin1', at + 4, at + 8)
    const short = bytes.readUInt32BE(at)
    const isLong = short === 1 && at + 16 <= to
    const head = isLong ? 16 : 8
    // 0: it goes on to the end
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short
    if (size < head || at + size > to) return
    const end = at + size
    if (told.includes(name) || name.startsWith('\xa9')) {
      bytes.write('free', at + 4, 'latin1')
      bytes.fill(0, at + head, end)
    } else if (timed.includes(name)) stripTimes(bytes, at + head, end)
    else if (name === 'hdlr') stripHandler(bytes, at + head, end)
    else if (parents.includes(name) && depth < DEEPEST) stripBoxes(bytes, at + head, end, depth + 1)
    at = end
  }
}

function stripTimes(bytes: Buffer, from: number, to: number): void {
  const length = bytes[from] === 1 ? 16 : 8
  if (from + 4 + length <= to) bytes.fill(0, from + 4, from + 4 + length)
}

/** Behind 24 bytes the handler's name, as the maker calls it. */
function stripHandler(bytes: Buffer, from: number, to: number): void {
  if (from + 24 < to) bytes.fill(0, from + 24, to)
}

const EBML = {
  segment: 0x18538067,
  info: 0x1549a966,
  tags: 0x1254c367,
  attachments: 0x1941a469,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackName: 0x536e,
  title: 0x7ba9,
  fileName: 0x7384,
  uid: 0x73a4,
  checksum: 0xbf,
  muxer: 0x4d80,
  writer: 0x5741,
  date: 0x4461,
}
const VOID = 0xec
const masters = [EBML.segment, EBML.info, EBML.tracks, EBML.track]
const overwritten = [
  EBML.tags,
  EBML.attachments,
  EBML.trackName,
  EBML.title,
  EBML.fileName,
  EBML.uid,
  EBML.date,
  // of what was overwritten it would be wrong
  EBML.checksum,
]

/** RFC 8794: identity and size of as many bytes as their first says; 0xec is an element that says nothing. */
function stripElements(bytes: Buffer, from = 0, to = bytes.length, depth = 0): void {
  let at = from
  while (at < to) {
    const id = readVarint(bytes, at, to, true)
    const size = id && readVarint(bytes, at + id.length, to, false)
    if (!id || !size) return
    const start = at + id.length + size.length
    // of unknown size while it is being written: it goes on to the end
    const end = size.unknown ? to : start + size.value
    if (end > to) return
    if (overwritten.includes(id.value)) voidElement(bytes, at, end)
    else if (id.value === EBML.muxer || id.value === EBML.writer) bytes.fill(0x20, start, end)
    else if (masters.includes(id.value) && depth < DEEPEST) stripElements(bytes, start, end, depth + 1)
    at = end
  }
}

function voidElement(bytes: Buffer, from: number, to: number): void {
  const length = to - from
  bytes.fill(0, from, to)
  bytes[from] = VOID
  // one byte of size, or eight
  if (length - 2 < 0x7f) bytes[from + 1] = 0x80 | (length - 2)
  else bytes.writeBigUInt64BE((1n << 56n) | BigInt(length - 9), from + 1)
}

function readVarint(bytes: Buffer, at: number, to: number, keepsMark: boolean) {
  const first = bytes[at] ?? 0
  const length = Math.clz32(first) - 23
  if (first === 0 || at + length > to || (keepsMark && length > 4)) return undefined
  let value = keepsMark ? first : first & (0xff >> length)
  let ones = (first | ~(0xff >> length)) & 0xff
  for (let index = 1; index < length; index++) {
    value = value * 256 + bytes[at + index]!
    ones &= bytes[at + index]!
  }
  return { value, length, unknown: !keepsMark && ones === 0xff }
}

/** RFC 3533: the comments of Opus and Vorbis; each value is overwritten, and the page's checksum made anew. */
function stripPages(bytes: Buffer): void {
  let at = 0
  let pages = 0
  // they stand on the second page, and what follows is sound
  while (at + 27 <= bytes.length && bytes.toString('latin1', at, at + 4) === 'OggS' && pages++ < 8) {
    const segments = bytes[at + 26]!
    const start = at + 27 + segments
    if (start > bytes.length) return
    const size = bytes.subarray(at + 27, start).reduce((sum, one) => sum + one, 0)
    const end = start + size
    if (end > bytes.length) return
    const head = bytes.toString('latin1', start, Math.min(end, start + 8))
    const behind = head === 'OpusTags' ? start + 8 : head.startsWith('\x03vorbis') ? start + 7 : 0
    if (behind > 0 && stripComments(bytes, behind, end)) {
      bytes.writeUInt32LE(0, at + 22)
      bytes.writeUInt32LE(oggChecksum(bytes.subarray(at, end)), at + 22)
    }
    at = end
  }
}

function stripComments(bytes: Buffer, from: number, to: number): boolean {
  const texts: [number, number][] = []
  let at = from
  const text = (): boolean => {
    if (at + 4 > to) return false
    const length = bytes.readUInt32LE(at)
    const end = Math.min(at + 4 + length, to)
    texts.push([at + 4, end])
    at += 4 + length
    return at <= to
  }
  if (text() && at + 4 <= to) {
    const count = bytes.readUInt32LE(at)
    at += 4
    for (let nth = 0; nth < count && at < to; nth++) if (!text()) break
  }
  // a name that Vorbis allows, and nothing behind it
  for (const [start, end] of texts) bytes.fill(0x5f, start, end)
  return texts.length > 0
}

const POLYNOMIAL = 0x04c11db7
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24
  for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ POLYNOMIAL : sum << 1
  return sum >>> 0
})
export function oggChecksum(page: Uint8Array): number {
  let sum = 0
  for (const byte of page) sum = ((sum << 8) ^ table[((sum >>> 24) ^ byte) & 0xff]!) >>> 0
  return sum
}

/** ID3v2 before the sound, ID3v1 behind it. */
function stripTags(bytes: Buffer): void {
  if (bytes.toString('latin1', 0, 3) === 'ID3' && bytes.length > 10) {
    const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (bytes[at]! & 0x7f), 0)
    bytes[5] = 0
    bytes.fill(0, 10, Math.min(bytes.length, 10 + size))
  }
  const last = bytes.length - 128
  if (last >= 0 && bytes.toString('latin1', last, last + 3) === 'TAG') bytes.fill(0, last + 3)
}

const sound = ['fmt ', 'data', 'fact']

/** RIFF: every part that is not sound becomes one that is left out. */
function stripChunks(bytes: Buffer): void {
  let at = 12
  while (at + 8 <= bytes.length) {
    const end = at + 8 + bytes.readUInt32LE(at + 4)
    if (!sound.includes(bytes.toString('latin1', at, at + 4))) {
      bytes.write('JUNK', at, 'latin1')
      bytes.fill(0, at + 8, Math.min(end, bytes.length))
    }
    at = end + (end & 1)
  }
}
