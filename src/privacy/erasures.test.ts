import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { TownInTest } from '#demo-town/in-tests.ts'
import { demoPeople } from '#demo-town/people.ts'
import { eraseAccount, eraseNamed, listErasures } from './erasures.store.ts'
import { newFolder, otherPlum, plum, townWithTraces, wholeDatabase } from './in-tests.ts'
import { eraseAgain, keepTombstones, mergeTombstones, readTombstones } from './tombstones.ts'
import { likelyOf, traces } from './traces.rules.ts'
import { findTraces } from './traces.store.ts'

const asked = { name: plum.name, contact: plum.phone }
const erase = async ({ db, town, parts, now }: TownInTest) => {
  const likely = likelyOf(await findTraces(db, town.id, asked), asked)
  return eraseNamed(db, parts.keys, town.id, [...likely], { reason: 'asked', by: null, now })
}
const linesOf = (text: string, word: string) => text.split('\n').filter((line) => line.includes(word))

test('somebody is found by name and telephone, and her namesake in another village is not meant', async () => {
  const { town, campaign } = await townWithTraces()
  const found = await findTraces(town.db, town.town.id, asked)
  expect(new Set(found.map(({ unitId }) => unitId)).size).toBe(2)
  const likely = likelyOf(found, asked)
  expect(new Set([...likely].map(({ unitId }) => unitId))).toEqual(new Set([campaign.unitNamed('南董村').id]))
  expect([...likely].map(({ table }) => table).sort()).toEqual([
    'campaign_receipt',
    'campaign_submission',
    'guidance_question',
    'unit',
    'urge_contact',
  ])
})

test('after an erasure her telephone stands nowhere, and her name only where her namesake left it', async () => {
  const { town } = await townWithTraces()
  const before = await wholeDatabase(town.db)
  await erase(town)
  const after = await wholeDatabase(town.db)
  expect(linesOf(before, plum.phone).length).toBe(3)
  expect(linesOf(after, plum.phone)).toEqual([])
  expect(linesOf(after, plum.name)).toHaveLength(linesOf(before, plum.name).length / 2)
  expect(linesOf(after, otherPlum.phone)).toHaveLength(linesOf(before, otherPlum.phone).length)
})

test('the report keeps its figures and its words lose only the name; where and by what the photo was taken is gone', async () => {
  const { town, campaign } = await townWithTraces()
  await erase(town)
  const talk = await campaign.assignmentOf('talk', '南董村')
  const report = await town.db
    .selectFrom('campaign_submission')
    .select(['figures', 'words', 'by_name'])
    .where('assignment_id', '=', talk)
    .executeTakeFirstOrThrow()
  expect(report.figures).toEqual({ talks: 2, people: 60 })
  expect(report).toMatchObject({ words: '（已清除）讲了两场，电话 （已清除）。', by_name: '（已清除）' })
  const hints = async (unit: string) =>
    (
      await town.db
        .selectFrom('campaign_evidence')
        .select('hints')
        .where('assignment_id', '=', await campaign.assignmentOf('talk', unit))
        .executeTakeFirstOrThrow()
    ).hints
  expect(await hints('南董村')).toEqual({})
  expect(await hints('看寺村')).toMatchObject({ device: 'HUAWEI' })
})

test('what is written of an erasure says who, when and why, and nothing of what was erased', async () => {
  const { town } = await townWithTraces()
  await erase(town)
  const [erasure] = await listErasures(town.db, town.town.id)
  expect(erasure).toMatchObject({ kind: 'named', reason: 'asked', erasedAt: town.now })
  expect(erasure!.erased.campaign_submission).toBeGreaterThan(0)
  expect(JSON.stringify(erasure)).not.toMatch(new RegExp(`${plum.name}|${plum.phone}`))
})

test('an account that is erased can no longer sign in; its acts and its log of six months say only that somebody was there', async () => {
  const { town } = await townWithTraces('liaison')
  const { db, now, parts } = town
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', town.town.id)
    .where('username', '=', demoPeople.liaison.username)
    .executeTakeFirstOrThrow()
  expect((await town.visit('/account')).status).toBe(200)
  await eraseAccount(db, parts.keys, town.town.id, id, { reason: 'withdrawn', by: id, now })
  expect((await town.visit('/account')).status).toBe(303)
  const person = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect(person).toMatchObject({ name: '（已清除）', username: null, phone: null, password_hash: null })
  const sessions = await db.selectFrom('person_session').select('ended_at').where('person_id', '=', id).execute()
  expect(sessions.length).toBeGreaterThan(0)
  for (const { ended_at } of sessions) expect(ended_at).toEqual(now)
})

