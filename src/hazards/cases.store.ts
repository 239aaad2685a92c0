import type { Db } from '#platform/db.ts'
import type { CaseClock } from './case-clocks.rules.ts'
import { isOpen, type Standing } from './cases.rules.ts'
import { countedAnew } from './counts.store.ts'
import type { CaseFacts } from './guards.rules.ts'
import type { Stage } from './stages.rules.ts'

export interface CaseRow {
  id: string
  reportId: string
  number: number
  unitId: string | null
  unit: string | null
  kind: CaseFacts['kind']
  topic: string
  deaths: boolean
  receivedOn: string
  mergedInto: string | null
  anonymity: CaseFacts['anonymity']
  insider: boolean
  events: number
}

const cases = (db: Db, townId: string) =>
  db
    .selectFrom('hazard_case as one')
    .innerJoin('hazard_report as report', (join) =>
      join.onRef('report.town_id', '=', 'one.town_id').onRef('report.id', '=', 'one.report_id'),
    )
    .leftJoin('unit', (join) => join.onRef('unit.town_id', '=', 'one.town_id').onRef('unit.id', '=', 'one.unit_id'))
    .where('one.town_id', '=', townId)
    .select([
      'one.id',
      'one.report_id as reportId',
      'report.number',
      'one.unit_id as unitId',
      'unit.name as unit',
      'one.kind',
      'one.topic',
      'one.deaths',
      'one.received_on as receivedOn',
      'one.merged_into as mergedInto',
      'report.anonymity',
      'report.insider',
      'one.events',
    ])
    .$castTo<CaseRow>()

export const findCase = (db: Db, townId: string, caseId: string): Promise<CaseRow | undefined> =>
  cases(db, townId).where('one.id', '=', caseId).executeTakeFirst()

/** By the number of a report: the case that handles it now. */
export async function findCaseByNumber(db: Db, townId: string, number: number): Promise<CaseRow | undefined> {
  const found = await cases(db, townId).where('report.number', '=', number).executeTakeFirst()
  return found?.mergedInto ? findCase(db, townId, found.mergedInto) : found
}

/** Whoever moves a case is alone at it; of two always the same first. @returns the stage of each that is there */
export async function lockCases(tx: Db, townId: string, ids: readonly string[]): Promise<Map<string, Stage>> {
  const rows = await tx
    .selectFrom('hazard_case')
    .select(['id', 'stage'])
    .where('town_id', '=', townId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .$castTo<{ id: string; stage: Stage }>()
    .execute()
  return new Map(rows.map(({ id, stage }) => [id, stage]))
}

/** Reports that were merged into this case, in the order of the queue. */
export const listMerged = (db: Db, townId: string, caseId: string): Promise<CaseRow[]> =>
  cases(db, townId).where('one.merged_into', '=', caseId).orderBy('report.number').execute()

/** Others it may be the same as: of the same unit or the same kind of hazard, not ended. */
export const listAlike = (db: Db, townId: string, { id, unitId, topic }: CaseRow): Promise<CaseRow[]> =>
  cases(db, townId)
    .where('one.id', '<>', id)
    .where('one.open', '=', true)
    .where('one.merged_into', 'is', null)
    .where((where) =>
      where.or([
        where('one.unit_id', '=', unitId),
        where.and([where('one.unit_id', 'is', null), where('one.topic', '=', topic)]),
      ]),
    )
    .orderBy('report.number')
    .limit(20)
    .execute()

/** What the reports of one case say together: somebody died if one of them says so. */
export async function readFacts(db: Db, townId: string, caseRow: CaseRow): Promise<CaseFacts> {
  const merged = await listMerged(db, townId, caseRow.id)
  const all = [caseRow, ...merged]
  const contact = await db
    .selectFrom('hazard_identity')
    .select('report_id')
    .where('town_id', '=', townId)
    .where('report_id', '=', caseRow.reportId)
    .executeTakeFirst()
  return {
    id: caseRow.id,
    kind: all.find(({ kind }) => kind === 'concealed_accident')?.kind ?? caseRow.kind,
    deaths: all.some(({ deaths }) => deaths),
    unitIds: caseRow.unitId ? await familyOf(db, townId, caseRow.unitId) : [],
    anonymity: caseRow.anonymity,
    contact: contact !== undefined,
    insider: caseRow.insider,
  }
}

/** A unit, those it belongs to, and those below it: whoever works in one of them does not look into it. */
async function familyOf(db: Db, townId: string, unitId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('unit')
    .where('town_id', '=', townId)
    .where((where) => where.or([where('id', '=', unitId), where(where.val(unitId), '=', where.fn.any('ancestors'))]))
    .select(['id', 'ancestors'])
    .execute()
  return [...new Set([...rows.map(({ id }) => id), ...(rows.find(({ id }) => id === unitId)?.ancestors ?? [])])]
}

export async function setUnit(tx: Db, townId: string, caseId: string, unitId: string): Promise<void> {
  const written = tx
    .updateTable('hazard_case')
    .set({ unit_id: unitId })
    .where('town_id', '=', townId)
    .where('id', '=', caseId)
  await countedAnew(tx, townId, caseId, () => written.execute())
}

/** The copies that lists read, from the fold of the events. */
export async function writeCopies(
  tx: Db,
  townId: string,
  caseId: string,
  standing: Standing,
  next: CaseClock | undefined,
  events: number,
): Promise<void> {
  const written = tx
    .updateTable('hazard_case')
    .set({
      stage: standing.stage,
      grade: standing.grade,
      accepted_on: standing.acceptedOn,
      due_on: standing.dueOn,
      closed_on: standing.closedOn,
      verifiers: [...standing.verifiers],
      open: isOpen(standing),
      next_clock: next?.name ?? null,
      // a clock that stands has no day
      next_due_on: next && next.state !== 'paused' ? next.dueOn : null,
      events,
    })
    .where('town_id', '=', townId)
    .where('id', '=', caseId)
  await countedAnew(tx, townId, caseId, () => written.execute())
}

/** With what had been merged into it before. */
export async function writeMerged(tx: Db, townId: string, caseId: string, into: string): Promise<void> {
  await tx
    .updateTable('hazard_case')
    .set({ merged_into: into })
    .where('town_id', '=', townId)
    .where((where) => where.or([where('id', '=', caseId), where('merged_into', '=', caseId)]))
    .execute()
}
