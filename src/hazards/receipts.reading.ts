import type { Ctx } from '#people/access.ts'
import { dayOf } from '#platform/days.rules.ts'
import { findUnit } from '#units/units.store.ts'
import { clocksOf } from './case-clocks.rules.ts'
import { type CaseRead, caseOfReport } from './cases.reading.ts'
import { untouched } from './cases.rules.ts'
import { findCase, readFacts } from './cases.store.ts'
import type { CaseEvent } from './events.rules.ts'
import type { TownRules } from './guards.rules.ts'
import { reporterActor } from './happening.ts'
import { listMessages, type Message } from './messages.store.ts'
import { type OwnSeen, readOwnSeen } from './own-receipts.reading.ts'
import { refusalsOf } from './refusing.rules.ts'
import type { ReportForm } from './report-form.rules.ts'
import { type ReportRead, readReport } from './reports.reading.ts'
import { type RewardState, rewardStateOf } from './reward-state.rules.ts'
import { readTownRules } from './settings.store.ts'
import type { Stage } from './stages.rules.ts'
import { isOfReporter, type Told, toldToReporter } from './telling.words.ts'

/** All that stands behind a receipt. */
export interface Receipt {
  report: Pick<
    ReportRead,
    'topic' | 'kind' | 'deaths' | 'anonymity' | 'words' | 'address' | 'spot' | 'number' | 'chain' | 'receivedOn'
  >
  unit: string | null
  stage: Stage
  /** Where it lies, or lay, with an enterprise: before it is passed up there is no case. */
  own: OwnSeen | null
  /** Where the case it was merged into stands. */
  leadingStage: Stage | null
  told: Told[]
  messages: Message[]
  reward: RewardState
  mayWithdraw: boolean
  /** The last day; null when there is nothing to object to, or not any more. */
  mayObjectUntil: string | null
}

export interface Place {
  number: number
  chain: Buffer
}

/** Of a report that was kept just now: nothing has to be read again to say so. */
export const freshReceipt = (
  form: ReportForm,
  day: string,
  { number, chain }: Place,
  unit: string | null,
): Receipt => ({
  report: { ...form, ...form.content, number, chain, receivedOn: day, anonymity: 'anonymous' },
  unit,
  stage: 'received',
  own: null,
  leadingStage: null,
  told: [],
  messages: [],
  reward: 'anonymous',
  mayWithdraw: true,
  mayObjectUntil: null,
})

export async function readReceipt(c: Ctx, reportId: string): Promise<Receipt> {
  const { db, town, site, now } = c.var
  const report = await readReport({ db, keys: site.keys }, town.id, reportId)
  const own = (report?.ownUnitId && (await readOwnSeen(c, reportId))) || null
  if (report && own && report.passedUpOn === null) return ownReceipt(c, report, own)
  const found = await caseOfReport(db, town.id, reportId)
  if (!report || !found) throw new Error('A receipt without a report, or a report without a case')
  const { leading } = found
  const [rules, today] = [await readTownRules(db, town.id), dayOf(now)]
  const acting = leading ?? found
  const row = (await findCase(db, town.id, acting.caseId))!
  const facts = await readFacts(db, town.id, row)
  const may = ({ standing }: CaseRead, event: CaseEvent): boolean =>
    refusalsOf({ facts, standing }, event, reporterActor, today, rules).length === 0
  return {
    report,
    unit: await nameOf(c, report.unitId),
    stage: found.standing.stage,
    own,
    leadingStage: leading?.standing.stage ?? null,
    told: [
      ...(own?.told ?? []),
      ...[...found.events, ...(leading?.events ?? []).filter((event) => !isOfReporter(event))]
        .map(toldToReporter)
        .filter((told) => told !== undefined),
    ].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0)),
    messages: await listMessages(db, site.keys, town.id, reportId),
    reward: rewardStateOf(report.anonymity, found.standing, acting.standing),
    mayWithdraw: !leading && may(found, { name: 'withdraw', detail: { reason: '' } }),
    mayObjectUntil: may(acting, { name: 'object', detail: { reason: '-' } })
      ? lastDayToObject(acting, report.receivedOn, today, rules)
      : null,
  }
}

async function ownReceipt(c: Ctx, report: ReportRead, own: OwnSeen): Promise<Receipt> {
  const { db, town, site } = c.var
  return {
    report,
    unit: own.unit,
    stage: 'received',
    own,
    leadingStage: null,
    reward: rewardStateOf(report.anonymity, untouched, untouched),
    told: own.told,
    messages: await listMessages(db, site.keys, town.id, report.id),
    mayWithdraw: own.mayWithdraw,
    mayObjectUntil: null,
  }
}

const lastDayToObject = ({ standing }: CaseRead, receivedOn: string, today: string, rules: TownRules): string | null =>
  clocksOf(standing, receivedOn, today, rules).find(({ name }) => name === 'objection')?.dueOn ?? null

async function nameOf({ var: { db, town } }: Ctx, unitId: string | null): Promise<string | null> {
  return unitId ? ((await findUnit(db, town.id, unitId))?.name ?? null) : null
}
