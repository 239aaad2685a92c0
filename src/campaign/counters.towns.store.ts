import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { hasClosed, names, weighed } from './counters.store.ts'
import type { TaskCount } from './counts.store.ts'
import { WEEK_AHEAD } from './standing.rules.ts'

/** As of one task, but for what lies ahead. */
export type Sums = Omit<TaskCount, 'taskId' | 'kind' | 'soon'>

/** A select of `town_id` and `now`: which towns are read, each by its own clock. */
export type TownsRead = RawBuilder<unknown>

export const oneTown = (townId: string, now: Date): TownsRead =>
  sql`select ${townId}::uuid as town_id, ${now}::timestamptz as now`

/** In the order of the columns of campaign_counter_sum. */
const columns = ['asked', 'received', 'on_time', 'accepted', 'sent', 'returned', 'waived', 'late']
export const summed = sql.raw(columns.join(', '))
/** Of the row `one`, where two have them. */
const summedOfOne = sql.raw(columns.map((name) => `one.${name}`).join(', '))

/** `reading`: the campaign each town shows, as findShownCampaign picks it, and the limits it is read by, as limitsOf has them. */
export const readingOf = (towns: TownsRead) => sql`
  reading as materialized (
    select town_id, campaign_id, now, frozen_on,
           ((now at time zone 'Asia/Shanghai')::date + ${sql.lit(WEEK_AHEAD + 1)})::timestamp at time zone 'Asia/Shanghai'
             as week_end
      from (
        select distinct on (town_id) town_id, campaign.id as campaign_id, least(campaign.closed_at, town_read.now) as now,
               (campaign.closed_at at time zone 'Asia/Shanghai')::date as frozen_on
          from (${towns}) as town_read join campaign using (town_id)
         where campaign.issued_at is not null and campaign.dropped_at is null
         order by town_id, (campaign.closed_at is null) desc, campaign.issued_at desc
      ) as shown
  )`

/** `held`: beside each, what was added up before, and whether it still holds. */
export const heldOf = (towns: TownsRead) => sql`
  ${readingOf(towns)}, held as materialized (
    select reading.town_id, ${summedOfOne},
           coalesce(one.campaign_id = reading.campaign_id and one.due_before < now and now <= one.due_next
             and one.week_asked <= week_end and week_end < one.week_next, false) as holds
      from reading left join campaign_counter_sum as one on one.town_id = reading.town_id
  )`

/** Found before their standings, which PostgreSQL would begin with: few have closed. */
const closedUnits = sql`
  closed_unit as materialized (
    select reading.town_id, reading.campaign_id, unit.id as unit_id, unit.closed_on
      from reading join unit on unit.town_id = reading.town_id
     where ${hasClosed(sql`reading.frozen_on`)}
  )`

/** Few rows both: steps that are not folded in, and what units that closed no longer owe. */
const beside = sql`
  select step.town_id, step.campaign_id, task_id, due_at, weekly, ${names}
    from reading join campaign_counter_step as step using (town_id, campaign_id)
  union all
  select town_id, campaign_id, task_id, due_at, period > 0, ${weighed} from (
    select -1 as sign, standing.*
      from closed_unit
      join campaign_standing as standing using (town_id, unit_id, campaign_id)
     where standing.due_at >= closed_unit.closed_on::timestamp at time zone 'Asia/Shanghai'
  ) as standing group by 1, 2, 3, 4, 5`

const isUnheld = sql`reading.town_id in (select town_id from held where not holds)`

/** Late is what is owed of days that are past; a weekly task counts as far as its weeks are asked. */
const asRead = (counters: RawBuilder<unknown>, of: RawBuilder<unknown>) => sql`
  select ${of}, asked, received, on_time, accepted, sent, returned, waived, case when due_at < now then owed else 0 end
    from (${counters}) as counter join reading using (town_id)
   where not weekly or due_at <= week_end`

/** As `Sums` names them, over rows with the columns of campaign_counter_sum. */
export const sums = sql`
  coalesce(sum(asked), 0)::int as asked, coalesce(sum(received), 0)::int as received,
  coalesce(sum(on_time), 0)::int as "onTime", coalesce(sum(accepted), 0)::int as accepted,
  coalesce(sum(sent), 0)::int as sent, coalesce(sum(returned), 0)::int as returned,
  coalesce(sum(waived), 0)::int as waived, coalesce(sum(late), 0)::int as late`

/** `reading`, and `sums`, one line a town: one row is read of it, or twenty counters where that row does not hold. */
export const sumsOf = (towns: TownsRead) => sql`
  ${heldOf(towns)}, ${closedUnits}, part (town_id, ${summed}) as (
    ${asRead(
      sql`
        select town_id, due_at, weekly, ${names}
          from reading join campaign_counter_day using (town_id, campaign_id) where ${isUnheld}
        union all
        select town_id, due_at, weekly, ${names} from (${beside}) as beside`,
      sql`town_id`,
    )}
  ), counted as materialized (select town_id, ${sums} from part group by town_id),
  sums as (
    select held.town_id, ${sql.join(
      columns.map((name) => {
        const sum = sql.ref(name === 'on_time' ? 'onTime' : name)
        return sql`case when holds then held.${sql.ref(name)} else 0 end + coalesce(counted.${sum}, 0) as ${sum}`
      }),
    )}
      from held left join counted using (town_id)
  )`

/** Of the campaign that the town shows; undefined when it issued none. */
export async function sumTown(db: Db, townId: string, now: Date): Promise<Sums | undefined> {
  const { rows } = await sql<Sums>`
    with ${sumsOf(oneTown(townId, now))}
    select asked, received, "onTime", accepted, sent, returned, waived, late from sums`.execute(db)
  return rows[0]
}

export interface ActivitySums extends Sums {
  heading: string
  /** How many towns were asked for it. */
  towns: number
}

/** One line an activity of the notice, over all towns that carry it on under the same words; in the notice's order. */
export async function sumActivities(db: Db, towns: TownsRead): Promise<ActivitySums[]> {
  const { rows } = await sql<ActivitySums>`
    with ${heldOf(towns)}, ${closedUnits}, by_task (town_id, task_id, ${summed}) as (
      ${asRead(
        sql`
          select town_id, task_id, due_at, weekly, ${names}
            from reading join campaign_counter using (town_id, campaign_id) where ${isUnheld}
          union all
          select town_id, task_id, due_at, weekly, ${names} from (${beside}) as beside`,
        sql`town_id, task_id`,
      )}
    ), part as (
      select held.town_id, activity_id, ${summedOfOne}
        from held join campaign_counter_activity as one using (town_id) where holds
      union all
      select town_id, activity_id, ${summed}
        from by_task join campaign_task as task using (town_id) where task.id = by_task.task_id
    )
    select coalesce(nullif(activity.short_name, ''), activity.heading) as heading,
           count(distinct part.town_id)::int as towns, ${sums}
      from part join campaign_activity as activity on activity.town_id = part.town_id and activity.id = part.activity_id
     group by 1 order by min(activity.position), 1`.execute(db)
  return rows
}
