import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { demoTown, type TownInTest } from '#demo-town/in-tests.ts'
import { demoPassword } from '#demo-town/people.ts'
import { newId } from '#platform/ids.ts'
import { type AuditFault, sealBatch, verifyAudit } from './audit.seal.store.ts'
import { browserIn } from './in-tests.ts'

const later = () => new Date(Date.now() + 3600_000)

async function recordActs(town: TownInTest, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId())
  for (const [at, id] of ids.entries()) {
    await town.db
      .insertInto('audit_entry')
      .values({
        town_id: town.town.id,
        id,
        actor: 'person',
        act: 'sign-in',
        subject: `person/${at}`,
        detail: JSON.stringify({ at }),
      })
      .execute()
  }
  return ids
}

async function sealed(): Promise<{ town: TownInTest; ids: string[]; check: () => Promise<AuditFault[]> }> {
  const town = await demoTown()
  const first = await recordActs(town, 5)
  await sealBatch(town.db, town.town.id, later())
  const second = await recordActs(town, 5)
  await sealBatch(town.db, town.town.id, later())
  return { town, ids: [...first, ...second], check: () => verifyAudit(town.db, town.town.id) }
}

test('an audit that nobody touched is whole', async () => {
  const { town, check } = await sealed()
  expect(await check()).toEqual([])
  await recordActs(town, 3)
  expect(await check()).toEqual([])
})

test.each([
  { act: 'sign-out' },
  { succeeded: false },
  { detail: '{}' },
  { subject: 'person/9' },
  { at: new Date(0) },
  { actor_id: newId() },
])('a changed entry is named, whichever of its columns was changed: %o', async (change) => {
  const { town, ids, check } = await sealed()
  await town.db.updateTable('audit_entry').set(change).where('id', '=', ids[6]!).execute()
  expect(await check()).toEqual([{ kind: 'changed', entry: ids[6] }])
})

test('an entry taken out, and one slipped in, are named', async () => {
  const { town, ids, check } = await sealed()
  await town.db.deleteFrom('audit_entry').where('id', '=', ids[2]!).execute()
  const slipped = ids[1]!.replace(/.$/, (last) => (last === 'f' ? 'e' : 'f'))
  await town.db
    .insertInto('audit_entry')
    .values({ town_id: town.town.id, id: slipped, actor: 'person', act: 'sign-in', subject: 'person/1' })
    .execute()
  expect(await check()).toEqual(
    expect.arrayContaining([
      { kind: 'missing', entry: ids[2] },
      { kind: 'added', entry: slipped },
    ]),
  )
})

test('a seal made to fit a changed entry breaks the chain', async () => {
  const { town, ids, check } = await sealed()
  await town.db.deleteFrom('audit_entry').where('id', 'in', ids.slice(0, 5)).execute()
  await town.db.deleteFrom('audit_seal').where('number', '=', 1).execute()
  expect(await check()).toContainEqual({ kind: 'seal-missing', number: 1 })
})

test('what may still be on its way is left for the next seal', async () => {
  const town = await demoTown()
  await recordActs(town, 2)
  expect(await sealBatch(town.db, town.town.id, new Date())).toBe(0)
  expect(await sealBatch(town.db, town.town.id, later())).toBe(2)
  expect(await sealBatch(town.db, town.town.id, later())).toBe(0)
})

test.each([
  `update audit_entry set act = 'x'`,
  'delete from audit_entry',
  'truncate audit_entry',
  'update audit_seal set entries = 0',
  'delete from audit_seal',
  'truncate audit_seal',
  'drop table audit_entry',
  'alter table audit_entry add column more text',
  'create rule quiet as on insert to audit_entry do instead nothing',
  'create trigger quiet before insert on audit_entry execute function suppress_redundant_updates_trigger()',
])('the app itself can only add to the audit: not %s', async (change) => {
  const town = await demoTown()
  await recordActs(town, 1)
  await sql`set local role anyue_app`.execute(town.db)
  await recordActs(town, 1)
  await expect(sql.raw(change).execute(town.db)).rejects.toThrow(/permission denied|must be owner/)
})

