import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { expect, onTestFinished, test, vi } from 'vitest'
import { localStore } from '#platform/files/local-store.ts'
import { projectRoot } from '#platform/postgres/migrate.ts'
import type { ZipFile } from './laying.ts'
import { processesOf } from './packing.in-tests.ts'
import { type Packer, packApart, packHere } from './packing.ts'
import { verifyArchive } from './verify.ts'

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
    folder,
    store,
    photos,
  }
}

async function packed(pack: Packer, folder: string, files: AsyncIterable<ZipFile>) {
  const path = join(folder, `${Math.random()}.zip`)
  const sealed = await pack(path, files, seal)
  return { path, sealed, bytes: await readFile(path) }
}

const zipsIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.zip'))

test('packed by several threads of another process, the archive holds the same and is whole', async () => {
  const { files, here, apart, folder } = await packers()
  const [one, other] = [await packed(here, folder, files()), await packed(apart, folder, files())]
  expect(other.sealed).toEqual(one.sealed)
  expect(await verifyArchive(other.path, 'manifest.json')).toMatchObject({ findings: [], faults: [] })
  const [ours, theirs] = await Promise.all([one.bytes, other.bytes].map((bytes) => JSZip.loadAsync(bytes)))
  expect(Object.keys(theirs!.files).sort()).toEqual(Object.keys(ours!.files).sort())
  for (const name of Object.keys(ours!.files)) {
    const [mine, its] = await Promise.all([ours!, theirs!].map((zip) => zip.file(name)!.async('nodebuffer')))
    expect(its!.equals(mine!), name).toBe(true)
  }
})

test('a photo that is gone and one that changed are told, and the archive is made all the same', async () => {
  const { files, apart, folder, store, photos } = await packers()
  await store.remove(photos[0]!.sha256)
  await writeFile(store.pathOf!(photos[1]!.sha256), 'changed')
  const { sealed, path } = await packed(apart, folder, files())
  expect(sealed.faults).toEqual([
    { name: '看寺村/0.jpg', why: 'missing' },
    { name: '看寺村/1.jpg', why: 'changed' },
  ])
  expect((await verifyArchive(path, 'manifest.json')).findings).toEqual([])
})

test('when the list of files breaks off, no archive is left', async () => {
  const { files, apart, folder } = await packers()
  async function* broken() {
    for await (const file of files()) {
      yield file
      if (file.name.endsWith('1.jpg')) throw new Error('no more')
    }
  }
  await expect(packed(apart, folder, broken())).rejects.toThrow('no more')
  expect(zipsIn(folder)).toEqual([])
})

test('when the process is killed, it is said so, and no archive is left', async () => {
  const { files, apart, folder } = await packers()
  async function* killing() {
    for await (const file of files()) {
      yield file
      if (file.name.endsWith('1.jpg')) {
        await vi.waitFor(() => expect(processesOf('pack.process.ts')).not.toEqual([]))
        for (const pid of processesOf('pack.process.ts')) process.kill(pid, 'SIGKILL')
      }
    }
  }
  await expect(packed(apart, folder, killing())).rejects.toThrow()
  expect(zipsIn(folder)).toEqual([])
})
