import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export interface OpenSealed {
  caseId: string
  number: number
  topic: string
  unit: string | null
  major: boolean
  late: boolean
  wrapped: Buffer
  body: Buffer
}

/**
 * Open cases with their reports as they lie there, nearest day first: not what this person was sent to look at without having
 * taken it in, as `readsReport` has it. What stays within an enterprise has no case.
 */
export async function listOpenSealed(
  db: Db,
  townId: string,
  { personId, today, most }: { personId: string; today: string; most: number },
): Promise<OpenSealed[]> {
  const { rows } = await sql<OpenSealed>`
    select one.id as "caseId", report.number, one.topic, unit.name as unit, one.grade is not distinct from 'major' as major,
           coalesce(one.next_due_on < ${today}, false) as late, report.wrapped_key as wrapped, report.body
      from hazard_case one
      join hazard_report report on report.town_id = one.town_id and report.id = one.report_id
      left join unit on unit.town_id = one.town_id and unit.id = one.unit_id
     where one.town_id = ${townId} and one.open
       and (not coalesce(one.verifiers @> array[${personId}::uuid], false)
            or exists (select from hazard_event accepted where accepted.town_id = one.town_id
                        and accepted.case_id = one.id and accepted.name = 'accept'
                        and accepted.by_person = ${personId}))
     order by one.next_due_on, one.id
     limit ${most}`.execute(db)
  return rows
}
