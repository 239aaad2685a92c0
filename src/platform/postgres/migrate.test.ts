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

test('where an administrator made the app’s role beforehand, the app can read the town and still not change the audit', async () => {
  const name = new URL(url).pathname.slice(1)
  // The role is there in this server already; it is the owner here who may not hand it out.
  const owner = `owner_${name}`
  await client.query(`do $$ begin create role anyue_app nologin; exception when duplicate_object then null; end $$`)
  await client.query(
    `create role ${owner} login; grant anyue_app to ${owner}; alter database ${name} owner to ${owner}`,
  )
  const own = new URL(url)
  own.username = owner
  const told = await migrate(own.href).finally(async () => {
    await client.query(`alter database ${name} owner to current_user; reassign owned by ${owner} to current_user`)
    await client.query(`drop owned by ${owner}; drop role ${owner}`)
  })
  expect(told.length).toBeGreaterThan(10)
  const asked = `select has_table_privilege('anyue_app', 'campaign_submission', 'insert') as reports,
    has_table_privilege('anyue_app', 'audit_entry', 'insert') as adds,
    has_table_privilege('anyue_app', 'audit_entry', 'update') as changes,
    has_table_privilege('anyue_app', 'hazard_opening', 'delete') as removes`
  expect((await client.query(asked)).rows).toEqual([{ reports: true, adds: true, changes: false, removes: false }])
})
