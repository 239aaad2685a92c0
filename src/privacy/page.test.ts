import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { notPersonal } from '#people/personal-fields.other.ts'
import { personalFields, topics } from '#people/personal-fields.ts'
import { keptWords, topicWords } from './page.words.ts'
import { retentions } from './retention.rules.ts'

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

test('anybody may read what is kept of people, why, on what ground, for how long, and who sees it', async () => {
  const town = await demoTown()
  const answer = await town.visit('/privacy')
  const html = await answer.text()
  for (const topic of topics) {
    expect(html).toContain(topicWords[topic].what)
    expect(html).toContain(keptWords[personalFields[topic].kept])
  }
  expect(html).toContain(town.town.hotline)
  expect(html).toContain('孩子没有账号')
})

test('the privacy page is light, and needs no script', async () => {
  const html = await (await (await demoTown()).visit('/privacy')).text()
  expect(Buffer.byteLength(html)).toBeLessThan(40_000)
  expect(html).not.toContain('<script')
})

test('for how long is what the nightly purge does', () => {
  for (const { kept, days, table } of retentions) {
    expect(keptWords[kept], table).toContain(String(days))
    const listed = topics.find((topic) => personalFields[topic].kept === kept)
    if (listed) expect(Object.keys(personalFields[listed].columns).length).toBeGreaterThan(0)
  }
})

test.each(['/', '/privacy', '/accessibility', '/sign-in', '/no-such-page'])(
  'the foot of %s leads to the privacy page',
  async (path) => {
    const town = await demoTown()
    const html = await (await town.visit(path)).text()
    expect(html.slice(html.indexOf('<footer'))).toContain(`href="/t/${town.town.slug}/privacy"`)
  },
)
