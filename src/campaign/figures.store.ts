import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** One number that one unit gave for one metric, and the submission it stands in. */
export interface GivenFigure {
  taskId: string
  code: string
  value: number
  unitId: string
  unit: string
  submissionId: string
  number: string
  stage: string
  heldOn: string | null
  sentAt: Date
}

interface Asked {
  townId: string
  campaignId: string
  /** 'accepted' for papers; with 'sent' too while the month runs. */
  stages: readonly string[]
  taskId?: string
  code?: string
}

/** The latest version of every submission, a row per figure in it. Every total of every paper is added up from these. */
export async function listGivenFigures(
  db: Db,
  { townId, campaignId, stages, taskId, code }: Asked,
): Promise<GivenFigure[]> {
  const { rows } = await sql<GivenFigure>`
    select standing.task_id as "taskId", figure.key as code, figure.value::numeric as value, standing.unit_id as "unitId",
           unit.name as unit, submission.id as "submissionId", submission.number, standing.stage,
           submission.held_on as "heldOn", submission.sent_at as "sentAt"
      from campaign_standing as standing
      join campaign_submission as submission on submission.town_id = standing.town_id and submission.id = standing.submission_id
      join unit on unit.town_id = standing.town_id and unit.id = standing.unit_id
     cross join lateral jsonb_each_text(submission.figures) as figure
     where standing.town_id = ${townId} and standing.campaign_id = ${campaignId}
       and standing.stage = any(${stages as string[]})
       ${taskId ? sql`and standing.task_id = ${taskId}` : sql``}
       ${code ? sql`and figure.key = ${code}` : sql``}
     order by submission.sent_at`.execute(db)
  return rows
}
