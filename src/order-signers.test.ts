import { expect, test } from 'vitest'
import { smallCampaign } from '#campaign/campaign.in-tests.ts'
import { demoTown } from '#demo-town/in-tests.ts'
import { orderedCases } from '#hazards/opened.in-tests.ts'
import { eraseNamed } from '#privacy/erasures.store.ts'
import { wholeDatabase } from '#privacy/in-tests.ts'
import { findTraces } from '#privacy/traces.store.ts'

test('who signed an order is found by name and erased, in the order and in its line of the history; the unit keeps its order', async () => {
  const town = await demoTown()
  const campaign = await smallCampaign(town)
  const { db, parts, now } = town
  const day = '2023-06-06'
  await orderedCases(town, ['南董村', '看寺村'])
  const orders = () =>
    db.selectFrom('hazard_order').select(['unit_id', 'signed_by', 'what']).orderBy('number').execute()
  const unitId = campaign.unitNamed('南董村').id
  await db.updateTable('hazard_order').set({ signed_by: '梁志远' }).where('unit_id', '=', unitId).execute()
  const detail = { number: '苏改〔2023〕90号', dueOn: day, signedBy: '梁志远', pointers: 0, entrustment: '' }
  await db
    .updateTable('hazard_event')
    .set({ detail: JSON.stringify(detail) })
    .where('case_id', 'in', db.selectFrom('hazard_order').select('case_id').where('unit_id', '=', unitId))
    .execute()
  const found = await findTraces(db, town.town.id, { name: '梁志远', contact: '' })
  expect(found).toEqual([{ table: 'hazard_order', name: '梁志远', contact: '', unitId: '', rows: 1 }])
  await eraseNamed(db, parts.keys, town.town.id, found, { reason: 'asked', by: null, now })
  expect((await wholeDatabase(db)).split('\n').filter((line) => line.includes('梁志远'))).toEqual([])
  const signers = (await orders()).map(({ signed_by, what }) => [signed_by, what])
  expect(signers).toEqual([
    ['（已清除）', '后门锁着'],
    ['王镇长', '后门锁着'],
  ])
})
