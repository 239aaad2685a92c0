import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { randomId } from '#platform/ids.ts'
import { tell } from '#platform/live/live.ts'
import { openCase } from './cases.open.store.ts'
import {
  type Because,
  isOwed,
  mayStep,
  type OwnHat,
  type OwnStage,
  type OwnStep,
  ownStageOf,
} from './own-reports.rules.ts'
import type { Kind } from './reports.rules.ts'

/** What is known of a report of an enterprise's own channel without opening it. */
export interface OwnReport {
  id: string
  number: number
  unitId: string
  channelId: string
  kind: Kind
  topic: string
  deaths: boolean
  receivedOn: string
  passedUpOn: string | null
  steps: OwnStep[]
}

const own = (db: Db, townId: string) =>
  db
    .selectFrom('hazard_report')
    .where('town_id', '=', townId)
    .where('own_unit_id', 'is not', null)
    .select(['id', 'number', 'own_unit_id as unitId', 'own_channel_id as channelId', 'kind', 'topic', 'deaths'])
    .select(['received_on as receivedOn', 'passed_up_on as passedUpOn'])
    .$castTo<Omit<OwnReport, 'steps'>>()

async function withSteps(db: Db, townId: string, reports: Omit<OwnReport, 'steps'>[]): Promise<OwnReport[]> {
  const ids = reports.map(({ id }) => id)
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('hazard_own_step')
          .where('town_id', '=', townId)
          .where(sql<SqlBool>`report_id = any(${ids}::uuid[])`)
          .select(['report_id as reportId', 'name', 'because', 'on_day as on', 'by_what as byWhat'])
          .orderBy('position')
          // written by this file only
          .$castTo<OwnStep & { reportId: string }>()
          .execute()
  const steps = Map.groupBy(rows, ({ reportId }) => reportId)
  return reports.map((report) => ({ ...report, steps: steps.get(report.id) ?? [] }))
}

export async function findOwnReport(db: Db, townId: string, id: string): Promise<OwnReport | undefined> {
  return (await withSteps(db, townId, await own(db, townId).where('id', '=', id).execute()))[0]
}

/** More are not read through; what is older was handled or passed up. */
export const MOST_LISTED = 500

/** What came by one channel, the latest first. */
export async function listOwnReports(db: Db, townId: string, channelId: string, unitId: string): Promise<OwnReport[]> {
  const query = own(db, townId).where('own_unit_id', '=', unitId).where('own_channel_id', '=', channelId)
  return withSteps(db, townId, await query.orderBy('number', 'desc').limit(MOST_LISTED).execute())
}

/** What lies with enterprises and was neither done nor passed up. */
export async function listOwed(db: Db, townId: string, channelId?: string): Promise<OwnReport[]> {
  const query = own(db, townId)
    .where('passed_up_on', 'is', null)
    .$if(channelId !== undefined, (asked) => asked.where('own_channel_id', '=', channelId ?? ''))
  const all = await withSteps(db, townId, await query.orderBy('number').execute())
  return all.filter(({ steps }) => isOwed(ownStageOf(steps)))
}

export interface OwnStepped {
  /** Where it stood when nobody else could move it. */
  before: OwnStage
  moved: boolean
}

/**
 * The one way such a report moves: alone at it. Passed up it begins a case like any other's, in the place it had in the
 * queue from the first; what the town owes is counted from the day the town could know.
 */
export async function stepOwn(
  tx: Db,
  townId: string,
  reportId: string,
  step: Omit<OwnStep, 'on'>,
  today: string,
): Promise<OwnStepped> {
  await sql`select id from hazard_report where town_id = ${townId} and id = ${reportId} for update`.execute(tx)
  const found = await findOwnReport(tx, townId, reportId)
  const before = found ? ownStageOf(found.steps) : 'passed_up'
  if (!found || !mayStep(before, step.name, step.byWhat)) return { before, moved: false }
  await recordStep(tx, townId, reportId, { ...step, on: today }, found.steps.length + 1)
  if (step.name === 'pass_up') await openPassed(tx, townId, found, today)
  await tell(tx, townId)
  return { before, moved: true }
}

export const passUp = (
  tx: Db,
  townId: string,
  reportId: string,
  by: { because: Because; byWhat: OwnHat },
  on: string,
) => stepOwn(tx, townId, reportId, { name: 'pass_up', ...by }, on)

async function recordStep(tx: Db, townId: string, reportId: string, step: OwnStep, position: number): Promise<void> {
  await tx
    .insertInto('hazard_own_step')
    .values({
      town_id: townId,
      id: randomId(),
      report_id: reportId,
      position,
      name: step.name,
      because: step.because,
      on_day: step.on,
      by_what: step.byWhat,
    })
    .execute()
}

async function openPassed(tx: Db, townId: string, report: OwnReport, today: string): Promise<void> {
  await tx
    .updateTable('hazard_report')
    .set({ passed_up_on: today })
    .where('town_id', '=', townId)
    .where('id', '=', report.id)
    .execute()
  const { id: reportId, unitId, kind, topic, deaths } = report
  await openCase(tx, townId, { caseId: randomId(), reportId, unitId, kind, topic, deaths, receivedOn: today })
}

/** Nobody reads them any more: whatever is still owed goes to the town. @returns how many */
export async function passUpAll(tx: Db, townId: string, channelId: string, on: string): Promise<number> {
  const owed = await listOwed(tx, townId, channelId)
  for (const { id } of owed) await passUp(tx, townId, id, { because: 'closed', byWhat: 'system' }, on)
  return owed.length
}
