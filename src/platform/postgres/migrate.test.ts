import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { explainStartFailure } from './start-failure.ts'
import { emptyDatabase } from './test-database.ts'

let url: string
let dir: string
let client: pg.Client

beforeEach(async () => {
  url = await emptyDatabase()
  dir = mkdtempSync(join(tmpdir(), 'anyue-migrations-'))
  client = new pg.Client({ connectionString: url })
  await client.connect()
  return async () => {
    await client.end()
    rmSync(dir, { recursive: true })
  }
})

const write = (name: string, sql: string) => writeFileSync(join(dir, name), sql)
const first = '20260101000000_well.sql'
const second = '20260102000000_pump.sql'

test('migrations run once, in the order of their names', async () => {
  write(second, 'alter table well add column pump text')
  write(first, 'create table well (depth int)')
  expect(await migrate(url, dir)).toEqual([first, second])
  expect(await migrate(url, dir)).toEqual([])
  expect((await client.query('select name from schema_migration order by name')).rows).toEqual([
    { name: first },
    { name: second },
  ])
})

test('an applied migration that was edited stops the start and is named', async () => {
  write(first, 'create table well (depth int)')
  await migrate(url, dir)
  write(first, 'create table well (depth bigint)')
  const line = await migrate(url, dir).catch(explainStartFailure)
  expect(line).toContain(first)
})

test('a migration that fails halfway leaves nothing of itself and names its line', async () => {
  write(first, 'create table well (depth int);\ncreate table pump (x nothing);\n')
  expect(await migrate(url, dir).catch(explainStartFailure)).toContain(`${first}:2`)
  expect((await client.query(`select to_regclass('well') as well`)).rows).toEqual([{ well: null }])
})

test('two servers that start at once migrate once', async () => {
  write(first, 'create table well (depth int); select pg_sleep(0.3)')
  const applied = await Promise.all([migrate(url, dir), migrate(url, dir)])
  expect(applied.flat()).toEqual([first])
})

test('a migration waits for a busy table instead of failing', async () => {
  write(first, 'create table well (depth int)')
  await migrate(url, dir)
  await client.query('begin; insert into well values (3)')
  write(second, 'alter table well add column pump text')
  const migrating = migrate(url, dir)
  setTimeout(() => client.query('commit'), 4_500)
  expect(await migrating).toEqual([second])
})
