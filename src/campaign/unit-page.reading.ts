import type { Db } from '#platform/db.ts'
import { listOwed, type OwedAssignment } from './assignments.store.ts'
import type { Metric } from './campaign.types.ts'
import { findShownCampaign } from './campaigns.store.ts'
import { listMetrics } from './metrics.store.ts'
import { listReviewsOf, type Review } from './reviews.store.ts'
import { inOrderOwed, isAsked, isOwed, weeklyUntil } from './standing.rules.ts'

export interface UnitDuties {
  /** When the campaign was closed: what is owed stays undone. */
  closedAt: Date | null
  owed: OwedAssignment[]
  /** With the office, settled, or not asked after all; the latest first. */
  done: OwedAssignment[]
  /** The first one beyond what is shown, for an empty page. */
  next: OwedAssignment | undefined
  metrics: Map<string, Metric[]>
  returns: Map<string, Review>
}

/** All that a unit's own page says; null before the first campaign runs. */
export async function readDuties(
  db: Db,
  townId: string,
  unit: { id: string; closedOn: string | null },
  now: Date,
): Promise<UnitDuties | null> {
  const campaign = await findShownCampaign(db, townId)
  if (!campaign) return null
  const all = (await listOwed(db, townId, unit.id, { campaignId: campaign.id })).filter(({ dueAt }) =>
    isAsked(dueAt, unit),
  )
  const horizon = weeklyUntil(now)
  // Of what is over all is told, weeks that never came too.
  const isNear = ({ period, dueAt }: OwedAssignment) => period === 0 || dueAt < horizon || campaign.closedAt !== null
  const owed = inOrderOwed(all.filter((one) => isOwed(one) && isNear(one)))
  const done = all.filter((one) => !isOwed(one)).sort((a, b) => doneAt(b) - doneAt(a))
  const taskIds = [...new Set(owed.map(({ taskId }) => taskId))]
  const metrics = taskIds.length > 0 ? await listMetrics(db, townId, taskIds) : []
  const returned = owed.filter(({ stage }) => stage === 'returned').flatMap(({ submissionId }) => submissionId ?? [])
  const reviews = await listReviewsOf(db, townId, returned)
  return {
    closedAt: campaign.closedAt,
    owed,
    done,
    next: inOrderOwed(all.filter((one) => isOwed(one) && !isNear(one)))[0],
    metrics: Map.groupBy(metrics, ({ taskId }) => taskId),
    returns: new Map(reviews.map((review) => [review.submissionId, review])),
  }
}

const doneAt = ({ sentAt, decidedAt, dueAt }: OwedAssignment): number => (sentAt ?? decidedAt ?? dueAt).getTime()
