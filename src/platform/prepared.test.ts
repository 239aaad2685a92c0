import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { databaseForThisTest } from '#platform/postgres/test-database.ts'
import { isDatabaseAway, openDb, openPool } from './db.ts'

const db = openDb(openPool(await databaseForThisTest(), { max: 1 }))
afterAll(() => db.destroy())

const prepared = async (text: string) => {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)
  return rows.filter(({ statement }) => statement.includes(text)).length
}

test('What is asked often is planned once for a connection, and answers each asking for itself', async () => {
  for (let nth = 0; nth < 40; nth++) {
    const { rows } = await sql<{ twice: number }>`select ${nth}::int * 2 as twice`.execute(db)
    expect(rows).toEqual([{ twice: nth * 2 }])
  }
  expect(await prepared('as twice')).toBe(1)
})

test('What is made to measure is not kept', async () => {
  for (let nth = 0; nth < 40; nth++) await sql`select ${nth}::int as ${sql.id(`measured_${nth}`)}`.execute(db)
  expect(await prepared('measured_')).toBe(0)
})

test('A statement that fails under its name fails again and is right again', async () => {
  const half = async (by: number) =>
    (await sql<{ half: number }>`select 8 / ${by}::int as half`.execute(db)).rows[0]?.half
  for (let nth = 0; nth < 20; nth++) expect(await half(2)).toBe(4)
  await expect(half(0)).rejects.toThrow('division by zero')
  expect(await half(4)).toBe(2)
})

test('A server that says nothing for too long is given up, and its open transaction reaches nobody else', async () => {
  const impatient = openDb(openPool(await databaseForThisTest(), { max: 1, patienceMs: 300 }))
  await sql`create table sent (words text)`.execute(impatient)
  const hanging = impatient.transaction().execute(async (tx) => {
    await sql`insert into sent values ('half')`.execute(tx)
    await sql`select pg_sleep(5)`.execute(tx)
  })
  const error = await hanging.catch((error) => error)
  expect(isDatabaseAway(error)).toBe(true)
  // The next one begins, and commits, on a connection of its own.
  await impatient.transaction().execute((tx) => sql`insert into sent values ('whole')`.execute(tx))
  expect((await sql`select words from sent`.execute(impatient)).rows).toEqual([{ words: 'whole' }])
  await impatient.destroy()
})
