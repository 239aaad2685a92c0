/** A report of 苏店镇 as a row, its words left out, with the case it began. */
import { randomBytes, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { TownInTest } from '#demo-town/in-tests.ts'
import type { Keys } from '#platform/keys.ts'
import { listUnits } from '#units/units.store.ts'
import { eventOf } from './cases.in-tests.ts'
import { openCase } from './cases.open.store.ts'
import { recordEvent } from './events.store.ts'
import type { CaseFacts } from './guards.rules.ts'
import { releasePhoto } from './photos.store.ts'
import type { Spot } from './reports.rules.ts'
import { sealText, vaultFrom } from './vault.ts'

export interface OpenedInTest {
  kind?: CaseFacts['kind']
  deaths?: boolean
  unit?: string
  topic?: string
  receivedOn?: string
  number?: number
  spot?: Spot
}

let numbers = 7000

function sealedWords(keys: Keys, spot: Spot | null = null): { wrapped: Buffer; body: Buffer } {
  const vault = vaultFrom(keys, 'hazard-report')
  const { key, wrapped } = vault.newKey()
  return {
    wrapped,
    body: sealText(vault, key, JSON.stringify({ words: '锁着', address: '', spot, atWork: false })),
  }
}

export async function openedCase(
  { db, town, parts }: Pick<TownInTest, 'db' | 'town' | 'parts'>,
  {
    kind = 'hazard',
    deaths = false,
    unit,
    topic = 'exit-locked',
    receivedOn = '2023-06-05',
    number,
    spot,
  }: OpenedInTest = {},
): Promise<{ caseId: string; reportId: string; unitId: string | null }> {
  const [caseId, reportId] = [randomUUID(), randomUUID()]
  const unitId = unit ? (await listUnits(db, town.id)).find(({ name }) => name === unit)!.id : null
  const sealed = sealedWords(parts.keys, spot)
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
      wrapped_key: sealed.wrapped,
      body: sealed.body,
      ...matter,
    })
    .execute()
  await openCase(db, town.id, { caseId, reportId, unitId, kind, topic, deaths, receivedOn })
  return { caseId, reportId, unitId }
}

/** For each of these units a case that was ordered, with the order and a picture. */
export async function orderedCases(
  town: Pick<TownInTest, 'db' | 'town' | 'parts'>,
  units: readonly string[],
): Promise<{ caseId: string; photoId: string }[]> {
  const made: { caseId: string; photoId: string }[] = []
  for (const [index, unit] of units.entries()) {
    const { caseId, unitId } = await openedCase(town, { unit, number: 900 + index })
    const of = { town_id: town.town.id, case_id: caseId }
    const eventId = randomUUID()
    await town.db
      .insertInto('hazard_event')
      .values({ ...of, id: eventId, position: 1, name: 'order', on_day: '2023-06-06', by_what: 'office', ...ordered })
      .execute()
    const said = { what: '后门锁着', place: '西院', demands: '打开', items: [], signed_by: '王镇长' }
    await town.db
      .insertInto('hazard_order')
      .values({
        ...of,
        ...said,
        id: randomUUID(),
        unit_id: unitId!,
        number: `苏改〔2023〕${90 + index}号`,
        grade: 'general',
        due_on: '2023-06-20',
        issued_on: '2023-06-06',
      })
      .execute()
    const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: '#8a8' } })
    const { sha256 } = await town.parts.files.put(await picture.jpeg().toBuffer())
    const kept = { id: randomUUID(), event_id: eventId, side: 'before', sha256, display_sha256: sha256 }
    await town.db
      .insertInto('hazard_photo')
      .values({ ...of, ...kept })
      .execute()
    const shown = { sha256, boxes: '', by: null, on: '2023-06-06' }
    await releasePhoto(town.db, town.town.id, kept.id, shown)
    made.push({ caseId, photoId: kept.id })
  }
  return made
}

/** One whose order's day has passed, nothing put right. */
export async function overdueCase(town: Pick<TownInTest, 'db' | 'town' | 'parts'>, unit: string): Promise<string> {
  const { caseId } = await openedCase(town, { unit })
  const events = [eventOf('conclude'), eventOf('order', { dueOn: '2023-06-07' })]
  for (const [index, event] of events.entries()) {
    const written = { caseId, position: index + 1, event, on: '2023-06-06', byPerson: null, byWhat: 'office' } as const
    await recordEvent(town.db, town.town.id, written)
  }
  return caseId
}

const ordered = {
  detail: JSON.stringify({ number: '', dueOn: '2023-06-20', signedBy: '', pointers: 0, entrustment: '' }),
}
