import type { Db } from '#platform/db.ts'

export interface LedgerCase {
  id: string
  number: number
  topic: string
  unit: string | null
  receivedOn: string
}

/** A year's sheet that people still scroll through. */
const MOST = 5000

/** What was found true in a year, by the day it came in. */
export const listLedgerCases = (db: Db, townId: string, year: string): Promise<LedgerCase[]> =>
  db
    .selectFrom('hazard_case as one')
    .innerJoin('hazard_report as report', (join) =>
      join.onRef('report.town_id', '=', 'one.town_id').onRef('report.id', '=', 'one.report_id'),
    )
    .leftJoin('unit', (join) => join.onRef('unit.town_id', '=', 'one.town_id').onRef('unit.id', '=', 'one.unit_id'))
    .where('one.town_id', '=', townId)
    .where('one.received_on', '>=', `${year}-01-01`)
    .where('one.received_on', '<=', `${year}-12-31`)
    .where('one.grade', 'is not', null)
    .select(['one.id', 'report.number', 'one.topic', 'unit.name as unit', 'one.received_on as receivedOn'])
    .orderBy('one.received_on')
    .orderBy('one.id')
    .limit(MOST)
    .execute()
