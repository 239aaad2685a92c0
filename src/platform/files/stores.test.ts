import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileStoreFrom } from './chosen-store.ts'
import { FileMissing, type FileStore } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'stores-'))
const bucket = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: join(folder, 'bucket'),
  configureBuckets: [{ name: 'anyue', configs: [] }],
})
let endpoint = ''

beforeAll(async () => {
  const { port } = await bucket.run()
  endpoint = `http://127.0.0.1:${port}`
})

afterAll(async () => {
  await bucket.close()
  rmSync(folder, { recursive: true, force: true })
})

const bytesOf = async (stream: Promise<Readable>): Promise<Buffer> => buffer(await stream)
const photo = Buffer.from('a photo of the drill')
const sha256 = createHash('sha256').update(photo).digest('hex')

describe.each(['the local disk', 'a bucket'])('on %s', (where) => {
  const dir = join(folder, where)
  const settings = () =>
    where === 'a bucket'
      ? { S3_BUCKET: 'anyue', S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER' }
      : {}
  const open = (): Promise<FileStore> => fileStoreFrom(settings(), dir)

  test('a file is kept under its hash, once, and is gone when it was removed', async () => {
    const store = await open()
    expect(await store.has(sha256)).toBe(false)
    await expect(store.read(sha256)).rejects.toThrow(FileMissing)
    expect(await store.put(photo)).toEqual({ sha256, size: photo.length })
    expect(await store.put(photo)).toEqual({ sha256, size: photo.length })
    expect(await store.read(sha256)).toEqual(photo)
    expect(await bytesOf(store.open(sha256))).toEqual(photo)
    await store.remove(sha256)
    expect(await store.has(sha256)).toBe(false)
    await expect(store.open(sha256)).rejects.toThrow(FileMissing)
  })

  test('what was made is put on the shelf whole, fetched in parts, listed and cleared away', async () => {
    const { made } = await open()
    expect(await made.sizeOf('a.zip')).toBeNull()
    const draft = await made.draft('a.zip')
    await writeFile(draft, 'the whole month')
    await made.put('a.zip', draft)
    expect(readdirSync(join(draft, '..')).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(await made.sizeOf('a.zip')).toBe(15)
    expect(String(await bytesOf(made.open('a.zip', 4, 8)))).toBe('whole')
    const [listed] = await made.list()
    expect(listed!.name).toBe('a.zip')
    expect(Date.now() - listed!.changedAt.getTime()).toBeLessThan(600_000)
    await made.remove('a.zip')
    await made.remove('a.zip')
    expect(await made.list()).toEqual([])
  })
})
