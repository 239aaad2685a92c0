import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { hasLeft, names, weighed } from './counters.store.ts'
import type { TaskCount } from './counts.store.ts'

/** What a town's campaign is read by: see limitsOf. */
export interface TownAsked {
  townId: string
  campaignId: string
  now: Date
  weekEnd: Date
  frozenOn: string | null
}

/** As of one task, but for what lies ahead. */
export type Sums = Omit<TaskCount, 'taskId' | 'kind' | 'soon'>

/** The campaign each town shows, as findShownCampaign picks it; a town that issued nothing is absent. */
export async function listShownCampaigns(
  db: Db,
  townIds: readonly string[],
): Promise<{ townId: string; id: string; closedAt: Date | null }[]> {
  const { rows } = await sql<{ townId: string; id: string; closedAt: Date | null }>`
    select distinct on (town_id) town_id as "townId", id, closed_at as "closedAt"
      from campaign
     where town_id = any(${townIds}::uuid[]) and issued_at is not null and dropped_at is null
     order by town_id, (closed_at is null) desc, issued_at desc`.execute(db)
  return rows
}

const askedOf = (towns: readonly TownAsked[]) => sql`
  asked (town_id, campaign_id, now, week_end, frozen_on) as materialized (
    select * from unnest(
      ${towns.map(({ townId }) => townId)}::uuid[], ${towns.map(({ campaignId }) => campaignId)}::uuid[],
      ${towns.map(({ now }) => now)}::timestamptz[], ${towns.map(({ weekEnd }) => weekEnd)}::timestamptz[],
      ${towns.map(({ frozenOn }) => frozenOn)}::date[])
  )`

/** Few rows both: steps that are not folded in, and what units that closed no longer owe. */
const beside = sql`
  select step.town_id, step.campaign_id, task_id, due_at, weekly, ${names}
    from asked join campaign_counter_step as step using (town_id, campaign_id)
  union all
  select town_id, campaign_id, task_id, due_at, period > 0, ${weighed} from (
    select -1 as sign, standing.*
      from asked
      join unit on unit.town_id = asked.town_id and unit.closed_on is not null
      join campaign_standing as standing on standing.town_id = unit.town_id and standing.unit_id = unit.id
       and standing.campaign_id = asked.campaign_id
     where ${hasLeft(sql`asked.frozen_on`)}
  ) as standing group by 1, 2, 3, 4, 5`

/** Late is what is owed of days that are past; a weekly task counts as far as its weeks are asked. */
const summed = sql`
  sum(asked)::int as asked, sum(received)::int as received, sum(on_time)::int as "onTime", sum(accepted)::int as accepted,
  sum(sent)::int as sent, sum(returned)::int as returned, sum(waived)::int as waived,
  coalesce(sum(owed) filter (where due_at < asked_of.now), 0)::int as late`
const isWithin = sql`(not weekly or due_at <= asked_of.week_end)`

/** One line a town: twenty counters are added up, not four thousand standings. */
export async function sumTowns(db: Db, towns: readonly TownAsked[]): Promise<(Sums & { townId: string })[]> {
  const { rows } = await sql<Sums & { townId: string }>`
    with ${askedOf(towns)}, kept as (
      select town_id, due_at, weekly, ${names} from asked join campaign_counter_day using (town_id, campaign_id)
      union all
      select town_id, due_at, weekly, ${names} from (${beside}) as beside
    )
    select kept.town_id as "townId", ${summed}
      from kept join asked as asked_of using (town_id) where ${isWithin}
     group by 1`.execute(db)
  return rows
}

export interface ActivitySums extends Sums {
  heading: string
  /** How many towns were asked for it. */
  towns: number
}

/** One line an activity of the notice, over all towns that carry it on under the same words; in the notice's order. */
export async function sumActivities(db: Db, towns: readonly TownAsked[]): Promise<ActivitySums[]> {
  const { rows } = await sql<ActivitySums>`
    with ${askedOf(towns)}, kept as (
      select town_id, task_id, due_at, weekly, ${names} from asked join campaign_counter using (town_id, campaign_id)
      union all
      select town_id, task_id, due_at, weekly, ${names} from (${beside}) as beside
    ), by_task as (
      select kept.town_id, task_id, ${summed}
        from kept join asked as asked_of using (town_id) where ${isWithin}
       group by 1, 2
    )
    select coalesce(nullif(activity.short_name, ''), activity.heading) as heading, count(distinct by_task.town_id)::int as towns,
      sum(asked)::int as asked, sum(received)::int as received, sum("onTime")::int as "onTime",
      sum(accepted)::int as accepted, sum(sent)::int as sent, sum(returned)::int as returned,
      sum(waived)::int as waived, sum(late)::int as late
      from by_task
      join campaign_task as task on task.town_id = by_task.town_id and task.id = by_task.task_id
      join campaign_activity as activity on activity.town_id = task.town_id and activity.id = task.activity_id
     group by 1 order by min(activity.position), 1`.execute(db)
  return rows
}
