import { expect, test } from 'vitest'
import { demoTown, townSeenBy } from '#demo-town/in-tests.ts'
import { dayOf } from '#platform/days.rules.ts'
import { dayWords } from '#platform/html/words.ts'
import { idOfPerson, reportedIn, witness } from './identities.in-tests.ts'
import { readIdentity } from './identities.store.ts'
import { decideOpening, recordOpening, recordReading } from './openings.store.ts'
import { lookupOf } from './receipts.ts'

const digits = '123456789012'.repeat(3)
const form = { receipt: digits, standing: 'confidential', name: witness.name, phone: '139 3555 0017' }

/** An anonymous report whose receipt somebody holds. */
async function reported() {
  const town = await demoTown()
  const queued = await reportedIn(town)
  const lookup = await lookupOf(town.parts.keys, town.town.id, digits)
  await town.db.updateTable('hazard_report').set({ lookup }).where('id', '=', queued.reportId).execute()
  const give = async (fields: Record<string, string>) => {
    const answer = await town.submit('/hazards/receipt/identity', fields)
    return { status: answer.status, html: await answer.text(), headers: answer.headers }
  }
  const kept = () => readIdentity(town.db, town.parts.keys, town.town.id, queued.reportId)
  return { town, queued, give, kept }
}

test('whoever holds the receipt leaves a telephone later, and the page does not show it again', async () => {
  const { town, queued, give, kept } = await reported()
  const before = await (await town.submit('/hazards/receipt', { receipt: digits })).text()
  expect(before).toContain('现在是匿名的')
  expect(before).toContain('查实了也没法发奖')
  expect(before).not.toContain('谁要看过您的身份')
  const given = await give(form)
  expect(given.status).toBe(200)
  expect(given.headers.get('cache-control')).toContain('no-store')
  expect(given.html).toContain(`排第 ${queued.number} 件`)
  expect(given.html).not.toMatch(new RegExp(`${witness.name}|${witness.phone}`))
  expect(given.html).toContain('查实了，答复时告诉您符不符合奖励条件')
  expect(await kept()).toEqual(witness)
  expect(await town.db.selectFrom('form_key').selectAll().execute()).toEqual([])
  expect(await town.db.selectFrom('audit_entry').selectAll().execute()).toEqual([])
})

test('a form that lacks something comes back filled in; a stranger leaves nothing', async () => {
  const { give, kept } = await reported()
  const refused = await give({ ...form, standing: 'named', name: '', phone: '139' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('实名的要填姓名')
  expect(refused.html).toContain('电话不像是对的')
  expect(refused.html).toContain('value="139"')
  expect((await give({ ...form, standing: '' })).status).toBe(422)
  expect((await give({ ...form, receipt: '9'.repeat(36) })).status).toBe(422)
  expect(await kept()).toBeUndefined()
})

test('behind the receipt each request is told: its reason, what was granted, each day somebody looked', async () => {
  const { town, queued, give } = await reported()
  await give(form)
  const {
    db,
    town: { id },
  } = town
  const [officer, custodian] = [await idOfPerson(town, 'officer'), await idOfPerson(town, 'custodian')]
  const asking = { reportId: queued.reportId, by: officer, reason: '核实后门哪天锁的', on: '2023-06-07' }
  const openingId = await recordOpening(db, id, asking)
  const shown = async () => (await town.submit('/hazards/receipt', { receipt: digits })).text()
  expect(await shown()).toContain('保密员还没定，没给看')
  await decideOpening(db, id, openingId, { by: custodian, verdict: 'phone', on: '2023-06-08' })
  await recordReading(db, id, { openingId, by: custodian, on: '2023-06-08' })
  await recordReading(db, id, { openingId, by: officer, on: '2023-06-09' })
  const page = await shown()
  for (const told of [
    '核实后门哪天锁的',
    '保密员同意给电话，不给姓名',
    '2023-06-08 举报保密员看了',
    '2023-06-09 申请的人看了',
  ])
    expect(page).toContain(told)
  // who asked is the office's business
  expect(page).not.toContain('李志强')
})

test('an identity is taken back behind the receipt: gone from the database with its key, told, and no reward to a name', async () => {
  const { town, queued, give, kept } = await reported()
  const { db, now } = town
  const today = dayWords.day(dayOf(now))
  const back = async (fields: Record<string, string> = { sure: '1' }) => {
    const answer = await town.submit('/hazards/receipt/identity/withdrawals', { receipt: digits, ...fields })
    return { status: answer.status, html: await answer.text() }
  }
  expect((await back()).html).toContain('没有留着的身份')
  await give({ ...form, standing: 'named' })
  const officer = await idOfPerson(town, 'officer')
  const asking = { reportId: queued.reportId, by: officer, reason: '核实后门哪天锁的', on: '2023-06-07' }
  await recordOpening(db, town.town.id, asking)
  const unsure = await back({})
  expect([unsure.status, unsure.html.includes('前面打勾')]).toEqual([422, true])
  expect(await kept()).toEqual(witness)
  const gone = await back()
  expect(gone.status).toBe(200)
  for (const words of ['现在是匿名的', '奖励不再发给个人', '核实后门哪天锁的', `${today}您撤回了身份`])
    expect([words, gone.html.includes(words)]).toEqual([words, true])
  expect(await kept()).toBeUndefined()
  expect(await db.selectFrom('hazard_identity').selectAll().execute()).toEqual([])
  const report = await db
    .selectFrom('hazard_report')
    .select(['anonymity', 'number'])
    .where('id', '=', queued.reportId)
    .executeTakeFirst()
  expect(report).toEqual({ anonymity: 'anonymous', number: queued.number })
  // what is written of it is the day: no minute, no act of anybody
  const [written] = await db.selectFrom('hazard_identity_withdrawal').selectAll().execute()
  expect(written).toMatchObject({ report_id: queued.reportId, withdrawn_on: dayOf(now) })
  expect(written!.id.charAt(14)).toBe('4')
  expect(await db.selectFrom('audit_entry').selectAll().execute()).toEqual([])
  const desk = await townSeenBy(town.parts, town.town.slug, 'officer', now)
  expect(await (await desk.visit(`/office/hazards/${queued.caseId}`)).text()).toContain(
    `匿名，举报自己单位，${today}撤回了身份`,
  )
  expect((await give(form)).status).toBe(200)
  expect(await kept()).toEqual(witness)
})

test('once it was taken back, a granted request shows nobody', async () => {
  const { town, queued, give } = await reported()
  await give(form)
  const { db, now } = town
  const officer = await idOfPerson(town, 'officer')
  const asked = { reportId: queued.reportId, by: officer, reason: '核实后门哪天锁的', on: '2023-06-07' }
  const id = await recordOpening(db, town.town.id, asked)
  const by = await idOfPerson(town, 'custodian')
  await decideOpening(db, town.town.id, id, { by, verdict: 'name', on: '2023-06-07' })
  await town.submit('/hazards/receipt/identity/withdrawals', { receipt: digits, sure: '1' })
  const custodian = await townSeenBy(town.parts, town.town.slug, 'custodian', now)
  const page = await (await custodian.submit(`/office/identities/${id}/readings`, {})).text()
  expect([page.includes('身份不在了'), page.includes(witness.phone)]).toEqual([true, false])
})
