import type { Db } from '#platform/db.ts'
import type { Activity } from './campaign.types.ts'

/** In the order of the notice; the dropped ones stand among them, marked. */
export const listActivities = (db: Db, townId: string, campaignId: string): Promise<Activity[]> =>
  db
    .selectFrom('campaign_activity')
    .where('town_id', '=', townId)
    .where('campaign_id', '=', campaignId)
    .select([
      'id',
      'campaign_id as campaignId',
      'position',
      'section',
      'marker',
      'heading',
      'short_name as shortName',
      'body',
      'kinds',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'time',
      'place',
      'responsible',
      'hotlines',
      'items',
      'dropped_at as droppedAt',
    ])
    .orderBy('position')
    .orderBy('id')
    .execute()
