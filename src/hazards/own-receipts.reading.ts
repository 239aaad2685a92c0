import type { Ctx } from '#people/access.ts'
import { dayOf } from '#platform/days.rules.ts'
import { dayWords } from '#platform/html/words.ts'
import { findUnit } from '#units/units.store.ts'
import { findChannelById } from './own-channels.store.ts'
import { mayStep, type OwnStage, ownClock, ownStageOf } from './own-reports.rules.ts'
import { findOwnReport } from './own-reports.store.ts'
import { toldOfOwn } from './own-reports.words.ts'
import { readTownRules } from './settings.store.ts'
import type { Told } from './telling.words.ts'

/** What whoever holds the receipt is told while the report lies with the enterprise, and of that time later. */
export interface OwnSeen {
  unit: string
  reader: string
  phone: string
  stage: OwnStage
  /** Until when, written out; null when the enterprise owes nothing more. */
  until: string | null
  told: Told[]
  mayPassUp: boolean
  mayWithdraw: boolean
}

export async function readOwnSeen(c: Ctx, reportId: string): Promise<OwnSeen | undefined> {
  const { db, town, now } = c.var
  const report = await findOwnReport(db, town.id, reportId)
  if (!report) return undefined
  const [channel, unit] = [
    await findChannelById(db, town.id, report.channelId),
    await findUnit(db, town.id, report.unitId),
  ]
  const stage = ownStageOf(report.steps)
  const isOpen = mayStep(stage, 'pass_up', 'system')
  const clock = ownClock(report.receivedOn, dayOf(now), await readTownRules(db, town.id))
  return {
    unit: unit?.name ?? '',
    reader: channel?.readerName ?? '',
    phone: channel?.readerPhone ?? '',
    stage,
    until: isOpen ? dayWords.day(clock.dueOn) : null,
    told: report.steps.map(toldOfOwn),
    mayPassUp: mayStep(stage, 'pass_up', 'reporter'),
    mayWithdraw: mayStep(stage, 'withdraw', 'reporter'),
  }
}
