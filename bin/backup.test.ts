import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { noTroubles, report } from '../bench/reporter.ts'
import { freePort, prepareTown, startApp, withDatabase } from '../bench/started-town.ts'
import { backUp } from './backup.ts'
import { restore } from './restore.ts'

test('what was receipted before a backup of the running town is there after restoring it elsewhere', {
  timeout: 120_000,
}, async () => {
  const town = await prepareTown()
  onTestFinished(() => town.remove())
  const app = await startApp(town, await freePort())
  onTestFinished(() => app.stop())
  const door = town.doors[0]!
  const form = `${app.url}/u/${door.token}/reports/${door.assignmentId}`
  const sent = await report(form, 'before', noTroubles())
  let going = true
  const others = (async () => {
    for (let nth = 0; going; nth++) await report(form, `during ${nth}`, noTroubles())
  })()
  const folder = mkdtempSync(join(tmpdir(), 'anyue-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await backUp(town.dataDir, join(folder, 'copy'))
  going = false
  await others

  const elsewhere = mkdtempSync(join(tmpdir(), 'anyue-restored-'))
  chmodSync(elsewhere, 0o755)
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true, maxRetries: 5 }))
  restore(join(folder, 'copy'), join(elsewhere, 'var'))
  const rows = await withDatabase(join(elsewhere, 'var'), (db) =>
    db.selectFrom('campaign_submission').select(['id', 'words']).execute(),
  )
  expect(rows.find(({ words }) => words.endsWith('before'))?.id).toBe(sent?.receipt.split('/').at(-1))
  const secret = (dataDir: string) => readFileSync(join(dataDir, 'keys/secret'), 'utf8')
  expect(secret(join(elsewhere, 'var'))).toBe(secret(town.dataDir))
  expect(() => restore(join(folder, 'copy'), join(elsewhere, 'var'))).toThrow('exists')
  await expect(backUp(town.dataDir, join(folder, 'copy'))).rejects.toThrow('exists')
  expect(existsSync(join(elsewhere, 'var/postgres/cluster/backup_label'))).toBe(false)
})
