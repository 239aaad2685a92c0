import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oggChecksum, withoutMetadata } from './film-metadata.rules.ts'

const PLACE = '+36.1234+113.0567/'
const bytesOf = (...parts: (string | Uint8Array | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))
const uint32 = (value: number): Buffer => {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(value)
  return four
}

const box = (name: string, ...parts: (string | Uint8Array | number[])[]): Buffer => {
  const content = bytesOf(...parts)
  return bytesOf(uint32(8 + content.length), name, content)
}
/** Version and flags, then made, changed. */
const timed = (name: string) => box(name, uint32(0), uint32(0xdeadbeef), uint32(0xfeedface), randomBytes(12))
const sound = randomBytes(3_000)
const film = (ftyp = 'isom') =>
  bytesOf(
    box('ftyp', ftyp, uint32(0), 'isommp42'),
    box(
      'moov',
      timed('mvhd'),
      box(
        'trak',
        timed('tkhd'),
        box(
          'mdia',
          timed('mdhd'),
          box('hdlr', Buffer.alloc(8), 'vide', Buffer.alloc(12), 'HuaweiHandler\0'),
          box('minf', box('stbl', box('stco', uint32(0), uint32(1), uint32(700)))),
        ),
        box('udta', box('name', 'my track')),
      ),
      box('udta', box('\xa9xyz', [0, 18, 0x15, 0xc7], PLACE), box('\xa9mod', 'HUAWEI P8')),
      box('meta', uint32(0), box('ilst', 'com.apple.quicktime.location.ISO6709', PLACE)),
    ),
    box('uuid', randomBytes(16), `<x:xmpmeta>${PLACE}</x:xmpmeta>`),
    box('mdat', sound),
  )
const boxesIn = (bytes: Buffer, from = 0, to = bytes.length): string[] => {
  const names: string[] = []
  for (let at = from; at + 8 <= to; at += bytes.readUInt32BE(at)) names.push(bytes.toString('latin1', at + 4, at + 8))
  return names
}
const says = (bytes: Buffer, ...secrets: string[]) =>
  secrets.filter((secret) => bytes.includes(Buffer.from(secret, 'latin1')))
const secrets = [PLACE, 'HUAWEI', 'Huawei', 'xmpmeta', 'my track', '\xde\xad\xbe\xef', '\xfe\xed\xfa\xce']

test('of a film nothing is left of place, phone and hour; picture and sound lie where they lay', () => {
  for (const type of ['video/mp4', 'video/quicktime', 'audio/mp4', 'video/3gpp']) {
    const before = film()
    expect(says(before, ...secrets)).toEqual(secrets)
    const after = withoutMetadata(type, before)
    expect([type, says(after, ...secrets)]).toEqual([type, []])
    expect(after.length).toBe(before.length)
    expect(boxesIn(after)).toEqual(['ftyp', 'moov', 'free', 'mdat'])
    expect(after.indexOf(sound)).toBe(before.indexOf(sound))
    expect(says(after, 'stco', 'vide', 'mdhd')).toEqual(['stco', 'vide', 'mdhd'])
  }
})

const element = (id: number[], ...parts: (string | Uint8Array)[]): Buffer => {
  const content = bytesOf(...parts)
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE((1n << 56n) | BigInt(content.length))
  return bytesOf(id, size, content)
}

test('of a webm the tags, the title, the day and the maker are gone, the tracks and clusters stay, also in one written live', () => {
  const info = element(
    [0x15, 0x49, 0xa9, 0x66],
    element([0x7b, 0xa9], '车间后门'),
    element([0x44, 0x61], randomBytes(8)),
    element([0x57, 0x41], 'HUAWEI P8 camera'),
  )
  const tags = element([0x12, 0x54, 0xc3, 0x67], `LOCATION ${PLACE}`.repeat(20))
  const cluster = element([0x1f, 0x43, 0xb6, 0x75], sound)
  const unknown = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
  for (const head of [undefined, unknown]) {
    const content = bytesOf(info, tags, cluster)
    const segment = head ? bytesOf([0x18, 0x53, 0x80, 0x67], head, content) : element([0x18, 0x53, 0x80, 0x67], content)
    const before = bytesOf(element([0x1a, 0x45, 0xdf, 0xa3], 'webm'), segment)
    const after = withoutMetadata('video/webm', before)
    expect(says(before, PLACE, 'HUAWEI')).toEqual([PLACE, 'HUAWEI'])
    expect([says(after, PLACE, 'HUAWEI'), after.includes('车间后门'), after.length]).toEqual([[], false, before.length])
    expect(after.indexOf(sound)).toBe(before.indexOf(sound))
    // what stood there is one element that says nothing, of the same length
    const at = before.indexOf(Buffer.from([0x12, 0x54, 0xc3, 0x67]))
    expect([after[at], Number(after.readBigUInt64BE(at + 1) & 0xffffffffffffffn)]).toEqual([0xec, tags.length - 9])
  }
})