/** The database of last night, and the file of today. */
async function restoredTown() {
  const { town } = await townWithTraces()
  const file = join(newFolder(), 'erasures.jsonl')
  await sql`savepoint backup`.execute(town.db)
  await erase(town)
  await keepTombstones(town.db, file)
  await sql`rollback to savepoint backup`.execute(town.db)
  return { town, file }
}

test('what was erased stays erased when a backup from before it is restored', async () => {
  const { town, file } = await restoredTown()
  expect(linesOf(await wholeDatabase(town.db), plum.phone).length).toBe(3)
  expect(await eraseAgain(town.db, town.parts.keys, file, town.now)).toHaveLength(1)
  const after = await wholeDatabase(town.db)
  expect(linesOf(after, plum.phone)).toEqual([])
  expect(linesOf(after, otherPlum.phone).length).toBe(3)
  expect(await listErasures(town.db, town.town.id)).toHaveLength(1)
})

test('it is erased again once, and a town that was not restored is left alone', async () => {
  const { town, file } = await restoredTown()
  await eraseAgain(town.db, town.parts.keys, file, town.now)
  expect(await eraseAgain(town.db, town.parts.keys, file, town.now)).toEqual([])
  expect(await town.db.selectFrom('privacy_replay').select('id').execute()).toHaveLength(1)
})

test('who was the contact at the time of the backup and not any more when erased goes too', async () => {
  const { town, campaign } = await townWithTraces()
  const file = join(newFolder(), 'erasures.jsonl')
  await sql`savepoint backup`.execute(town.db)
  await town.db
    .updateTable('unit')
    .set({ contact_name: '新来的', contact_phone: '13700000000' })
    .where('id', '=', campaign.unitNamed('南董村').id)
    .execute()
  await erase(town)
  await keepTombstones(town.db, file)
  await sql`rollback to savepoint backup`.execute(town.db)
  await eraseAgain(town.db, town.parts.keys, file, town.now)
  expect(linesOf(await wholeDatabase(town.db), plum.phone)).toEqual([])
})

test('the file holds neither name nor telephone, survives a torn line, and two files become one', async () => {
  const { file } = await restoredTown()
  const { appendFileSync, readFileSync } = await import('node:fs')
  expect(readFileSync(file, 'utf8')).not.toMatch(new RegExp(`${plum.name}|${plum.phone}`))
  appendFileSync(file, '{"id":"torn')
  const other = join(newFolder(), 'erasures.jsonl')
  expect(mergeTombstones(file, other)).toBe(1)
  expect(mergeTombstones(file, other)).toBe(0)
  expect(readTombstones(other)).toEqual(readTombstones(file))
})

test('every place that is erased is one of the inventory’s, and its table is there', async () => {
  const { town } = await townWithTraces()
  const { personalFields, topics } = await import('#people/personal-fields.ts')
  const listed = topics.flatMap((topic) => Object.keys(personalFields[topic].columns))
  for (const { table } of traces) expect(listed).toContain(table)
  // Whatever column of the inventory holds a name or a way to reach somebody is erased by one of them.
  const erased = traces.flatMap(({ table, instead }) =>
    instead === 'delete' ? [`${table}.*`] : Object.keys(instead).map((column) => `${table}.${column}`),
  )
  const reaching = (['reports', 'callback', 'contacts', 'invites'] as const).flatMap((topic) =>
    Object.entries(personalFields[topic].columns).flatMap(([table, columns]) =>
      erased.includes(`${table}.*`)
        ? []
        : columns
            .filter((one) => /^by_name$|phone$|email$|_name$|^recipient/.test(one))
            .map((one) => `${table}.${one}`),
    ),
  )
  expect(reaching.length).toBeGreaterThan(12)
  expect(reaching.filter((one) => !erased.includes(one))).toEqual([])
  expect(await findTraces(town.db, town.town.id, { name: '没有这个人', contact: '' })).toEqual([])
})