test('the director reads who did what, an officer does not', async () => {
  const town = await demoTown()
  const browser = browserIn(town)
  await browser.open('/sign-in')
  await browser.send('/sign-in', { login: 'nandong', password: 'not it' })
  await browser.send('/sign-in', { login: 'nandong', password: demoPassword })
  const director = await town.seenBy('director')
  const html = await (await director.visit('/office/audit?failed=1')).text()
  expect(html).toContain('王秀英')
  expect(html).toContain('没成')
  expect((await (await town.seenBy('officer')).visit('/office/audit')).status).toBe(403)
  for (const page of ['0', '-1', 'x', '1e9', '2.5']) {
    expect((await director.visit(`/office/audit?page=${page}`)).status).toBe(200)
  }
})

test('the audit is narrowed to a person, an act, some days', async () => {
  const town = await demoTown({ as: 'director' })
  const browser = browserIn(town)
  await browser.open('/sign-in')
  await browser.send('/sign-in', { login: 'nandong', password: demoPassword })
  const lines = async (query: string) => (await (await town.visit(`/office/audit?${query}`)).text()).split('<tr').length
  const all = await lines('')
  expect(await lines('who=秀英')).toBe(all)
  expect(await lines('act=sign-in')).toBe(all)
  const today = new Date(Date.now() + town.town.clockShiftMs + 8 * 3600_000).toISOString().slice(0, 10)
  expect(await lines(`from=${today}&to=${today}`)).toBe(all)
  for (const nothing of ['who=没有这个人', 'act=sign-out', 'from=2099-01-01', 'to=2001-01-01', 'who=%25'])
    expect(await lines(nothing), nothing).toBeLessThan(all)
  expect((await town.visit('/office/audit?from=2023-99-99&act=%27%3B--&to=x')).status).toBe(200)
})

test('the director sees by one press whether a line was altered, and which', async () => {
  const { town, ids } = await sealed()
  const director = await town.seenBy('director')
  expect(await (await director.visit('/office/audit/check')).text()).toContain('没有人改动过')
  await town.db.updateTable('audit_entry').set({ act: 'x' }).where('id', '=', ids[4]!).execute()
  expect(await (await director.visit('/office/audit/check')).text()).toContain(`记录 ${ids[4]} 被改动过`)
  expect((await (await town.seenBy('officer')).visit('/office/audit/check')).status).toBe(403)
})

test('an act whose line cannot be written does not happen', async () => {
  const town = await demoTown({ as: 'officer' })
  const kinds = () => town.db.selectFrom('unit_kind').select('code').execute()
  const before = await kinds()
  await sql`alter table audit_entry add constraint no_room check (false) not valid`.execute(town.db)
  await sql`savepoint act`.execute(town.db)
  expect((await town.submit('/office/units/kinds', { name: '景区' })).status).toBe(500)
  await sql`rollback to savepoint act`.execute(town.db)
  expect(await kinds()).toEqual(before)
  await sql`alter table audit_entry drop constraint no_room`.execute(town.db)
  expect((await town.submit('/office/units/kinds', { name: '景区' })).status).toBe(303)
})

test('an audit written while the clock was set forward and back again is sealed in its order, and nobody is accused', async () => {
  const town = await demoTown()
  const [before, ahead, after] = [await recordActs(town, 3), await recordActs(town, 3), await recordActs(town, 3)]
  const threeDays = 3 * 86_400_000
  const write = (ids: string[], at: Date) =>
    town.db.updateTable('audit_entry').set({ at }).where('id', 'in', ids).execute()
  const now = new Date()
  await write(before, new Date(now.getTime() - 3_600_000))
  await write(ahead, new Date(now.getTime() + threeDays))
  await write(after, now)
  // the last three may have companions on their way, those from the future have none
  expect(await sealBatch(town.db, town.town.id, now)).toBeGreaterThanOrEqual(6)
  expect(await verifyAudit(town.db, town.town.id)).toEqual([])
  expect(await sealBatch(town.db, town.town.id, later())).toBe(3)
  expect(await verifyAudit(town.db, town.town.id)).toEqual([])
})
