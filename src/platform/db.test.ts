import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { databaseForThisTest } from '#platform/postgres/test-database.ts'
import { isDatabaseAway, openDb, openPool, transactBriefly } from './db.ts'

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

test('who holds a queue briefly lets it go before the disk has it, and is answered for after', async () => {
  const db = openDb(openPool(await databaseForThisTest()))
  onTestFinished(() => db.destroy())
  await sql`create table kept (word text)`.execute(db)
  const waits = (tx: typeof db) => sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(tx)
  const within = await transactBriefly(db, async (tx) => {
    await sql`insert into kept values ('first')`.execute(tx)
    return (await waits(tx)).rows[0]!.synchronous_commit
  })
  expect(within).toBe('off')
  expect((await sql`select from kept`.execute(db)).rows).toHaveLength(1)
  await expect(transactBriefly(db, () => Promise.reject(new Error('half way')))).rejects.toThrow('half way')
})
