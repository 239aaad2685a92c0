import type { Ctx } from '#people/access.ts'
import { dayOf } from '#platform/days.rules.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { listUnits, type Unit } from '#units/units.store.ts'
import { type CaseClock, clocksOf } from './case-clocks.rules.ts'
import { type Standing, standingOf } from './cases.rules.ts'
import { type CaseRow, findCase, listMerged, readFacts } from './cases.store.ts'
import { type HistoryLine, listEventsOf } from './events.store.ts'
import type { CaseFacts, TownRules } from './guards.rules.ts'
import { officeActor } from './happening.ts'
import { isOffered } from './offers.rules.ts'
import { listOrdersOf, type Order } from './orders.store.ts'
import type { Because } from './own-reports.rules.ts'
import { findOwnReport } from './own-reports.store.ts'
import { type KnownPerson, listKnownPeople } from './people.reading.ts'
import { type CasePhoto, listPhotos } from './photos.store.ts'
import { readsReport } from './readers.rules.ts'
import type { OwnReferrals } from './referrals.rules.ts'
import { eventsFor } from './refusing.rules.ts'
import { type ReportRead, readReport } from './reports.reading.ts'
import { readHazardSettings, rulesOf } from './settings.store.ts'
import type { EventName } from './stages.rules.ts'

export interface CaseSeen {
  row: CaseRow
  merged: readonly CaseRow[]
  facts: CaseFacts
  standing: Standing
  events: readonly HistoryLine[]
  clocks: readonly CaseClock[]
  may: readonly EventName[]
  people: readonly KnownPerson[]
  units: readonly Unit[]
  photos: readonly CasePhoto[]
  orders: readonly Order[]
  rules: TownRules
  referrals: OwnReferrals
  today: string
  /** Whether this viewer may open the reports, or reads the brief. */
  readsReport: boolean
}

/** The case in the address, as the viewer may see it. */
export async function seeCase(c: Ctx): Promise<CaseSeen> {
  const { db, town, now, viewer } = c.var
  const id = c.req.param('case')
  const row = (isId(id) && (await findCase(db, town.id, id))) || notFound()
  const [facts, events] = [await readFacts(db, town.id, row), await listEventsOf(db, town.id, row.id)]
  const settings = await readHazardSettings(db, town.id)
  const [rules, standing, today] = [rulesOf(settings), standingOf(events), dayOf(now)]
  const units = await listUnits(db, town.id)
  // the guard lets nobody in without a name
  const actor = officeActor(viewer!)
  return {
    row,
    merged: await listMerged(db, town.id, row.id),
    facts,
    standing,
    events,
    clocks: clocksOf(standing, row.receivedOn, today, rules),
    may: eventsFor({ facts, standing }, actor).filter((name) => isOffered(name, standing, today)),
    people: await listKnownPeople(db, town.id, units),
    units,
    photos: await listPhotos(db, town.id, row.id),
    orders: await listOrdersOf(db, town.id, row.id),
    rules,
    referrals: settings.referrals,
    today,
    readsReport: readsReport(actor, standing, events),
  }
}

export type ReportOfCase = ReportRead & {
  /** Of one that an enterprise had first: why it came up. */
  because: Because | null
}

/** The reports of a case, in the order of the queue. Who may is asked before. */
export async function readReportsOf(
  c: Ctx,
  { row, merged }: Pick<CaseSeen, 'row' | 'merged'>,
): Promise<ReportOfCase[]> {
  const { db, town, site } = c.var
  const read = [row, ...merged].map(async ({ reportId }) => {
    const report = await readReport({ db, keys: site.keys }, town.id, reportId)
    if (!report) return []
    const own = report.ownUnitId ? await findOwnReport(db, town.id, reportId) : undefined
    return [{ ...report, because: own?.steps.at(-1)?.because ?? null }]
  })
  return (await Promise.all(read)).flat()
}
