import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { EvidenceAsk } from './campaign.types.ts'
import { listDoubted } from './evidence.doubts.store.ts'
import { lockStanding, moveStanding, type StandingRow } from './standing.store.ts'

export type Verdict = { verdict: 'accepted' } | { verdict: 'returned'; reason: string; dueAt: Date }

/** Somebody was quicker: another officer decided, or the unit sent a newer version. */
export type Overtaken = 'decided' | 'newer' | 'waived'

export interface Reviewed {
  submissionId: string
  assignmentId: string
  by: string
  now: Date
}

/** The office's word on the latest version, and the standing moved with it; of two officers the second is told. */
export async function recordReview(
  tx: Db,
  townId: string,
  { submissionId, assignmentId, by, now }: Reviewed,
  verdict: Verdict,
): Promise<{ reviewId: string } | { overtaken: Overtaken }> {
  const standing = await lockStanding(tx, townId, assignmentId)
  if (!standing) throw new Error(`submission ${submissionId} has no standing`)
  const overtaken = overtakenBy(standing, submissionId)
  if (overtaken) return { overtaken }
  const reviewId = newId()
  await tx
    .insertInto('campaign_review')
    .values({
      town_id: townId,
      id: reviewId,
      submission_id: submissionId,
      verdict: verdict.verdict,
      reason: verdict.verdict === 'returned' ? verdict.reason : '',
      due_at: verdict.verdict === 'returned' ? verdict.dueAt : null,
      reviewed_by: by,
      reviewed_at: now,
    })
    .execute()
  await moveStanding(
    tx,
    townId,
    assignmentId,
    verdict.verdict === 'accepted' ? { to: 'accepted', at: now } : { to: 'returned', at: now, dueAt: verdict.dueAt },
  )
  return { reviewId }
}

function overtakenBy(standing: StandingRow, submissionId: string): Overtaken | undefined {
  if (standing.stage === 'waived') return 'waived'
  if (standing.submissionId !== submissionId) return 'newer'
  return standing.stage === 'sent' ? undefined : 'decided'
}

export interface Review {
  submissionId: string
  verdict: 'accepted' | 'returned'
  reason: string
  dueAt: Date | null
  byName: string
  reviewedAt: Date
}

const reviews = (db: Db, townId: string) =>
  db
    .selectFrom('campaign_review as review')
    .innerJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'review.town_id').onRef('person.id', '=', 'review.reviewed_by'),
    )
    .where('review.town_id', '=', townId)
    .where('review.withdrawn_at', 'is', null)
    .select([
      'review.submission_id as submissionId',
      'review.verdict',
      'review.reason',
      'review.due_at as dueAt',
      'person.name as byName',
      'review.reviewed_at as reviewedAt',
    ])
    .$narrowType<{ verdict: 'accepted' | 'returned' }>()

export const findReview = (db: Db, townId: string, submissionId: string): Promise<Review | undefined> =>
  reviews(db, townId).where('review.submission_id', '=', submissionId).executeTakeFirst()

export const listReviewsOf = (db: Db, townId: string, submissionIds: readonly string[]): Promise<Review[]> =>
  submissionIds.length === 0
    ? Promise.resolve([])
    : reviews(db, townId).where('review.submission_id', 'in', submissionIds).execute()

export interface Waiting {
  submissionId: string
  assignmentId: string
  unit: string
  title: string
  period: number
  sentAt: Date
  version: number
  photos: number
  /** Figures that the unit was asked about and stood by. */
  sure: string[]
  evidence: EvidenceAsk[]
  /** A picture of it looks like another, or is older than the campaign. */
  doubted: boolean
}

