import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import JSZip from 'jszip'
import { expect, onTestFinished, test } from 'vitest'
import { localStore } from '#platform/files/local-store.ts'
import type { ZipFile } from './laying.ts'
import { packHere } from './packing.ts'
import { openZip } from './reader.ts'
import { centralRecord, dosTime, endRecords, localRecord } from './records.rules.ts'
import { directoryOf, type Sealed } from './sealed.ts'
import { type Finding, verifyArchive } from './verify.ts'

const at = new Date('2023-06-30T17:00:00+08:00')
const MIB = 1 << 20

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'zip-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Not random, not repeating: what a checksum is for. */
const noise = (length: number, seed = 1): Buffer => {
  const bytes = Buffer.alloc(length)
  for (let index = 0, state = seed; index < length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[index] = state >>> 24
  }
  return bytes
}

async function* some(files: readonly [string, Buffer][]): AsyncGenerator<ZipFile> {
  for (const [name, content] of files) yield { name, at, content }
}

async function sealedOf(files: AsyncIterable<ZipFile>): Promise<{ bytes: Buffer; seal: Sealed }> {
  const dir = folder()
  const path = join(dir, 'a.zip')
  const of = { manifest: 'manifest.json', format: 'test/1', about: { town: '苏店镇' }, at }
  const seal = await packHere(localStore(dir))(path, files, of)
  return { bytes: await readFile(path), seal }
}

const small: [string, Buffer][] = [
  ['（一）开展宣讲/南董村/宣讲-第1版-001.jpg', noise(3000)],
  ['（一）开展宣讲/南董村/宣讲.txt', Buffer.from('讲了 3 场\n')],
  ['空.txt', Buffer.alloc(0)],
]

async function verified(bytes: Buffer) {
  const file = join(folder(), 'a.zip')
  await writeFile(file, bytes)
  return verifyArchive(file, 'manifest.json')
}

test('another program reads the archive, Chinese names and all', async () => {
  const { bytes } = await sealedOf(some(small))
  const read = await JSZip.loadAsync(bytes, { checkCRC32: true })
  expect(Object.keys(read.files)).toEqual([...small.map(([name]) => name), 'manifest.json'])
  for (const [name, content] of small) expect(await read.file(name)!.async('nodebuffer')).toEqual(content)
})

test('an archive as it was sealed is found whole, and its manifest has the hash that was told', async () => {
  const { bytes, seal } = await sealedOf(some(small))
  const { findings, manifestSha256, files } = await verified(bytes)
  expect(findings).toEqual([])
  expect({ manifestSha256, files }).toEqual({ manifestSha256: seal.manifestSha256, files: 3 })
})

test('one changed byte is found wherever it lies', async () => {
  const { bytes } = await sealedOf(some(small.map(([name, content]) => [name, content.subarray(0, 60)])))
  const file = join(folder(), 'a.zip')
  for (let place = 0; place < bytes.length; place += 1) {
    for (const flip of [[1, 0x80, 0xff][place % 3]!]) {
      const other = Buffer.from(bytes)
      other[place]! ^= flip
      await writeFile(file, other)
      const found: Finding[] | string = await verifyArchive(file, 'manifest.json').then(
        ({ findings }) => findings,
        (error: Error) => error.message,
      )
      expect(found, `byte ${place} of ${bytes.length} flipped by ${flip}`).not.toEqual([])
    }
  }
}, 60_000)

test('a changed byte of a photo is named with its file and its place', async () => {
  const photo = noise(3 * MIB + 17)
  const { bytes } = await sealedOf(
    some([
      ['看寺村/001.jpg', photo],
      ['看寺村/002.jpg', noise(500, 7)],
    ]),
  )
  const at = bytes.indexOf(photo.subarray(2 * MIB, 2 * MIB + 64)) + 5
  bytes[at]! ^= 4
  expect((await verified(bytes)).findings).toEqual([
    {
      what: 'changed',
      name: '看寺村/001.jpg',
      blocks: [{ from: 2 * MIB, to: 3 * MIB }],
      bytes: { sealed: photo.length, found: photo.length },
    },
  ])
})

