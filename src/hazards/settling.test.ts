import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { demoTown } from '#demo-town/in-tests.ts'
import { transact } from '#platform/db.ts'
import { onDay, openedChannel, reported } from './own-channels.in-tests.ts'
import { recordReport, sealReport, verifyChain } from './reports.store.ts'
import { settleDay } from './settling.store.ts'

test('once its day is over, nothing tells any more which transaction wrote a report; the queue stays whole', async () => {
  const { db, town, parts } = await demoTown()
  const on = async (receivedOn: string, name: string) =>
    transact(db, (tx) =>
      recordReport(
        tx,
        town.id,
        sealReport(parts.keys, {
          lookup: Buffer.from(name),
          channel: 'web',
          kind: 'hazard',
          topic: 'exit-locked',
          deaths: false,
          insider: false,
          anonymity: 'anonymous',
          unitId: null,
          receivedOn,
          content: { words: '后门锁着', address: '', spot: null, atWork: false },
        }),
      ),
    )
  for (const name of ['one', 'two', 'three']) await on('2023-06-09', name)
  await on('2023-06-10', 'today')
  const writers = async (table: string, day: string) => {
    const { rows } = await sql<{ xmin: string }>`select distinct xmin::text from ${sql.table(table)}
      where town_id = ${town.id} and received_on = ${day}`.execute(db)
    return rows.map(({ xmin }) => xmin)
  }
  expect(await writers('hazard_report', '2023-06-09')).toHaveLength(3)
  const today = await writers('hazard_report', '2023-06-10')
  await settleDay(db, town.id, '2023-06-09')
  const settled = await writers('hazard_report', '2023-06-09')
  expect(settled).toHaveLength(1)
  expect(await writers('hazard_case', '2023-06-09')).toEqual(settled)
  expect(await writers('hazard_report', '2023-06-10')).toEqual(today)
  expect(await verifyChain(db, town.id)).toEqual({ whole: 4 })
})

test('nor which transaction an enterprise’s report was passed up by: report, step and case are written anew together', async () => {
  const town = await demoTown()
  const { db } = town
  await openedChannel(town)
  const { digits } = await reported(town)
  await (await onDay(town, '2023-06-12')).submit('/hazards/receipt/pass-up', { receipt: digits })
  await settleDay(db, town.town.id, '2023-06-12')
  const writer = async (table: string) => {
    const { rows } = await sql<{ xmin: string }>`select xmin::text
      from ${sql.table(table)} where town_id = ${town.town.id}`.execute(db)
    return rows.map(({ xmin }) => xmin)
  }
  const [report, step, one] = [
    await writer('hazard_report'),
    await writer('hazard_own_step'),
    await writer('hazard_case'),
  ]
  expect(report).toHaveLength(1)
  expect([step, one]).toEqual([report, report])
})
