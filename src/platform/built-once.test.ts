import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { databaseForThisTest } from '#platform/postgres/test-database.ts'
import { builtOnce } from './built-once.ts'
import { openDb, openPool } from './db.ts'

const db = openDb(openPool(await databaseForThisTest(), { max: 1 }))
afterAll(() => db.destroy())

test('A query built once answers each asking with its own values, wherever they stand', async () => {
  let built = 0
  const between = builtOnce((db, from: number, to: number) => {
    built += 1
    return db
      .selectFrom(sql<{ n: number }>`generate_series(1, ${10})`.as<'n'>(sql`series(n)`))
      .select(sql<number>`n`.as('n'))
      .where(sql<boolean>`n >= ${from}::int and n <= ${to}::int and n <> ${from}::int + 1`)
  })
  expect((await between(db, 2, 5)).map(({ n }) => n)).toEqual([2, 4, 5])
  expect((await between(db, 7, 99)).map(({ n }) => n)).toEqual([7, 9, 10])
  expect(built).toBe(1)
})
