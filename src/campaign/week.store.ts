import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { isCounted } from './counts.store.ts'

/** What a bulletin counts of a week: everything as it stood at its end. */
export interface WeekCount {
  asked: number
  received: number
  accepted: number
  late: number
  lateUnits: number
  units: number
  weekReceived: number
  weekAccepted: number
}

interface Asked {
  townId: string
  campaignId: string
  from: Date
  until: Date
  /** Weekly tasks count as far as this. */
  weekEnd: Date
  /** The day the campaign closed. */
  frozenOn: string | null
}

export async function countWeek(
  db: Db,
  { townId, campaignId, from, until, weekEnd, frozenOn }: Asked,
): Promise<WeekCount> {
  const { rows } = await sql<WeekCount>`
    with counted as (
      select standing.*, standing.due_at < ${until} and (standing.stage in ('issued', 'signed', 'returned')
             or standing.first_sent_at >= ${until}) as is_late
        from campaign_standing as standing
        join unit on unit.town_id = standing.town_id and unit.id = standing.unit_id
       where standing.town_id = ${townId} and standing.campaign_id = ${campaignId} and standing.stage <> 'waived'
         and (standing.period = 0 or standing.due_at <= ${weekEnd})
         and ${isCounted(frozenOn)}
    )
    select count(*)::int as asked,
           count(distinct unit_id)::int as units,
           (count(*) filter (where first_sent_at < ${until}))::int as received,
           (count(*) filter (where stage = 'accepted' and decided_at < ${until}))::int as accepted,
           (count(*) filter (where is_late))::int as late,
           (count(distinct unit_id) filter (where is_late))::int as "lateUnits",
           (count(*) filter (where first_sent_at >= ${from} and first_sent_at < ${until}))::int as "weekReceived",
           (count(*) filter (where stage = 'accepted' and decided_at >= ${from} and decided_at < ${until}))::int
             as "weekAccepted"
      from counted`.execute(db)
  return rows[0]!
}

/** An accepted report that shows how something is done well. */
export interface Practice {
  taskId: string
  title: string
  unitId: string
  unit: string
  words: string
  photos: number
  submissionId: string
}

const LEAST_LETTERS = 8

/** Of each task that was reported between the two moments the one with the most photos and words, each unit once. */
export async function listPractices(
  db: Db,
  { townId, campaignId, from, until, most }: Omit<Asked, 'weekEnd' | 'frozenOn'> & { most: number },
): Promise<Practice[]> {
  const { rows } = await sql<Practice>`
    with told as (
      select standing.task_id as "taskId", task.title, task.position, standing.unit_id as "unitId", unit.name as unit,
             submission.words, standing.photos, submission.id as "submissionId",
             row_number() over (partition by standing.unit_id order by standing.photos desc, length(submission.words) desc)
               as of_unit
        from campaign_standing as standing
        join campaign_submission as submission
          on submission.town_id = standing.town_id and submission.id = standing.submission_id
        join campaign_task as task on task.town_id = standing.town_id and task.id = standing.task_id
        join unit on unit.town_id = standing.town_id and unit.id = standing.unit_id
       where standing.town_id = ${townId} and standing.campaign_id = ${campaignId} and standing.stage = 'accepted'
         and submission.sent_at >= ${from} and submission.sent_at < ${until}
         and standing.photos > 0 and length(submission.words) >= ${LEAST_LETTERS}
    ), best as (
      select distinct on ("taskId") * from told where of_unit = 1
       order by "taskId", photos desc, length(words) desc
    )
    select * from best order by photos desc, length(words) desc, position limit ${most}`.execute(db)
  return rows
}
