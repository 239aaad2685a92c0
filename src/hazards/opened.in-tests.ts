/** A report of 苏店镇 as a row, its words left out, with the case it began. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { TownInTest } from '#demo-town/in-tests.ts'
import { listUnits } from '#units/units.store.ts'
import { openCase } from './cases.open.store.ts'
import type { CaseFacts } from './guards.rules.ts'

export interface OpenedInTest {
  kind?: CaseFacts['kind']
  deaths?: boolean
  unit?: string
  topic?: string
  receivedOn?: string
  number?: number
}

let numbers = 7000

export async function openedCase(
  { db, town }: TownInTest,
  {
    kind = 'hazard',
    deaths = false,
    unit,
    topic = 'exit-locked',
    receivedOn = '2023-06-05',
    number,
  }: OpenedInTest = {},
): Promise<{ caseId: string; reportId: string; unitId: string | null }> {
  const [caseId, reportId] = [randomUUID(), randomUUID()]
  const unitId = unit ? (await listUnits(db, town.id)).find(({ name }) => name === unit)!.id : null
  const matter = { kind, topic, deaths, unit_id: unitId, received_on: receivedOn }
  await db
    .insertInto('hazard_report')
    .values({
      town_id: town.id,
      id: reportId,
      number: number ?? ++numbers,
      chain: randomBytes(32),
      lookup: randomBytes(32),
      channel: 'phone',
      insider: false,
      anonymity: 'anonymous',
      wrapped_key: randomBytes(32),
      body: randomBytes(64),
      ...matter,
    })
    .execute()
  await openCase(db, town.id, { caseId, reportId, unitId, kind, topic, deaths, receivedOn })
  return { caseId, reportId, unitId }
}
