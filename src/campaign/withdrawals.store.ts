import type { Db } from '#platform/db.ts'
import type { Overtaken } from './reviews.store.ts'
import { lockStanding, moveStanding } from './standing.store.ts'

interface Withdrawn {
  assignmentId: string
  by: string
  now: Date
}

/** The office takes its verdict back, as long as nothing followed it: the report waits again, due when it was due. */
export async function withdrawReview(
  tx: Db,
  townId: string,
  { assignmentId, submissionId, by, now }: Withdrawn & { submissionId: string },
): Promise<Overtaken | undefined> {
  const standing = await lockStanding(tx, townId, assignmentId)
  if (!standing || standing.submissionId !== submissionId) return 'newer'
  if (standing.stage !== 'accepted' && standing.stage !== 'returned')
    return standing.stage === 'waived' ? 'waived' : 'decided'
  const review = await tx
    .updateTable('campaign_review')
    .set({ withdrawn_at: now, withdrawn_by: by })
    .where('town_id', '=', townId)
    .where('submission_id', '=', submissionId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  // What nobody reviewed was accepted without a verdict: there is none to take back.
  if (!review) return 'decided'
  const { dueAt } = await findLastReturn(tx, townId, assignmentId)
  await moveStanding(tx, townId, assignmentId, { to: 'before', stage: 'sent', dueAt, decidedAt: null })
  return undefined
}

/** Asked of this unit after all. @returns false when it was not waived */
export async function withdrawWaiver(tx: Db, townId: string, { assignmentId, by, now }: Withdrawn): Promise<boolean> {
  const standing = await lockStanding(tx, townId, assignmentId)
  if (standing?.stage !== 'waived') return false
  await tx
    .updateTable('campaign_waiver')
    .set({ withdrawn_at: now, withdrawn_by: by })
    .where('town_id', '=', townId)
    .where('assignment_id', '=', assignmentId)
    .execute()
  const { dueAt, submissionId, returnedAt } = await findLastReturn(tx, townId, assignmentId)
  const signed = await tx
    .selectFrom('campaign_receipt')
    .where('town_id', '=', townId)
    .where('assignment_id', '=', assignmentId)
    .select('assignment_id')
    .executeTakeFirst()
  const isReturned = standing.submissionId !== null && submissionId === standing.submissionId
  const stage = isReturned ? 'returned' : standing.submissionId ? 'sent' : signed ? 'signed' : 'issued'
  await moveStanding(tx, townId, assignmentId, {
    to: 'before',
    stage,
    dueAt,
    decidedAt: isReturned ? returnedAt : null,
  })
  return true
}

/** The last date that was given: with a return in force, or when it was issued. */
async function findLastReturn(tx: Db, townId: string, assignmentId: string) {
  const { issuedFor, ...last } = await tx
    .selectFrom('campaign_assignment as assignment')
    .leftJoin('campaign_submission as submission', (join) =>
      join
        .onRef('submission.town_id', '=', 'assignment.town_id')
        .onRef('submission.assignment_id', '=', 'assignment.id'),
    )
    .leftJoin('campaign_review as review', (join) =>
      join
        .onRef('review.town_id', '=', 'submission.town_id')
        .onRef('review.submission_id', '=', 'submission.id')
        .on('review.verdict', '=', 'returned')
        .on('review.withdrawn_at', 'is', null),
    )
    .where('assignment.town_id', '=', townId)
    .where('assignment.id', '=', assignmentId)
    .orderBy('review.reviewed_at', (order) => order.desc().nullsLast())
    .limit(1)
    .select([
      'assignment.due_at as issuedFor',
      'review.due_at as dueAt',
      'review.reviewed_at as returnedAt',
      'review.submission_id as submissionId',
    ])
    .executeTakeFirstOrThrow()
  return { ...last, dueAt: last.dueAt ?? issuedFor }
}