const page = (nth: number, content: Buffer): Buffer => {
  const lengths = [...Array(Math.floor(content.length / 255)).fill(255), content.length % 255]
  const whole = bytesOf(
    'OggS',
    [0, nth === 0 ? 2 : 0],
    Buffer.alloc(8),
    uint32(7),
    uint32(nth),
    uint32(0),
    [lengths.length],
    lengths,
    content,
  )
  whole.writeUInt32LE(oggChecksum(whole), 22)
  return whole
}
const text = (words: string): Buffer => {
  const four = Buffer.alloc(4)
  four.writeUInt32LE(Buffer.byteLength(words))
  return bytesOf(four, Buffer.from(words))
}

test('of an ogg the comments are gone and each page’s checksum is right', () => {
  expect(oggChecksum(Buffer.from('123456789'))).toBe(0x89a1897f)
  const comments = bytesOf(text('HUAWEI encoder'), [2, 0, 0, 0], text(`LOCATION=${PLACE}`), text('ARTIST=李工'))
  for (const head of ['OpusTags', '\x03vorbis']) {
    const before = bytesOf(
      page(0, Buffer.from('OpusHead')),
      page(1, bytesOf(head, comments)),
      page(2, sound.subarray(0, 2_000)),
    )
    const after = withoutMetadata('audio/ogg', before)
    expect([says(after, PLACE, 'HUAWEI'), after.includes('李工'), after.length]).toEqual([[], false, before.length])
    for (let at = 0; at < after.length; ) {
      const one = after.subarray(
        at,
        at + 27 + after[at + 26]! + after.subarray(at + 27, at + 27 + after[at + 26]!).reduce((a, b) => a + b, 0),
      )
      const given = one.readUInt32LE(22)
      const blank = Buffer.from(one)
      blank.writeUInt32LE(0, 22)
      expect(oggChecksum(blank)).toBe(given)
      at += one.length
    }
    expect(after.includes(sound.subarray(0, 2_000))).toBe(true)
  }
})

test('of mp3 and wav the tags are gone, the sound stays', () => {
  const mp3 = bytesOf(
    'ID3',
    [3, 0, 0, 0, 0, 0, 40],
    `TPE1 HUAWEI ${PLACE}`.padEnd(40),
    sound,
    `TAG${PLACE}`.padEnd(128),
  )
  const after = withoutMetadata('audio/mpeg', mp3)
  expect([says(after, PLACE, 'HUAWEI'), after.indexOf(sound), after.length]).toEqual([
    [],
    mp3.indexOf(sound),
    mp3.length,
  ])
  const chunk = (name: string, content: Buffer | string) => {
    const four = Buffer.alloc(4)
    four.writeUInt32LE(content.length)
    return bytesOf(name, four, content)
  }
  const wav = bytesOf(
    'RIFF',
    uint32(0),
    'WAVE',
    chunk('fmt ', Buffer.alloc(16)),
    chunk('LIST', `INFOIART${PLACE}`),
    chunk('data', sound),
  )
  const bare = withoutMetadata('audio/wav', wav)
  expect([says(bare, PLACE), bare.indexOf(sound)]).toEqual([[], wav.indexOf(sound)])
})

test('whatever bytes come, it ends, keeps their length and never throws', () => {
  const types = ['video/mp4', 'video/webm', 'audio/ogg', 'audio/mpeg', 'audio/wav', 'audio/amr', 'audio/aac']
  const begun = fc.constantFrom(
    '',
    '\0\0\0\x10ftypisom\0\0\0\0',
    '\x1a\x45\xdf\xa3',
    'OggS\0\x02',
    'ID3\x03\0\0\x7f\x7f\x7f\x7f',
    'RIFF\0\0\0\0WAVELIST',
  )
  fc.assert(
    fc.property(fc.constantFrom(...types), begun, fc.uint8Array({ maxLength: 400 }), (type, head, rest) => {
      const bytes = bytesOf(head, rest)
      expect(withoutMetadata(type, bytes).length).toBe(bytes.length)
    }),
    { numRuns: 2_000 },
  )
  // cut anywhere
  const whole = film()
  for (let at = 0; at < whole.length; at += 37)
    expect(withoutMetadata('video/mp4', whole.subarray(0, at)).length).toBe(at)
})

test('a film of the greatest length that is taken is done in a moment', () => {
  const many = bytesOf(
    box('ftyp', 'isom', uint32(0)),
    box('moov', ...Array.from({ length: 20_000 }, () => box('udta', PLACE))),
    box('mdat', Buffer.alloc(40_000_000)),
  )
  const begun = performance.now()
  expect(says(withoutMetadata('video/mp4', many), PLACE)).toEqual([])
  expect(performance.now() - begun).toBeLessThan(2_000)
})
