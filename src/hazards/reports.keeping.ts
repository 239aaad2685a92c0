import type { Ctx } from '#people/access.ts'
import { keyOf } from '#people/once.ts'
import { dayOf } from '#platform/days.rules.ts'
import { type Db, transactBriefly } from '#platform/db.ts'
import { KeyConflict } from '#platform/http/problems.ts'
import { findKept } from '#platform/kept.ts'
import { listUnits } from '#units/units.store.ts'
import { holdOpen } from './own-channels.store.ts'
import type { Place } from './receipts.reading.ts'
import { lookupOf, receiptOf } from './receipts.ts'
import { isSame, type KnownUnit, type ReportForm } from './report-form.rules.ts'
import { readReport } from './reports.reading.ts'
import type { Channel } from './reports.rules.ts'
import { type OwnPlace, queueReport, recordReport, type SealedReport, sealReport } from './reports.store.ts'

export interface Kept {
  digits: string
  reportId: string
  /** Where it stands in the queue, when it was not there before. */
  place: Place | undefined
}

/**
 * Keeps a report in one transaction and returns its receipt. The same form again, whatever became of the first answer,
 * finds it by its receipt; no row tells that a form was sent. `also`: what goes with a new one; `own`: the enterprise's
 * channel that it goes to instead of the town. @throws KeyInvalid, KeyConflict
 */
export async function keepReport(
  c: Ctx,
  read: ReportForm,
  channel: Channel,
  { also = async () => {}, own = null }: { also?: (tx: Db) => Promise<void>; own?: OwnPlace | null } = {},
): Promise<Kept> {
  const { db, town, now, site } = c.var
  const digits = receiptOf(site.keys, town.id, keyOf(c))
  const lookup = await lookupOf(site.keys, town.id, digits)
  const whose = { lookup, channel, anonymity: 'anonymous', receivedOn: dayOf(now) } as const
  const sealed = sealReport(site.keys, { ...read, ...whose, own })
  const queued = await transactBriefly(db, async (tx) => {
    const taken = await queue(tx, town.id, sealed)
    if (taken.isNew) await also(tx)
    return taken
  })
  const { reportId } = queued
  if (!queued.isNew) {
    const before = await readReport({ db, keys: site.keys }, town.id, reportId)
    if (!before || !isSame({ ...before, content: before }, read)) throw new KeyConflict()
  }
  return { digits, reportId, place: queued.isNew ? queued : undefined }
}

/** A channel that was closed meanwhile has no reader: then it is the town's, like any other. */
async function queue(tx: Db, townId: string, { own, ...report }: SealedReport) {
  if (own && (await holdOpen(tx, townId, own.channelId))) return queueReport(tx, townId, { ...report, own })
  return recordReport(tx, townId, own ? { ...report, channel: 'web' } : report)
}

/** Every unit that is there, as people may name it. */
export async function unitsToName(c: Ctx): Promise<KnownUnit[]> {
  const { db, town, site } = c.var
  const known = await findKept(site.kept, `hazard-units:${town.id}`, async () =>
    (await listUnits(db, town.id))
      .filter(({ closedOn }) => closedOn === null)
      .map(({ id, name, aliases }) => ({ id, name, aliases })),
  )
  return known ?? []
}

/** Whoever came by the code of a unit's hotline poster need not write its name. */
export async function unitOfPoster(c: Ctx): Promise<string> {
  const asked = c.req.query('unit')
  return (asked && (await unitsToName(c)).find(({ id }) => id === asked)?.name) || ''
}

/** More make a list that a phone scrolls through for ever; those are written out. */
const MOST_NAMES = 300
export const namesToPick = (units: readonly KnownUnit[]): string[] =>
  units.length > MOST_NAMES ? [] : units.map(({ name }) => name)