/** Every version that was sent, with what its assignment has now. */
const sent = (db: Db, townId: string) =>
  db
    .selectFrom('campaign_standing as standing')
    .innerJoin('campaign_submission as submission', (join) =>
      join
        .onRef('submission.town_id', '=', 'standing.town_id')
        .onRef('submission.assignment_id', '=', 'standing.assignment_id'),
    )
    .innerJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'standing.town_id').onRef('unit.id', '=', 'standing.unit_id'),
    )
    .innerJoin('campaign_task as task', (join) =>
      join.onRef('task.town_id', '=', 'standing.town_id').onRef('task.id', '=', 'standing.task_id'),
    )
    .where('standing.town_id', '=', townId)
    .select([
      'submission.id as submissionId',
      'standing.assignment_id as assignmentId',
      'unit.name as unit',
      'task.title',
      'standing.period',
      'submission.sent_at as sentAt',
      'submission.version',
      'standing.photos',
      'submission.sure',
      'task.evidence',
    ])

/** In the words of the index campaign_standing_queue. */
const isWaiting = (standing: string) => sql<SqlBool>`${sql.ref(standing)}.stage = 'sent'`

/** A day's work and more; the rest appears as these go. */
const MOST_SHOWN = 200

/** What lies with the office, first come first. */
export async function listQueue(db: Db, townId: string, campaignId: string, most = MOST_SHOWN): Promise<Waiting[]> {
  const rows = await sent(db, townId)
    .where('standing.campaign_id', '=', campaignId)
    .where(isWaiting('standing'))
    .whereRef('submission.id', '=', 'standing.submission_id')
    .orderBy('standing.sent_at')
    .orderBy('submission.id')
    .limit(most)
    .$castTo<Omit<Waiting, 'doubted'>>()
    .execute()
  return withDoubts(db, townId, rows)
}

/** These versions, whether they wait still or not. */
export async function listSent(db: Db, townId: string, submissionIds: readonly string[]): Promise<Waiting[]> {
  if (submissionIds.length === 0) return []
  const rows = await sent(db, townId)
    .where('submission.id', 'in', submissionIds)
    .orderBy('submission.sent_at')
    .orderBy('submission.id')
    .$castTo<Omit<Waiting, 'doubted'>>()
    .execute()
  return withDoubts(db, townId, rows)
}

async function withDoubts(db: Db, townId: string, rows: Omit<Waiting, 'doubted'>[]): Promise<Waiting[]> {
  const ids = rows.map(({ assignmentId }) => assignmentId)
  const doubted = await listDoubted(db, townId, ids)
  return rows.map((row) => ({ ...row, doubted: doubted.has(row.assignmentId) }))
}

export async function countQueue(db: Db, townId: string, campaignId: string): Promise<number> {
  const { count } = await db
    .selectFrom('campaign_standing')
    .where('town_id', '=', townId)
    .where('campaign_id', '=', campaignId)
    .where(isWaiting('campaign_standing'))
    .select((query) => query.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Not asked of this unit after all, with the reason. @returns false when it was accepted or waived before */
export async function recordWaiver(
  tx: Db,
  townId: string,
  { assignmentId, reason, by, now }: { assignmentId: string; reason: string; by: string; now: Date },
): Promise<boolean> {
  const standing = await lockStanding(tx, townId, assignmentId)
  if (!standing || standing.stage === 'accepted' || standing.stage === 'waived') return false
  await tx
    .insertInto('campaign_waiver')
    .values({ town_id: townId, assignment_id: assignmentId, reason, waived_by: by, waived_at: now })
    .onConflict((earlier) =>
      earlier
        .columns(['town_id', 'assignment_id'])
        .doUpdateSet({ reason, waived_by: by, waived_at: now, withdrawn_at: null, withdrawn_by: null }),
    )
    .execute()
  await moveStanding(tx, townId, assignmentId, { to: 'waived', at: now })
  return true
}

export const findWaiver = (
  db: Db,
  townId: string,
  assignmentId: string,
): Promise<{ reason: string; waivedAt: Date } | undefined> =>
  db
    .selectFrom('campaign_waiver')
    .where('town_id', '=', townId)
    .where('assignment_id', '=', assignmentId)
    .where('withdrawn_at', 'is', null)
    .select(['reason', 'waived_at as waivedAt'])
    .executeTakeFirst()
