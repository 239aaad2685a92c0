import { type Db, transact } from '#platform/db.ts'
import { type ActivityDrafted, recordActivity } from './activities.store.ts'
import type { Seat } from './campaign.types.ts'
import { type CampaignDrafted, recordCampaign } from './campaigns.store.ts'
import { recordSeats } from './committee.store.ts'
import { type FieldSpan, recordSpans } from './drafts.spans.store.ts'
import { recordTasks, type TaskDrafted } from './tasks.store.ts'

/** A whole campaign as it was drafted, with the ids that its spans speak of. */
export interface Draft {
  campaign: CampaignDrafted
  seats: readonly Seat[]
  activities: readonly ActivityDrafted[]
  tasks: readonly TaskDrafted[]
  spans: readonly FieldSpan[]
}

/** Campaign, seats, activities, tasks, figures and where each was read, in one transaction. */
export async function recordDraft(
  db: Db,
  townId: string,
  draft: Draft,
  origin: { noticeId: string | null; by: string | null; now: Date },
): Promise<string> {
  return transact(db, async (tx) => {
    const id = await recordCampaign(tx, townId, draft.campaign, origin)
    await recordSeats(tx, townId, id, draft.seats)
    for (const activity of draft.activities) await recordActivity(tx, townId, id, activity)
    await recordTasks(tx, townId, id, draft.tasks)
    await recordSpans(tx, townId, id, draft.spans)
    return id
  })
}
