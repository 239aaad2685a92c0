import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { databaseForThisTest } from '#platform/postgres/test-database.ts'
import { isDatabaseAway, openDb, openPool } from './db.ts'

const readingOnly = (url: string) => {
  const address = new URL(url)
  address.searchParams.set('options', '-c default_transaction_read_only=on')
  return address.href
}

test('a server that takes no writes is let into no pool, and counts as away', async () => {
  const db = openDb(openPool(readingOnly(await databaseForThisTest())))
  onTestFinished(() => db.destroy())
  const error = await sql`select 1`.execute(db).catch((refused) => refused)
  expect(error).toMatchObject({ code: '25006' })
  expect(isDatabaseAway(error)).toBe(true)
})

test('a connection whose server has become the standby is dropped, and the next act gets another', async () => {
  const db = openDb(openPool(await databaseForThisTest(), { max: 1 }))
  onTestFinished(() => db.destroy())
  const server = async () => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]!.pid
  await sql`create table kept (word text)`.execute(db)
  const before = await server()
  expect(await server()).toBe(before)
  await sql`set default_transaction_read_only = on`.execute(db)
  const error = await sql`insert into kept values ('lost')`.execute(db).catch((refused) => refused)
  expect(isDatabaseAway(error)).toBe(true)
  await sql`insert into kept values ('taken')`.execute(db)
  expect(await server()).not.toBe(before)
  expect((await sql`select word from kept`.execute(db)).rows).toEqual([{ word: 'taken' }])
})
