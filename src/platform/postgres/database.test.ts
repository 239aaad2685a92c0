import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { superviseDatabase } from './database.ts'
import { explainStartFailure } from './start-failure.ts'

const refusalOf = (url: string) => superviseDatabase({ DATABASE_URL: url }).then(() => '', explainStartFailure)

test('without DATABASE_URL the data folder gets a database of its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anyue-data-'))
  chmodSync(folder, 0o755)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const database = await superviseDatabase({ ANYUE_DATA: folder })
  onTestFinished(() => database.stop())
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  expect((await client.query('select current_database() as name')).rows).toEqual([{ name: 'anyue' }])
  await client.end()
})

test('a server named by DATABASE_URL is used and left running', async () => {
  const url = inject('testServerUrl')
  const database = await superviseDatabase({ DATABASE_URL: url })
  expect(database).toMatchObject({ url, embedded: false })
  await database.stop()
  expect(await refusalOf(url)).toBe('')
})

test.each([
  ['nothing listens there', 'postgresql://anyue:secret@127.0.0.1:1/anyue', 'ECONNREFUSED'],
  ['it is no address', 'anyue', 'postgresql://user:password@host'],
  ['there is no such host', 'postgresql://anyue:secret@no-such-host.invalid/anyue', 'no-such-host.invalid'],
])('DATABASE_URL is refused in one line when %s', async (_, url, named) => {
  const line = await refusalOf(url)
  expect(line).toContain(named)
  expect(line).not.toContain('\n')
  expect(line).not.toContain('secret')
})

test('a database that is not there is named', async () => {
  const url = inject('testServerUrl').replace('/postgres?', '/no_such_town?')
  expect(await refusalOf(url)).toContain('no_such_town')
})
