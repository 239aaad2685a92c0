import { listActivities } from '#campaign/activities.store.ts'
import type { Activity, Campaign } from '#campaign/campaign.types.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { countByTaskAndKind } from '#campaign/counts.store.ts'
import type { Db } from '#platform/db.ts'
import { limitsOf } from './overview.reading.ts'
import { addUp, type Totals } from './overview.rules.ts'
import { listPublished, type Paper } from './papers.store.ts'
import { countAcceptedPhotos } from './photos.store.ts'

/** What the town's first page tells everybody alike. */
export interface Home {
  campaign: Campaign | undefined
  activities: Activity[]
  counts: Pick<Totals, 'asked' | 'received' | 'accepted'>
  papers: readonly Paper[]
  photos: number
}

const MOST_PAPERS = 3

export async function readHome(db: Db, townId: string, now: Date): Promise<Home> {
  const campaign = await findShownCampaign(db, townId)
  if (!campaign) return { campaign, activities: [], counts: addUp([]), papers: [], photos: 0 }
  const [activities, counts, papers, photos] = await Promise.all([
    listActivities(db, townId, campaign.id).then((all) => all.filter((one) => !one.droppedAt)),
    countByTaskAndKind(db, limitsOf(townId, campaign, now)),
    listPublished(db, townId),
    countAcceptedPhotos(db, townId, { campaignId: campaign.id, released: true }),
  ])
  const all = addUp(counts.map(({ taskId: _task, kind: _kind, ...totals }) => totals))
  return { campaign, activities, counts: all, papers: papers.slice(0, MOST_PAPERS), photos }
}
