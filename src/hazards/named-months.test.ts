import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { demoTown, townSeenBy } from '#demo-town/in-tests.ts'
import { reportedIn, witness } from './identities.in-tests.ts'
import { forgetNamed } from './named-months.store.ts'
import { lookupOf } from './receipts.ts'

/** 苏店镇 with a cap of two a month, as two processes on one database serve it. */
async function capped() {
  const first = await demoTown()
  const { db, town, parts, now } = first
  const another = () => townSeenBy({ ...parts }, town.slug, null, now)
  const director = await first.seenBy('director')
  expect((await director.submit('/office/hazards/settings', { monthlyCap: '2' })).status).toBe(303)
  const reported = async () => {
    const digits = Array.from(randomBytes(36), (byte) => byte % 10).join('')
    const { reportId } = await reportedIn(first)
    const lookup = await lookupOf(parts.keys, town.id, digits)
    await db.updateTable('hazard_report').set({ lookup }).where('id', '=', reportId).execute()
    return digits
  }
  const leave = async (at: typeof first, receipt: string, phone = witness.phone) => {
    const given = { receipt, standing: 'confidential', name: '', phone }
    const answer = await at.submit('/hazards/receipt/identity', given)
    return { status: answer.status, html: await answer.text() }
  }
  const takeBack = (receipt: string) => first.submit('/hazards/receipt/identity/withdrawals', { receipt, sure: '1' })
  const counts = () => db.selectFrom('hazard_named_month').selectAll().execute()
  return { first, second: await another(), another, reported, leave, takeBack, counts }
}

test('a telephone that is full at one process is full at the other, and after a restart; the report stays', async () => {
  const { first, second, another, reported, leave } = await capped()
  const [one, two, three] = [await reported(), await reported(), await reported()]
  expect([(await leave(first, one)).status, (await leave(second, two)).status]).toEqual([200, 200])
  for (const at of [first, second, await another()]) {
    const refused = await leave(at, three)
    expect([refused.status, refused.html.includes('这件照样办')]).toEqual([422, true])
  }
  const anonymous = await first.db
    .selectFrom('hazard_report')
    .select('id')
    .where('anonymity', '=', 'anonymous')
    .execute()
  expect(anonymous.length).toBeGreaterThan(0)
  expect((await leave(second, three, '13935550018')).status).toBe(200)
})

test('what is kept is a number under a hash: no telephone, no report, and nothing of who reports without a name', async () => {
  const { first, reported, leave, counts } = await capped()
  const [one, two] = [await reported(), await reported()]
  await reported()
  expect(await counts()).toEqual([])
  await leave(first, one)
  await leave(first, two)
  const [row, ...more] = await counts()
  expect(more).toEqual([])
  expect(Object.keys(row!).sort()).toEqual(['mark', 'month', 'reports', 'town_id'])
  expect([row!.month, row!.reports, row!.mark.length]).toEqual(['2023-06', 2, 32])
  const ids = await first.db.selectFrom('hazard_report').select('id').execute()
  const text = JSON.stringify(row)
  for (const secret of [witness.phone, ...ids.map(({ id }) => id)]) expect(text.includes(secret)).toBe(false)
})

test('given again it counts once; another telephone frees the first, and so does taking it back', async () => {
  const { first, reported, leave, takeBack, counts } = await capped()
  const [one, two] = [await reported(), await reported()]
  for (const _ of [1, 2, 3]) expect((await leave(first, one)).status).toBe(200)
  expect((await counts()).map(({ reports }) => reports)).toEqual([1])
  await leave(first, two)
  await leave(first, one, '13935550018')
  expect((await counts()).map(({ reports }) => reports)).toEqual([1, 1])
  await takeBack(one)
  await takeBack(two)
  expect(await counts()).toEqual([])
})

test('a month that is over is forgotten; a town without a cap counts nobody', async () => {
  const { first, reported, leave, counts } = await capped()
  await leave(first, await reported())
  await forgetNamed(first.db, first.town.id, '2023-06-30')
  expect(await counts()).toHaveLength(1)
  await forgetNamed(first.db, first.town.id, '2023-07-01')
  expect(await counts()).toEqual([])
  await sql`update hazard_setting set monthly_cap = 0`.execute(first.db)
  expect((await leave(first, await reported())).status).toBe(200)
  expect(await counts()).toEqual([])
})
