import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Figures } from './submissions.rules.ts'

/** What the office accepted of one unit for one task: the version that counts. */
export interface Accepted {
  id: string
  taskId: string
  unitId: string
  period: number
  version: number
  heldOn: string | null
  /** As machines write it, in UTC. */
  sentAt: string
  figures: Figures
}

/** In the order in which they were sent, from the one after `after` on. */
export const listAccepted = (
  db: Db,
  townId: string,
  campaignId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<Accepted[]> =>
  db
    .selectFrom('campaign_submission as submission')
    .innerJoin('campaign_standing as standing', (join) =>
      join
        .onRef('standing.town_id', '=', 'submission.town_id')
        .onRef('standing.assignment_id', '=', 'submission.assignment_id')
        .onRef('standing.submission_id', '=', 'submission.id'),
    )
    .where('submission.town_id', '=', townId)
    .where('standing.campaign_id', '=', campaignId)
    .where('standing.stage', '=', 'accepted')
    .$if(after !== null, (some) => some.where('submission.id', '>', after))
    .orderBy('submission.id')
    .limit(limit)
    .select([
      'submission.id',
      'standing.task_id as taskId',
      'standing.unit_id as unitId',
      'standing.period',
      'submission.version',
      'submission.held_on as heldOn',
      sql<string>`to_char(submission.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`.as('sentAt'),
      'submission.figures',
    ])
    .$narrowType<{ figures: Figures }>()
    .execute()
