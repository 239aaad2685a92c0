import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { type CaseFilter, PAGE_SIZE } from './cases.list.rules.ts'
import type { Grade } from './events.rules.ts'
import type { Stage } from './stages.rules.ts'

export interface CaseListed {
  id: string
  number: number
  topic: string
  unit: string | null
  receivedOn: string
  stage: Stage
  grade: Grade | null
  open: boolean
  /** Noticed by night that its day has passed. */
  urgedOn: string | null
}

/** One more than a page, which tells that there are more. */
export async function listCases(
  db: Db,
  townId: string,
  filter: CaseFilter,
  { today, personId }: { today: string; personId: string },
): Promise<CaseListed[]> {
  const { show, stage, grade, unitId, mine, page } = filter
  let query = db
    .selectFrom('hazard_case as one')
    .where('one.town_id', '=', townId)
    .$if(show !== 'all', (asked) => asked.where('one.open', '=', true))
    .$if(show === 'late', (asked) => asked.where('one.next_due_on', '<', today))
    .$if(stage !== null, (asked) => asked.where('one.stage', '=', stage ?? ''))
    .$if(grade !== null, (asked) => asked.where('one.grade', '=', grade ?? ''))
    .$if(unitId !== null, (asked) => asked.where('one.unit_id', '=', unitId ?? ''))
    .$if(mine, (asked) => asked.where(sql<SqlBool>`one.verifiers @> array[${personId}::uuid]`))
    .select(['one.id', 'one.report_id', 'one.unit_id', 'one.topic', 'one.received_on', 'one.stage', 'one.grade'])
    .select(['one.open', 'one.next_clock', 'one.next_due_on'])
    .limit(PAGE_SIZE + 1)
    .offset((page - 1) * PAGE_SIZE)
  query =
    show === 'all'
      ? query.orderBy('one.received_on', 'desc').orderBy('one.id', 'desc')
      : query.orderBy('one.next_due_on').orderBy('one.id')
  // joined after the page is cut out, not before
  const { rows } = await sql<CaseListed>`select one.id, report.number, one.topic, unit.name as unit,
      one.received_on as "receivedOn", one.stage, one.grade, one.open, urge.noticed_on as "urgedOn"
    from (${query}) one
    join hazard_report report on report.town_id = ${townId} and report.id = one.report_id
    left join unit on unit.town_id = ${townId} and unit.id = one.unit_id
    left join hazard_urge urge on urge.town_id = ${townId} and urge.case_id = one.id and urge.clock = one.next_clock
      and urge.due_on = one.next_due_on
    order by ${show === 'all' ? sql`one.received_on desc, one.id desc` : sql`one.next_due_on, one.id`}`.execute(db)
  return rows
}

export interface StageCount {
  stage: Stage
  count: number
  late: number
}

/** Of what is open, from the index alone. */
export async function countOpen(db: Db, townId: string, today: string): Promise<StageCount[]> {
  const { rows } = await sql<StageCount>`
    select stage, count(*)::int as count, count(*) filter (where next_due_on < ${today})::int as late
      from hazard_case where town_id = ${townId} and open group by stage`.execute(db)
  return rows
}
