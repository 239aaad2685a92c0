import { sql } from 'kysely'
import { type Db, transact } from '#platform/db.ts'
import { holdCounters } from './counters.store.ts'
import { heldOf, oneTown, readingOf, summed, type TownsRead } from './counters.towns.store.ts'

const all = (now: Date): TownsRead =>
  sql`select id as town_id, ${now}::timestamptz + clock_shift_ms * interval '1 millisecond' as now from town`

/** Towns that are read from their counters, each with its own time. `now` is the server's. */
export async function listUnsummed(db: Db, now: Date): Promise<{ townId: string; now: Date }[]> {
  const { rows } = await sql<{ townId: string; now: Date }>`
    with ${heldOf(all(now))}
    select reading.town_id as "townId", now
      from reading join held using (town_id)
     where not holds and exists (
       select from campaign_counter_day as day
        where day.town_id = reading.town_id and day.campaign_id = reading.campaign_id)`.execute(db)
  return rows
}

/** What is due before `now` and as far as weeks are asked, over rows of counters beside `reading`. */
const added = sql.raw(
  ['asked', 'received', 'on_time', 'accepted', 'sent', 'returned', 'waived']
    .map((name) => `coalesce(sum(counter.${name}) filter (where not weekly or due_at <= week_end), 0)`)
    .concat('coalesce(sum(owed) filter (where due_at < now and (not weekly or due_at <= week_end)), 0)')
    .join(', '),
)

/** Adds a town's counters up for whoever reads them, by the campaign it shows at its `now`. */
export const keepSums = (db: Db, townId: string, now: Date): Promise<void> =>
  transact(db, async (tx) => {
    await holdCounters(tx, townId)
    await tx.deleteFrom('campaign_counter_sum').where('town_id', '=', townId).execute()
    await sql`
      with ${readingOf(oneTown(townId, now))}, whole as (
        insert into campaign_counter_sum (town_id, campaign_id, due_before, due_next, week_asked, week_next, ${summed})
        select counter.town_id, counter.campaign_id,
               coalesce(max(due_at) filter (where due_at < now), '-infinity'),
               coalesce(min(due_at) filter (where due_at >= now), 'infinity'),
               coalesce(max(due_at) filter (where weekly and due_at <= week_end), '-infinity'),
               coalesce(min(due_at) filter (where weekly and due_at > week_end), 'infinity'), ${added}
          from reading join campaign_counter_day as counter using (town_id, campaign_id)
         group by counter.town_id, counter.campaign_id
      )
      insert into campaign_counter_activity (town_id, activity_id, ${summed})
      select counter.town_id, task.activity_id, ${added}
        from reading
        join campaign_counter as counter using (town_id, campaign_id)
        join campaign_task as task on task.town_id = counter.town_id and task.id = counter.task_id
       group by counter.town_id, task.activity_id`.execute(tx)
  })
