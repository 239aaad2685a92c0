import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { backupOf } from '#platform/postgres/wal-keeping.ts'
import { localStore } from './local-store.ts'
import { mirrored } from './mirrored-store.ts'

function storeWith(backup: (root: string) => string) {
  const root = mkdtempSync(join(tmpdir(), 'anyue-mirrored-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }))
  mkdirSync(join(root, 'postgres'))
  writeFileSync(join(root, 'postgres/archive-to'), `${backup(root)}\nmark\n`)
  const dir = join(root, 'files')
  return { store: mirrored(localStore(dir), dir), dir }
}

test('what is uploaded between two backups goes to the backup folder by itself', async () => {
  const { store, dir } = storeWith((root) => join(root, 'backups'))
  const { sha256 } = await store.put(Buffer.from('一张照片'))
  const copy = join(backupOf(dir)!, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  for (let tries = 0; !existsSync(copy) && tries < 100; tries++) await pause(20)
  expect(readFileSync(copy, 'utf8')).toBe('一张照片')
})

test('an upload is kept all the same while the backup folder cannot be written', async () => {
  const { store } = storeWith(() => '/proc/no-such-disk')
  const { sha256 } = await store.put(Buffer.from('另一张照片'))
  await pause(50)
  expect((await store.read(sha256)).toString()).toBe('另一张照片')
})
