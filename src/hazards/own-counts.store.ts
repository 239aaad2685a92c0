import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export interface OwnCount {
  unitId: string
  unit: string
  /** Of the channel that is open now; null when the enterprise closed it. */
  openedOn: string | null
  reader: string | null
  received: number
  open: number
  finished: number
  passed: number
  /** Of those passed up, the ones whose days were over. */
  late: number
}

const last = (townId: string) => sql`select distinct on (report_id) report_id, name, because from hazard_own_step
  where town_id = ${townId} order by report_id, position desc`

/** All that the town may know of enterprises' own channels: how many. */
export async function countByChannel(db: Db, townId: string): Promise<OwnCount[]> {
  const { rows } = await sql<OwnCount>`
    with counted as (
      select report.own_unit_id as unit_id, count(*)::int as received,
        count(*) filter (where last.name is null or last.name in ('receive', 'fix'))::int as open,
        count(*) filter (where last.name = 'finish')::int as finished,
        count(*) filter (where last.name = 'pass_up')::int as passed,
        count(*) filter (where last.because = 'late')::int as late
      from hazard_report report left join (${last(townId)}) last on last.report_id = report.id
      where report.town_id = ${townId} and report.own_unit_id is not null group by 1)
    select unit.id as "unitId", unit.name as unit, channel.opened_on as "openedOn", channel.reader_name as reader,
      coalesce(received, 0) as received, coalesce(open, 0) as open, coalesce(finished, 0) as finished,
      coalesce(passed, 0) as passed, coalesce(late, 0) as late
    from unit
    left join hazard_own_channel channel
      on channel.town_id = unit.town_id and channel.unit_id = unit.id and channel.ended_on is null
    left join counted on counted.unit_id = unit.id
    where unit.town_id = ${townId} and (channel.id is not null or counted.unit_id is not null)
    order by coalesce(late, 0) desc, coalesce(open, 0) desc, unit.name`.execute(db)
  return rows
}