test('a download that broke off anywhere is told as unfinished, never as whole', async () => {
  const { bytes } = await sealedOf(some(small))
  const file = join(folder(), 'a.zip')
  for (const length of [0, 3, 40, 1000, bytes.length - 200, bytes.length - 22, bytes.length - 1]) {
    await writeFile(file, bytes.subarray(0, length))
    await expect(verifyArchive(file, 'manifest.json'), `${length} bytes`).rejects.toThrow('unfinished')
    await expect(JSZip.loadAsync(bytes.subarray(0, length))).rejects.toThrow()
  }
})

test('what is no zip at all is told as that', async () => {
  await expect(verified(Buffer.from('%PDF-1.7 and so on, long enough for an end'))).rejects.toThrow('no-zip')
})

test('packed again by another program, a missing and an added file are named and unchanged ones are not', async () => {
  const { bytes } = await sealedOf(some(small))
  const zip = await JSZip.loadAsync(bytes)
  zip.remove('（一）开展宣讲/南董村/宣讲.txt')
  zip.file('（一）开展宣讲/南董村/多出来.jpg', noise(10))
  const again = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
  const { findings } = await verified(again)
  expect(findings.filter(({ what }) => what !== 'frame')).toEqual([
    { what: 'added', name: '（一）开展宣讲/南董村/多出来.jpg' },
    { what: 'missing', name: '（一）开展宣讲/南董村/宣讲.txt' },
  ])
})

test('big files are read in pieces and come out the same; one that is gone is told in the manifest', async () => {
  const film = noise(5 * MIB + 3)
  async function* files(): AsyncGenerator<ZipFile> {
    const path = join(folder(), 'film')
    await writeFile(path, film)
    yield { name: 'film.mp4', at, content: { path, bytes: film.length } }
    yield { name: 'gone.jpg', at, content: { sha256: 'a'.repeat(64), bytes: 100 } }
    yield { name: 'gone.mp4', at, content: { sha256: 'b'.repeat(64), bytes: 50 * MIB } }
  }
  const { bytes, seal } = await sealedOf(files())
  expect(seal).toMatchObject({
    files: 1,
    bytes: film.length,
    faults: [
      { name: 'gone.jpg', why: 'missing' },
      { name: 'gone.mp4', why: 'missing' },
    ],
  })
  expect((await verified(bytes)).findings).toEqual([])
  const zip = await JSZip.loadAsync(bytes)
  expect((await zip.file('film.mp4')!.async('nodebuffer')).equals(film)).toBe(true)
})

test('more files than a plain zip can count are still counted', { timeout: 60_000 }, async () => {
  const parts: Buffer[] = []
  const content = Buffer.from('1')
  const entries = []
  for (let nth = 0, offset = 0; nth < 65_600; nth += 1) {
    const entry = { name: `${nth}.txt`, bytes: 1, crc: crc32(content), time: dosTime(at), offset }
    const head = localRecord(entry)
    entries.push(entry)
    parts.push(head, content)
    offset += head.length + 1
  }
  parts.push(directoryOf(entries))
  const file = join(folder(), 'many.zip')
  await writeFile(file, Buffer.concat(parts))
  const read = await openZip(file)
  expect(read.faults).toEqual([])
  expect(read.entries.length).toBe(65_600)
  await read.close()
})

test('what lies past four gigabytes has its place and size in 64 bits', () => {
  const entry = { name: 'a', bytes: 2 ** 32 + 5, crc: 1, time: 0, offset: 2 ** 33 }
  const central = centralRecord(entry)
  expect(central.readUInt32LE(42)).toBe(0xffff_ffff)
  expect([8, 16, 24].map((at) => Number(central.readBigUInt64LE(46 + 1 + at - 4)))).toEqual([
    entry.bytes,
    entry.bytes,
    entry.offset,
  ])
  expect(Number(localRecord(entry).readBigUInt64LE(35))).toBe(entry.bytes)
  fc.assert(
    fc.property(fc.nat(70_000), fc.maxSafeNat(), (entries, offset) => {
      const large = entries >= 0xffff || offset >= 0xffff_ffff
      expect(endRecords({ entries, offset, bytes: 46 }).length).toBe(large ? 98 : 22)
    }),
  )
})
