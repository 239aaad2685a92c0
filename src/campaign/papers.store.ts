import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** What a paper says besides figures: who did a task, which photos show it, how often the office sent something back. */
export interface UnitDone {
  taskId: string
  unitId: string
  kind: string
}

/** Every unit once for every task of which the office accepted something; a unit counts under its first kind. */
export async function listUnitsDone(db: Db, townId: string, campaignId: string): Promise<UnitDone[]> {
  const { rows } = await sql<UnitDone>`
    select distinct standing.task_id as "taskId", standing.unit_id as "unitId", unit.kinds[1] as kind
      from campaign_standing as standing
      join unit on unit.town_id = standing.town_id and unit.id = standing.unit_id
     where standing.town_id = ${townId} and standing.campaign_id = ${campaignId} and standing.stage = 'accepted'`.execute(
    db,
  )
  return rows
}

export async function countReturns(db: Db, townId: string, campaignId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
      from campaign_standing as standing
      join campaign_submission as submission
        on submission.town_id = standing.town_id and submission.assignment_id = standing.assignment_id
      join campaign_review as review on review.town_id = submission.town_id and review.submission_id = submission.id
     where standing.town_id = ${townId} and standing.campaign_id = ${campaignId}
       and review.verdict = 'returned' and review.withdrawn_at is null`.execute(db)
  return rows[0]!.count
}

export interface PaperPhoto {
  evidenceId: string
  submissionId: string
  taskId: string
  unit: string
  title: string
  displaySha256: string
  width: number
  height: number
  heldOn: string | null
}

/**
 * Accepted photos, each file once, spread evenly: first one of every task, then a second of another unit, and so on;
 * in the order of the notice.
 */
export async function listPaperPhotos(db: Db, townId: string, campaignId: string, most: number): Promise<PaperPhoto[]> {
  const { rows } = await sql<PaperPhoto>`
    with once as (
      select distinct on (photo.original_sha256) photo.*, standing.task_id, standing.unit_id, standing.submission_id,
             row_number() over (partition by standing.assignment_id order by photo.id) as nth
        from campaign_standing as standing
        join campaign_evidence as photo
          on photo.town_id = standing.town_id and photo.assignment_id = standing.assignment_id
       where standing.town_id = ${townId} and standing.campaign_id = ${campaignId} and standing.stage = 'accepted'
         and photo.kind = 'photo' and photo.display_sha256 is not null and photo.removed_at is null
       order by photo.original_sha256, photo.id
    ), chosen as (
      select once.*, row_number() over (partition by task_id order by nth, sent_at, id) as turn
        from once order by turn, task_id limit ${most}
    )
    select chosen.id as "evidenceId", chosen.submission_id as "submissionId", chosen.task_id as "taskId",
           unit.name as unit, task.title, chosen.display_sha256 as "displaySha256", chosen.width, chosen.height,
           submission.held_on as "heldOn"
      from chosen
      join campaign_task as task on task.town_id = chosen.town_id and task.id = chosen.task_id
      join unit on unit.town_id = chosen.town_id and unit.id = chosen.unit_id
      left join campaign_submission as submission
        on submission.town_id = chosen.town_id and submission.id = chosen.submission_id
     order by task.position, chosen.turn`.execute(db)
  return rows
}
