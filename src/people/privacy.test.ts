import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { notPersonal } from './personal-fields.other.ts'
import { personalFields, topics } from './personal-fields.ts'
import { topicWords } from './privacy.words.ts'

const inventory = (): Set<string> => {
  const personal = topics.flatMap((topic) =>
    Object.entries(personalFields[topic].columns).flatMap(([table, columns]) =>
      columns.map((column) => `${table}.${column}`),
    ),
  )
  const other = Object.entries(notPersonal).flatMap(([table, columns]) =>
    columns.split(' ').map((column) => `${table}.${column}`),
  )
  const all = [...personal, ...other.filter((one) => one !== '')]
  expect(new Set(all).size, 'a column stands twice').toBe(all.length)
  return new Set(all)
}

test('of every column it is said whether it tells something of a person, and then why it is kept', async () => {
  const { db } = await demoTown()
  const { rows } = await sql<{ name: string }>`select table_name || '.' || column_name as name
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'schema_migration'`.execute(db)
  const there = rows.map(({ name }) => name)
  const listed = inventory()
  expect(there.length).toBeGreaterThan(100)
  expect(
    there.filter((name) => !listed.has(name)),
    'list these in personal-fields',
  ).toEqual([])
  expect(
    [...listed].filter((name) => !there.includes(name)),
    'these are gone',
  ).toEqual([])
})

test('no column asks for an identity card', () => {
  expect([...inventory()].filter((name) => /id_?card|identity_number|sfz/.test(name))).toEqual([])
})

test('anybody may read what is kept of people, and for how long', async () => {
  const town = await demoTown()
  const html = await (await town.visit('/privacy')).text()
  for (const topic of topics) expect(html).toContain(topicWords[topic].what)
  expect(html).toContain(town.town.hotline)
  expect(html).toContain('6 个月以上')
})

test('the accessibility page says what does not work yet, and whom to call', async () => {
  const town = await demoTown()
  const answer = await town.visit('/accessibility')
  expect(answer.status).toBe(200)
  const html = await answer.text()
  expect(html).toContain('还没做到的')
  expect(html).toContain(town.town.hotline)
})
