import type { Db } from '#platform/db.ts'
import type { Activity } from './campaign.types.ts'
import { withoutMissing } from './campaigns.store.ts'

export type ActivityDrafted = Omit<Activity, 'campaignId' | 'droppedAt'>

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

export async function recordActivity(
  tx: Db,
  townId: string,
  campaignId: string,
  activity: ActivityDrafted,
): Promise<void> {
  await tx
    .insertInto('campaign_activity')
    .values({
      town_id: townId,
      campaign_id: campaignId,
      id: activity.id,
      position: activity.position,
      section: activity.section,
      marker: activity.marker,
      heading: activity.heading,
      short_name: activity.shortName,
      body: activity.body,
      kinds: activity.kinds,
      starts_on: activity.startsOn,
      ends_on: activity.endsOn,
      time: activity.time,
      place: activity.place,
      responsible: activity.responsible,
      hotlines: activity.hotlines,
      items: activity.items,
    })
    .execute()
}

export type ActivityChange = Partial<Omit<Activity, 'id' | 'campaignId'>>

export async function changeActivity(tx: Db, townId: string, id: string, change: ActivityChange): Promise<void> {
  const columns = withoutMissing({
    heading: change.heading,
    short_name: change.shortName,
    body: change.body,
    items: change.items,
    kinds: change.kinds,
    starts_on: change.startsOn,
    ends_on: change.endsOn,
    time: change.time,
    place: change.place,
    responsible: change.responsible,
    hotlines: change.hotlines,
    dropped_at: change.droppedAt,
  })
  if (Object.keys(columns).length === 0) return
  await tx.updateTable('campaign_activity').set(columns).where('town_id', '=', townId).where('id', '=', id).execute()
}
