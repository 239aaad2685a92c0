import type { Db } from '#platform/db.ts'
import type { Overtaken } from './reviews.store.ts'
import { lockStanding, moveStanding } from './standing.store.ts'

interface Withdrawn {
  assignmentId: string
  by: string
  now: Date
}

/** The office takes its verdict back, as long as nothing followed it: the report waits again, due when it was due. `reviewId`: this one, and none given later. */
export async function withdrawReview(
  tx: Db,
  townId: string,
  { assignmentId, submissionId, reviewId, by, now }: Withdrawn & { submissionId: string; reviewId?: string },
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
    .$if(reviewId !== undefined, (query) => query.where('id', '=', reviewId ?? ''))
    .returning('id')
    .executeTakeFirst()
  // What nobody reviewed was accepted without a verdict: there is none to take back.
  if (!review) return 'decided'
  const { dueAt } = await findLastReturn(tx, townId, assignmentId)
  await moveStanding(tx, townId, assignmentId, { to: 'before', stage: 'sent', dueAt, decidedAt: null })
  return undefined
}

/** Asked of this unit after all. `waived`: by whom and when it was. @returns false when it was not waived, or anew */
export async function withdrawWaiver(
  tx: Db,
  townId: string,
  { assignmentId, waived, by, now }: Withdrawn & { waived?: { by: string; at: Date } },
): Promise<boolean> {
  const standing = await lockStanding(tx, townId, assignmentId)
  if (standing?.stage !== 'waived') return false
  const row = await tx
    .updateTable('campaign_waiver')
    .set({ withdrawn_at: now, withdrawn_by: by })
    .where('town_id', '=', townId)
    .where('assignment_id', '=', assignmentId)
    .$if(waived !== undefined, (query) =>
      query.where('waived_by', '=', waived?.by ?? '').where('waived_at', '=', waived?.at ?? now),
    )
    .returning('assignment_id')
    .executeTakeFirst()
  if (!row) return false
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

/** All that one press dismissed about this picture is open again. @returns how many */
export async function withdrawDismissals(
  tx: Db,
  townId: string,
  { evidenceId, doubtId, by, now }: { evidenceId: string; doubtId: string; by: string; now: Date },
): Promise<number> {
  const about = tx
    .selectFrom('campaign_evidence_doubt')
    .where('town_id', '=', townId)
    .where((either) => either.or([either('evidence_id', '=', evidenceId), either('other_id', '=', evidenceId)]))
    .select('id')
  const pressed = await tx
    .selectFrom('campaign_evidence_dismissal')
    .where('town_id', '=', townId)
    .where('doubt_id', '=', doubtId)
    .where('doubt_id', 'in', about)
    .where('withdrawn_at', 'is', null)
    .select(['dismissed_by', 'dismissed_at'])
    .executeTakeFirst()
  if (!pressed) return 0
  const { numUpdatedRows } = await tx
    .updateTable('campaign_evidence_dismissal')
    .set({ withdrawn_at: now, withdrawn_by: by })
    .where('town_id', '=', townId)
    .where('doubt_id', 'in', about)
    .where('withdrawn_at', 'is', null)
    // one press has one instant: what was dismissed before or after it stays so
    .where('dismissed_by', '=', pressed.dismissed_by)
    .where('dismissed_at', '=', pressed.dismissed_at)
    .executeTakeFirst()
  return Number(numUpdatedRows)
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
