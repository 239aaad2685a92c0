import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { demoPeople } from '#demo-town/people.ts'
import { personalFields, topics } from '#people/personal-fields.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { plum, townWithTraces } from './in-tests.ts'
import { privacyJobs } from './privacy.jobs.ts'
import { LogsTooShort, listDue, listPurges, purge } from './purge.store.ts'
import { LOG_DAYS, nextPurge, retentions, unlawful } from './retention.rules.ts'

const after = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000)
const clocks = (now: Date, days: number) => ({ now: after(now, days), serverNow: after(new Date(), days) })
const dueIn = async ({ db, town, now }: TownInTest, days: number) =>
  Object.fromEntries((await listDue(db, town.id, clocks(now, days))).map(({ table, count }) => [table, count]))

test('a form is known for thirty days, and not longer', async () => {
  const town = await demoTown({ as: 'liaison' })
  await town.submit('/account/sessions/end-others', {})
  expect(await dueIn(town, 30)).toEqual({})
  expect(await dueIn(town, 31)).toEqual({ form_key: 1 })
})

test('who was signed in where is known for six months after it ended, as the law of networks asks', async () => {
  const town = await demoTown({ as: 'liaison' })
  expect(await dueIn(town, 7 + LOG_DAYS)).toEqual({})
  expect(await dueIn(town, 7 + LOG_DAYS + 1)).toEqual({ person_session: 1 })
})

/** Every row of every table, as text. */
async function rowsOf(db: Db): Promise<Map<string, Set<string>>> {
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
  const all = new Map<string, Set<string>>()
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db)
    all.set(name, new Set(rows.map(({ row }) => row)))
  }
  return all
}

async function townWithOldThings(): Promise<TownInTest> {
  const { town } = await townWithTraces('liaison')
  const { db, now, town: of } = town
  await town.submit('/account/sessions/end-others', {})
  await db
    .updateTable('person')
    .set({ disabled_at: now, phone: '13600000000' })
    .where('town_id', '=', of.id)
    .where('username', '=', demoPeople.member.username)
    .execute()
  const about = { town_id: of.id, channel: 'sms', recipient: plum.phone, not_before: now, planned_at: now }
  await db
    .insertInto('urge_message')
    .values({ ...about, id: newId(), day: '2023-06-09', addressee: 'unit', state: 'sent' })
    .execute()
  await db
    .insertInto('urge_message')
    .values({ ...about, id: newId(), day: '2023-06-10', addressee: 'office', state: 'planned' })
    .execute()
  await db
    .insertInto('person_attempt')
    .values({ town_id: of.id, id: newId(), account: 'a', place: 'b', succeeded: false })
    .execute()
  return town
}

test('400 days later exactly what the dry run listed is gone, and nothing else', async () => {
  const town = await townWithOldThings()
  const { db, now } = town
  const listed = await listDue(db, town.town.id, clocks(now, 400))
  const before = await rowsOf(db)
  const gone = await purge(db, town.town.id, clocks(now, 400))
  const left = await rowsOf(db)
  expect(Object.keys(gone).length).toBeGreaterThan(6)
  expect(gone).toEqual(Object.fromEntries(listed.map(({ table, count }) => [table, count])))
  for (const [table, rows] of before) {
    if (table === 'privacy_purge') continue
    const missing = [...rows].filter((row) => !left.get(table)!.has(row)).length
    const fresh = [...left.get(table)!].filter((row) => !rows.has(row)).length
    const emptied = listed.find((one) => one.table === table)?.columns.length ? (gone[table] ?? 0) : 0
    expect({ table, missing, fresh }).toEqual({ table, missing: gone[table] ?? 0, fresh: emptied })
  }
  expect(await dueIn(town, 400)).toEqual({})
  expect(await listPurges(db, town.town.id)).toEqual([{ gone, purgedAt: after(now, 400) }])
})

