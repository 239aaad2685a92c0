import type { Ctx } from '#people/access.ts'
import { dayOf } from '#platform/days.rules.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { type HazardFile, listFiles } from './files.store.ts'
import { listMessages, type Message } from './messages.store.ts'
import type { OwnChannel } from './own-channels.store.ts'
import { isShownToUnit, type OwnStage, ownClock, ownStageOf } from './own-reports.rules.ts'
import { findOwnReport, listOwnReports, type OwnReport } from './own-reports.store.ts'
import { readReport } from './reports.reading.ts'
import { readTownRules } from './settings.store.ts'

export interface OwnListed {
  report: OwnReport
  stage: OwnStage
  dueOn: string
}

/** What came by the channel that is open, from the day after. */
export async function readOwnList(c: Ctx, { id, unitId }: OwnChannel): Promise<OwnListed[]> {
  const { db, town, now } = c.var
  const [today, rules] = [dayOf(now), await readTownRules(db, town.id)]
  return (await listOwnReports(db, town.id, id, unitId))
    .filter(({ receivedOn }) => isShownToUnit(receivedOn, today))
    .map((report) => ({
      report,
      stage: ownStageOf(report.steps),
      dueOn: ownClock(report.receivedOn, today, rules).dueOn,
    }))
}

/** What the enterprise is shown of a report: nothing of who it was, of where they stood, or whether they work there. */
export interface OwnOpened extends OwnListed {
  /** Null once it is the town's, or taken back. */
  inside: { words: string; address: string; messages: Message[]; files: HazardFile[] } | null
}

/** The one in the address, if it came by this channel and has been there for a night. */
export async function openOwn(c: Ctx, channel: OwnChannel): Promise<OwnOpened> {
  const { db, town, site, now } = c.var
  const id = c.req.param('report')
  const report = (isId(id) && (await findOwnReport(db, town.id, id))) || notFound()
  const today = dayOf(now)
  if (report.channelId !== channel.id || !isShownToUnit(report.receivedOn, today)) return notFound()
  const stage = ownStageOf(report.steps)
  const { dueOn } = ownClock(report.receivedOn, today, await readTownRules(db, town.id))
  const listed = { report, stage, dueOn }
  if (report.passedUpOn !== null || stage === 'withdrawn') return { ...listed, inside: null }
  const read = await readReport({ db, keys: site.keys }, town.id, report.id)
  if (!read) return { ...listed, inside: null }
  const { words, address } = read
  const messages = await listMessages(db, site.keys, town.id, report.id)
  const files = await listFiles(db, site.keys, town.id, report.id)
  return { ...listed, inside: { words, address, messages, files } }
}
