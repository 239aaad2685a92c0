import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { localStore } from '#platform/files/local-store.ts'
import { projectRoot } from '#platform/postgres/migrate.ts'
import { processesOf } from './packing.in-tests.ts'
import { type Packer, packApart, packHere } from './packing.ts'
import type { Sealed, ZipFile } from './sealed.ts'

vi.setConfig({ testTimeout: 60_000 })

const at = new Date('2023-06-30T17:00:00+08:00')
const seal = { manifest: 'manifest.json', format: 'test/1', about: { town: '苏店镇' }, at }

async function packers() {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const store = localStore(folder)
  const program = join(projectRoot(), 'src/platform/zip/pack.process.ts')
  const film = join(folder, 'film')
  await writeFile(film, Buffer.alloc(9_000_000, 'film'))
  const photos = await Promise.all([1, 2, 3].map((nth) => store.put(Buffer.alloc(300_000 * nth, `photo ${nth}`))))
  async function* files(): AsyncGenerator<ZipFile> {
    yield { name: '说明.txt', at, content: Buffer.from('一行\n两行') }
    for (const [nth, { sha256, size }] of photos.entries())
      yield { name: `看寺村/${nth}.jpg`, at, content: { sha256, bytes: size } }
    yield { name: 'film.mp4', at, content: { path: film, bytes: 9_000_000 } }
  }
  return {
    files,
    here: packHere(store),
    apart: packApart(program, process.env, folder),
    store,
    photos,
  }
}

async function packed(pack: Packer, files: AsyncIterable<ZipFile>) {
  const seals: Sealed[] = []
  const chunks: Buffer[] = []
  const told = async (one: Sealed) => {
    seals.push(one)
  }
  for await (const chunk of pack(files, seal, told)) chunks.push(Buffer.from(chunk))
  return { bytes: Buffer.concat(chunks), seals }
}

test('packed in a process of its own, an archive is the same to the byte', async () => {
  const { files, here, apart } = await packers()
  const [one, other] = [await packed(here, files()), await packed(apart, files())]
  expect(other.seals).toEqual(one.seals)
  expect(other.bytes.equals(one.bytes)).toBe(true)
})

test('an archive whose hash could not be kept does not end', async () => {
  const { files, apart } = await packers()
  const chunks: Buffer[] = []
  const taking = async () => {
    const told = () => Promise.reject(new Error('the database is away'))
    for await (const chunk of apart(files(), seal, told)) chunks.push(chunk)
  }
  await expect(taking()).rejects.toThrow('the database is away')
  expect(Buffer.concat(chunks).includes(Buffer.from('PK\x05\x06', 'latin1'))).toBe(false)
})

test('when the list of files breaks off, so does the archive', async () => {
  const { files, apart } = await packers()
  async function* broken() {
    for await (const file of files()) {
      yield file
      if (file.name.endsWith('1.jpg')) throw new Error('no more')
    }
  }
  await expect(packed(apart, broken())).rejects.toThrow('no more')
})

test('when its reader goes, the process goes', async () => {
  const { files, apart } = await packers()
  for await (const _ of apart(files(), seal, async () => {})) break
  expect(processesOf('pack.process.ts')).toEqual([])
})

test('when the process is killed, the archive breaks off and says so', async () => {
  const { files, apart } = await packers()
  const taking = async () => {
    for await (const _ of apart(files(), seal, async () => {}))
      for (const pid of processesOf('pack.process.ts')) process.kill(pid, 'SIGKILL')
  }
  await expect(taking()).rejects.toThrow()
})
