import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { caseOfReport } from './cases.reading.ts'
import { listMessages, sayToOffice, sayToReporter } from './messages.store.ts'
import { lookupOf, receiptOf } from './receipts.ts'
import { findByReceipt, readReport } from './reports.reading.ts'
import { findReportId, type NewReport, recordReport, sealReport, verifyChain } from './reports.store.ts'

const backDoor: NewReport = {
  lookup: Buffer.from('back door'),
  channel: 'web',
  kind: 'hazard',
  topic: 'exit-locked',
  deaths: false,
  insider: true,
  anonymity: 'anonymous',
  unitId: null,
  receivedOn: '2023-06-10',
  content: { words: '后门锁着', address: '饲料厂后院', spot: { lat: 36.09, lon: 113.05 }, atWork: true },
}

test('a report is read again as it was written, behind its receipt, with a case of its own', async () => {
  const { db, town, parts } = await demoTown()
  const digits = receiptOf(parts.keys, town.id, 'form-key')
  const lookup = await lookupOf(parts.keys, town.id, digits)
  const queued = await recordReport(db, town.id, sealReport(parts.keys, { ...backDoor, lookup }))
  if (!queued.isNew) throw new Error('It was there before')
  const { reportId, caseId } = queued
  expect(await findReportId(db, town.id, await lookupOf(parts.keys, town.id, digits))).toBe(reportId)
  expect(await readReport(parts, town.id, reportId)).toMatchObject({
    ...backDoor.content,
    number: 1,
    topic: 'exit-locked',
    insider: true,
    unitId: null,
  })
  expect(await caseOfReport(db, town.id, reportId)).toMatchObject({ caseId, standing: { stage: 'received' } })
})

test('the receipt of one town opens nothing in another, and no other digits do', async () => {
  const { db, town, parts } = await demoTown()
  const digits = receiptOf(parts.keys, town.id, 'form-key')
  const lookup = await lookupOf(parts.keys, town.id, digits)
  await recordReport(db, town.id, sealReport(parts.keys, { ...backDoor, lookup }))
  const other = 'another-town'
  expect(receiptOf(parts.keys, other, 'form-key')).not.toBe(digits)
  expect(await lookupOf(parts.keys, other, digits)).not.toEqual(lookup)
  const next = digits.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
  expect(await findReportId(db, town.id, await lookupOf(parts.keys, town.id, next))).toBeUndefined()
})

test('a receipt that was hashed dearer, as before 2026-11-29, still opens its report', async () => {
  const { db, town, parts } = await demoTown()
  const digits = receiptOf(parts.keys, town.id, 'form-key')
  const pepper = parts.keys.sign('hazard-receipt-pepper', town.id)
  const lookup = scryptSync(digits, pepper, 32, { N: 4096, r: 8, p: 1 })
  expect(lookup).not.toEqual(await lookupOf(parts.keys, town.id, digits))
  const { reportId } = await recordReport(db, town.id, sealReport(parts.keys, { ...backDoor, lookup }))
  expect(await findByReceipt(parts, town.id, digits)).toBe(reportId)
  expect(
    await findByReceipt(
      parts,
      town.id,
      digits.replace(/^./, (one) => (one === '1' ? '2' : '1')),
    ),
  ).toBeUndefined()
})

test('nothing in a row of the report or of what is said behind it can be read, and no key tells when it came', async () => {
  const { db, town, parts } = await demoTown()
  const { reportId } = await recordReport(db, town.id, sealReport(parts.keys, backDoor))
  await sayToOffice(db, parts.keys, town.id, reportId, '明天还锁', '2023-06-11')
  const reports = await db.selectFrom('hazard_report').selectAll().where('id', '=', reportId).execute()
  const messages = await db.selectFrom('hazard_message').selectAll().where('report_id', '=', reportId).execute()
  const bytes = [...reports, ...messages].flatMap((row) => Object.values(row)).filter((one) => Buffer.isBuffer(one))
  for (const canary of ['后门锁着', '饲料厂', '113.05', '还锁'])
    for (const one of bytes) expect(one.includes(canary)).toBe(false)
  expect(JSON.stringify([reports, messages])).not.toMatch(/后门|饲料|还锁|113\.05/)
  for (const { id } of [...reports, ...messages]) expect(id).toMatch(/^.{14}4/)
})

test('numbers follow each other, and the first link that does not fit is named', async () => {
  const { db, town, parts } = await demoTown()
  for (const name of ['one', 'two', 'three', 'four'])
    await recordReport(db, town.id, sealReport(parts.keys, { ...backDoor, lookup: Buffer.from(name) }))
  expect(await verifyChain(db, town.id)).toEqual({ whole: 4 })
  const change = (number: number, set: Record<string, unknown>) =>
    db.updateTable('hazard_report').set(set).where('town_id', '=', town.id).where('number', '=', number).execute()
  await change(3, { received_on: '2023-06-01' })
  expect(await verifyChain(db, town.id)).toEqual({ broken: 3 })
  await change(3, { received_on: '2023-06-10' })
  expect(await verifyChain(db, town.id)).toEqual({ whole: 4 })
  const { body } = sealReport(parts.keys, backDoor)
  await change(2, { body })
  expect(await verifyChain(db, town.id)).toEqual({ broken: 2 })
})

test('a report taken out of the queue is missed at its number', async () => {
  const { db, town, parts } = await demoTown()
  for (const name of ['one', 'two', 'three'])
    await recordReport(db, town.id, sealReport(parts.keys, { ...backDoor, lookup: Buffer.from(name) }))
  const second = db.selectFrom('hazard_report').select('id').where('town_id', '=', town.id).where('number', '=', 2)
  await db.deleteFrom('hazard_case').where('report_id', 'in', second).execute()
  await db.deleteFrom('hazard_report').where('town_id', '=', town.id).where('number', '=', 2).execute()
  expect(await verifyChain(db, town.id)).toEqual({ broken: 2 })
})

test('what is said behind the receipt comes in order, from both sides, and once though sent twice', async () => {
  const { db, town, parts } = await demoTown()
  const { reportId } = await recordReport(db, town.id, sealReport(parts.keys, backDoor))
  await sayToReporter(db, parts.keys, town.id, reportId, '哪个门？', '2023-06-11')
  await sayToOffice(db, parts.keys, town.id, reportId, '北边的', '2023-06-12')
  await sayToOffice(db, parts.keys, town.id, reportId, ' 北边的 ', '2023-06-12')
  expect(await listMessages(db, parts.keys, town.id, reportId)).toMatchObject([
    { byOffice: true, text: '哪个门？', saidOn: '2023-06-11' },
    { byOffice: false, text: '北边的', saidOn: '2023-06-12' },
  ])
  await expect(sayToReporter(db, parts.keys, town.id, town.id, '在吗', '2023-06-12')).rejects.toThrow()
})
