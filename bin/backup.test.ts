import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backUp } from '#platform/backup/back-up.ts'
import { verifyBackup } from '#platform/backup/verify.ts'
import type { Db } from '#platform/db.ts'
import { keysFrom } from '#platform/keys.ts'
import { readSecret } from '#platform/secret.ts'
import { eraseNamed } from '#privacy/erasures.store.ts'
import { keepTombstones, tombstoneFile } from '#privacy/tombstones.ts'
import { findTraces } from '#privacy/traces.store.ts'
import { finishSegment } from '../bench/finished-segment.ts'
import { noTroubles, report } from '../bench/reporter.ts'
import { freePort, type PreparedTown, prepareTown, startApp, withDatabase } from '../bench/started-town.ts'
import { restoreAndErase } from './restored.ts'
import { verify } from './verified.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anyue-backup-'))
  chmodSync(folder, 0o755) // the database's own user has to walk in
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

const reporterIn = async (db: Db): Promise<string> =>
  (await db.selectFrom('campaign_submission').select('by_name').executeTakeFirstOrThrow()).by_name

async function eraseReporter(db: Db, { townId, dataDir, env }: PreparedTown): Promise<void> {
  const found = await findTraces(db, townId, { name: '李小满', contact: '13900000000' })
  const act = { reason: 'asked', by: null, now: new Date() } as const
  await eraseNamed(db, keysFrom(readSecret(env, dataDir)), townId, found, act)
  await keepTombstones(db, tombstoneFile(dataDir))
}

test('a backup of the running town comes back on an empty folder, to a moment and to the end, and a changed byte in it is named', {
  timeout: 180_000,
}, async () => {
  const town = await prepareTown()
  onTestFinished(() => town.remove())
  const app = await startApp(town, await freePort())
  onTestFinished(() => app.stop())
  const door = town.doors[0]!
  const form = `${app.url}/u/${door.token}/reports/${door.assignmentId}`
  const place = join(newFolder(), 'backups')
  await report(form, 'one', noTroubles())
  const { manifest, folder } = await backUp(town.env, place)
  await report(form, 'two', noTroubles())
  const between = new Date()
  await report(form, 'three', noTroubles())
  await withDatabase(town.dataDir, async (db) => {
    await eraseReporter(db, town)
    await finishSegment(db, join(place, 'wal'))
  })
  await report(form, 'four', noTroubles())

  const restored = async (wish: { to?: Date; old?: string }) => {
    const env = { ...town.env, ANYUE_DATA: join(newFolder(), 'var') }
    await restoreAndErase(env, place, { ...wish, secretFile: join(town.dataDir, 'keys/secret') })
    const marks = await withDatabase(env.ANYUE_DATA, (db) =>
      db.selectFrom('campaign_submission').select('words').orderBy('id').execute(),
    )
    return { env, marks: marks.map(({ words }) => words.split(' ').at(-1)) }
  }
  const earlier = await restored({ to: between })
  expect(earlier.marks).toEqual(['one', 'two'])
  // She was erased after that moment, and does not come back with it.
  expect(await withDatabase(earlier.env.ANYUE_DATA, reporterIn)).toBe('（已清除）')
  const { env, marks } = await restored({ old: town.dataDir })
  expect(marks).toEqual(['one', 'two', 'three', 'four'])
  const said: string[] = []
  expect(await verify(env, (line) => said.push(line))).toBe(0)
  expect(said.join('')).toMatch(/校验和都对.*SHA-256 都对.*每一条都对/)
  await expect(restoreAndErase(env, place, {})).rejects.toThrow('只能恢复到空的')
  await expect(backUp(env, place)).rejects.toThrow('另一个数据库')
  const empty = { ...town.env, ANYUE_DATA: join(newFolder(), 'var') }
  await expect(restoreAndErase(empty, place, {})).rejects.toThrow('--secret')
  const early = {
    to: new Date(Date.parse(manifest.completeAt) - 60_000),
    secretFile: join(town.dataDir, 'keys/secret'),
  }
  await expect(restoreAndErase(empty, place, early)).rejects.toThrow('最早只能恢复到')

  const keys = keysFrom(readSecret(town.env, town.dataDir))
  expect(verifyBackup(place, keys).faults).toEqual([])
  expect(existsSync(join(folder, 'keys'))).toBe(false)
  expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).not.toContain(
    readFileSync(join(town.dataDir, 'keys/secret'), 'utf8'),
  )
  appendFileSync(join(folder, 'cluster/PG_VERSION'), 'x')
  expect(verifyBackup(place, keys).faults).toEqual([`改动过：${manifest.name}/cluster/PG_VERSION`])
  await expect(restoreAndErase(empty, place, early.secretFile ? { secretFile: early.secretFile } : {})).rejects.toThrow(
    'PG_VERSION',
  )
  expect(existsSync(join(empty.ANYUE_DATA, 'postgres/cluster'))).toBe(false)
})
