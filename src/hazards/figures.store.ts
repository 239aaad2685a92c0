import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { DaySpan, HazardFigure, OwnFigure } from './figures.rules.ts'

type Behind = RawBuilder<{ id: string; day: string }>

/** The last that was said of each case until then: what a review made to be found out anew counts no longer. */
const lastOf = (townId: string, { from, until }: DaySpan, said: 'conclude' | 'recheck') => sql`
  select distinct on (case_id) case_id, name, detail, on_day from hazard_event
   where town_id = ${townId} and name in (${said}, 'review') and on_day between ${from} and ${until}
     and (name <> 'review' or detail ->> 'outcome' = 'redo')
   order by case_id, position desc`

/** The cases, reports or hotlines behind a figure, each with its day. */
function behind(townId: string, figure: HazardFigure, span: DaySpan): Behind {
  const { from, until } = span
  const concluded = lastOf(townId, span, 'conclude')
  switch (figure) {
    case 'reports':
      // what an enterprise keeps to itself is not reported to the town before it is passed up
      return sql`select id, received_on as day from hazard_report
        where town_id = ${townId} and received_on between ${from} and ${until} and own_unit_id is null
        union all select id, passed_up_on from hazard_report
        where town_id = ${townId} and passed_up_on between ${from} and ${until}`
    case 'accepted':
      return sql`select case_id as id, on_day as day from hazard_event
        where town_id = ${townId} and name = 'accept' and on_day between ${from} and ${until}`
    case 'verified':
      return sql`select case_id as id, on_day as day from (${concluded}) as last
        where name = 'conclude' and detail ->> 'outcome' in ('substantiated', 'partly')`
    case 'major':
      return sql`select case_id as id, on_day as day from (${concluded}) as last
        where name = 'conclude' and detail ->> 'grade' = 'major'`
    case 'fixed':
      return sql`select case_id as id, on_day as day from (${lastOf(townId, span, 'recheck')}) as last
        where name = 'recheck' and detail ->> 'outcome' = 'passed'`
    case 'hotlines':
      return sql`select id, published_on as day from hazard_hotline
        where town_id = ${townId} and published_on <= ${until} and (ended_on is null or ended_on > ${until})`
    case 'own-channels':
      return sql`select id, opened_on as day from hazard_own_channel
        where town_id = ${townId} and opened_on <= ${until} and (ended_on is null or ended_on > ${until})`
    case 'own-reports':
      return sql`select id, received_on as day from hazard_report
        where town_id = ${townId} and own_unit_id is not null and received_on between ${from} and ${until}`
    case 'own-finished':
      return sql`select report_id as id, on_day as day from (
        select distinct on (report_id) report_id, name, on_day from hazard_own_step
         where town_id = ${townId} and on_day <= ${until} order by report_id, position desc) as last
        where name = 'finish' and on_day >= ${from}`
  }
}

export async function countFigure(
  db: Db,
  townId: string,
  figure: HazardFigure,
  span: DaySpan,
  week: DaySpan['from'],
): Promise<{ total: number; week: number }> {
  const { rows } = await sql<{ total: number; week: number }>`
    select count(*)::int as total, count(*) filter (where day >= ${week})::int as week
      from (${behind(townId, figure, span)}) as found`.execute(db)
  return rows[0] ?? { total: 0, week: 0 }
}

export interface CountedCase {
  caseId: string
  number: number
  topic: string
  unit: string | null
  receivedOn: string
  /** When it became what is counted. */
  day: string
  stage: string
}

export const MOST_LISTED = 500

/** What a figure was counted from, the latest first; no more than can be read. Hotlines have a page of their own. */
export async function listBehind(
  db: Db,
  townId: string,
  figure: Exclude<HazardFigure, 'hotlines' | OwnFigure>,
  span: DaySpan,
): Promise<CountedCase[]> {
  const key = figure === 'reports' ? sql`one.report_id = found.id` : sql`one.id = found.id`
  const { rows } = await sql<CountedCase>`
    select one.id as "caseId", report.number, one.topic, unit.name as unit, one.received_on as "receivedOn",
           found.day, one.stage
      from (${behind(townId, figure, span)}) as found
      join hazard_case as one on one.town_id = ${townId} and ${key}
      join hazard_report as report on report.town_id = ${townId} and report.id = one.report_id
      left join unit on unit.town_id = ${townId} and unit.id = one.unit_id
     order by found.day desc, report.number desc
     limit ${MOST_LISTED}`.execute(db)
  return rows
}