test('a report keeps its figures and its name; the telephone went after a year', async () => {
  const town = await townWithOldThings()
  await purge(town.db, town.town.id, clocks(town.now, 366))
  const reports = await town.db.selectFrom('campaign_submission').select(['by_name', 'by_phone', 'figures']).execute()
  expect(reports).toHaveLength(2)
  for (const report of reports)
    expect(report).toEqual({ by_name: plum.name, by_phone: '', figures: { talks: 2, people: 60 } })
})

test('a message that has not gone out keeps where it goes', async () => {
  const town = await townWithOldThings()
  await purge(town.db, town.town.id, clocks(town.now, 400))
  const messages = await town.db.selectFrom('urge_message').select(['state', 'recipient']).orderBy('day').execute()
  expect(messages).toEqual([
    { state: 'sent', recipient: '' },
    { state: 'planned', recipient: plum.phone },
  ])
})

test('another town’s rows stay when one town is purged', async () => {
  const town = await townWithOldThings()
  const other = await demoTown({ slug: 'qingshi' })
  expect(await purge(town.db, other.town.id, clocks(town.now, 400))).toEqual({})
  expect(Object.keys(await dueIn(town, 400)).length).toBeGreaterThan(6)
})

test('the night’s job goes by the town’s own calendar', async () => {
  const town = await townWithOldThings()
  await town.db
    .updateTable('town')
    .set({ clock_shift_ms: -86_400_000 * 365 })
    .execute()
  const clock = { now: (shift = 0) => new Date(after(town.now, 400).getTime() + shift) }
  await privacyJobs.purge!({}, { ...town.parts, clock })
  expect(await town.db.selectFrom('person_session').select('id').execute()).toHaveLength(1)
  expect(await town.db.selectFrom('form_key').select('key').execute()).toHaveLength(0)
})

test('no log goes before six months, the audit never, and every line stands in the inventory', () => {
  const lines = new Map(retentions.map((one) => [one.table, one.days]))
  expect(lines.get('person_session')).toBeGreaterThanOrEqual(180)
  expect(lines.get('person_attempt')).toBeGreaterThanOrEqual(180)
  for (const table of ['audit_entry', 'audit_seal', 'privacy_erasure']) expect(lines.has(table)).toBe(false)
  const personal = new Set(topics.flatMap((topic) => Object.keys(personalFields[topic].columns)))
  for (const table of lines.keys()) expect(table === 'form_key' || personal.has(table), table).toBe(true)
})

test('a purge that would take a log before six months takes nothing at all, and says why', async () => {
  const town = await townWithOldThings()
  const { db, now } = town
  const shortened = (table: string) => retentions.map((one) => (one.table === table ? { ...one, days: 179 } : one))
  const audit = { table: 'audit_entry', kept: 'audit', since: 't.at', days: 4000 } as const
  for (const lines of [shortened('person_session'), shortened('person_attempt'), [...retentions, audit]]) {
    await expect(purge(db, town.town.id, clocks(now, 400), lines)).rejects.toThrow(LogsTooShort)
    await expect(listDue(db, town.town.id, clocks(now, 400), lines)).rejects.toThrow(LogsTooShort)
  }
  expect(unlawful(retentions.map((one) => ({ ...one, days: Number.NaN }))).map(({ table }) => table)).toEqual([
    'person_session',
    'person_attempt',
  ])
  expect(unlawful(shortened('form_key'))).toEqual([])
  expect(Object.keys(await dueIn(town, 400)).length).toBeGreaterThan(6)
})

test('the next purge is tonight at half past two, or tomorrow’s when that is over', () => {
  expect(nextPurge(new Date('2023-06-10T09:00:00+08:00'))).toEqual(new Date('2023-06-11T02:30:00+08:00'))
  expect(nextPurge(new Date('2023-06-10T02:30:00+08:00'))).toEqual(new Date('2023-06-11T02:30:00+08:00'))
})
