import { listActivities } from '#campaign/activities.store.ts'
import type { Activity, Campaign } from '#campaign/campaign.types.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { type Sums, sumTown } from '#campaign/counters.towns.store.ts'
import type { Db } from '#platform/db.ts'
import { noSums } from './counties.rules.ts'
import { listPublished, type Paper } from './papers.store.ts'
import { countAcceptedPhotos } from './photos.store.ts'

/** What the town's first page tells everybody alike. */
export interface Home {
  campaign: Campaign | undefined
  activities: Activity[]
  counts: Pick<Sums, 'asked' | 'received' | 'accepted'>
  papers: readonly Paper[]
  photos: number
}

const MOST_PAPERS = 3

export async function readHome(db: Db, townId: string, now: Date): Promise<Home> {
  const campaign = await findShownCampaign(db, townId)
  if (!campaign) return { campaign, activities: [], counts: noSums, papers: [], photos: 0 }
  const [activities, counts = noSums, papers, photos] = await Promise.all([
    listActivities(db, townId, campaign.id).then((all) => all.filter((one) => !one.droppedAt)),
    sumTown(db, townId, now),
    listPublished(db, townId),
    countAcceptedPhotos(db, townId, { campaignId: campaign.id, released: true }),
  ])
  return { campaign, activities, counts, papers: papers.slice(0, MOST_PAPERS), photos }
}
