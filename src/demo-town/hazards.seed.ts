import { keepFile } from '#campaign/evidence.reading.ts'
import type { EvidenceWritten } from '#campaign/evidence.store.ts'
import type { CaseEvent } from '#hazards/events.rules.ts'
import { type Acting, happen } from '#hazards/happening.ts'
import { recordCall, recordHotline } from '#hazards/hotlines.store.ts'
import { sayToReporter } from '#hazards/messages.store.ts'
import { recordOrder } from '#hazards/orders.store.ts'
import { recordPhotos } from '#hazards/photos.store.ts'
import { lookupOf, receiptOf } from '#hazards/receipts.ts'
import { recordReport, sealReport } from '#hazards/reports.store.ts'
import { hats } from '#hazards/stages.rules.ts'
import type { Town } from '#people/town.store.ts'
import { at } from '#platform/days.rules.ts'
import { type Db, transact } from '#platform/db.ts'
import type { FileStore } from '#platform/files/store.ts'
import type { Keys } from '#platform/keys.ts'
import { listUnits } from '#units/units.store.ts'
import { type HazardShown, hazardWords as words } from './hazards.words.ts'
import { seedOwnChannels } from './own-channels.seed.ts'
import { drawPicture } from './pictures.ts'

interface Seeding {
  db: Db
  keys: Keys
  town: Town
  officer: string
  director: string
}

type Shown = Seeding & { picture: EvidenceWritten }

/** The office's half of the month: hazards that residents reported, from one just come in to one put right and replied. */
export async function seedHazards(files: FileStore, seeding: Seeding): Promise<void> {
  const { db, town, officer } = seeding
  const picture = await keepFile(files, 'photo', { name: '', bytes: await drawPicture('check', 0) })
  if (typeof picture === 'string') throw new Error(`a drawn picture was refused: ${picture}`)
  const units = new Map((await listUnits(db, town.id)).map(({ name, id }) => [name, id]))
  for (const [nth, shown] of words.hazards.entries())
    await transact(db, (tx) => seedHazard({ ...seeding, picture, db: tx }, shown, units.get(shown.unit)!, nth))
  await seedOwnChannels(seeding, units)
  for (const { unit, tried, answered, ...typed } of words.hotlines) {
    const unitId = unit === null ? null : units.get(unit)!
    const hotlineId = await recordHotline(db, town.id, { ...typed, unitId }, '2023-06-01')
    if (tried) await recordCall(db, town.id, { hotlineId, by: officer, calledOn: tried, answered, note: '' })
  }
}

async function seedHazard(seeding: Shown, shown: HazardShown, unitId: string, nth: number): Promise<void> {
  const { db, keys, town } = seeding
  const { topic, channel, insider = false, on, words: said, address, spot = null } = shown
  const lookup = await lookupOf(keys, town.id, receiptOf(keys, town.id, `demo-${nth}`))
  const matter = { kind: 'hazard', topic, deaths: false, insider, anonymity: 'anonymous', unitId } as const
  const content = { words: said, address, spot, atWork: insider }
  const report = sealReport(keys, { ...matter, lookup, channel, receivedOn: on, content })
  const queued = await recordReport(db, town.id, report)
  if ('caseId' in queued) await handle(seeding, shown, queued, unitId)
}

async function handle(
  { db, keys, town, officer, director, picture }: Shown,
  { handled = {} }: HazardShown,
  { caseId, reportId }: { caseId: string; reportId: string },
  unitId: string,
): Promise<void> {
  const office = (id: string): Acting => ({ id, hats, personId: id, byWhat: 'office' })
  const [clerk, chief] = [office(officer), office(director)]
  const unit: Acting = { id: unitId, hats, personId: null, byWhat: 'unit' }
  const step = async (on: string | undefined, by: Acting, event: CaseEvent, side?: 'before' | 'after') => {
    if (!on) return
    const outcome = await happen({ db, town, now: at(on, '10:00') }, caseId, event, by)
    if (!('eventId' in outcome)) throw new Error(`${event.name}: ${outcome.refusals.map(({ name }) => name).join()}`)
    const release = { by: by.personId, on }
    if (side) await recordPhotos(db, town.id, { caseId, eventId: outcome.eventId, side, release }, [picture])
  }
  const people = [officer, director].map((id) => ({ id, unitIds: [], custodian: false }))
  const signers = [officer, director]
  const { accepted, refused, transferred, assigned, concluded, order, submitted, closed, replied } = handled

  await step(refused, clerk, { name: 'refuse', detail: { reason: 'suggestion', earlier: '', words: '' } })
  if (transferred) {
    await step(transferred.on, clerk, { name: 'transfer', detail: { body: transferred.body, told: true } })
    await sayToReporter(db, keys, town.id, reportId, transferred.told, transferred.on)
  }
  await step(accepted, clerk, { name: 'accept', detail: { target: true, facts: true } })
  await step(assigned, chief, { name: 'assign', detail: { verifiers: people } })
  if (concluded) {
    const found = { outcome: 'substantiated', grade: 'general', items: [concluded.item] } as const
    const detail = { ...found, record: true, signers, danger: false }
    await step(concluded.on, chief, { name: 'conclude', detail }, 'before')
  }
  if (order && concluded) {
    const { on, ...said } = order
    const signed = { number: said.number, dueOn: said.dueOn, signedBy: words.signedBy }
    await step(on, chief, { name: 'order', detail: { ...signed, pointers: 0, entrustment: '' } })
    const facts = { caseId, unitId, grade: 'general', items: [concluded.item], issuedOn: on } as const
    await recordOrder(db, town.id, { ...said, ...signed, ...facts })
  }
  if (submitted)
    await step(submitted.on, unit, { name: 'submit', detail: { words: submitted.words, photosAfter: 1 } }, 'after')
  const passed = {
    outcome: 'passed',
    checkers: people,
    photosAfter: 1,
    sameView: true,
    reason: '',
    dueOn: null,
  } as const
  await step(closed, clerk, { name: 'recheck', detail: passed }, 'after')
  if (replied) {
    await step(replied.on, chief, { name: 'reply', detail: { parts: replied.parts } })
    await sayToReporter(db, keys, town.id, reportId, Object.values(replied.parts).join('\n'), replied.on)
  }
}
