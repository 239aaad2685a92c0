import type { Ctx } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import type { Db } from '#platform/db.ts'
import { tell } from '#platform/live/live.ts'
import { holderOf } from '#units/holder.ts'
import { doubtReceived } from './evidence.doubts.reading.ts'
import type { FilesKept } from './evidence.reading.ts'
import { recordEvidence } from './evidence.store.ts'
import { type Asked, resend } from './reporting.reading.ts'
import { canReport } from './standing.rules.ts'
import { lockStanding } from './standing.store.ts'

export type EvidenceReceived = { name: 'locked' } | { name: 'kept'; ids: string[]; submissionId: string | null }

/** What was read stands for the assignment from here on, however it came: with one form, or piece by piece. */
export async function receiveEvidence(c: Ctx, tx: Db, asked: Asked, kept: FilesKept): Promise<EvidenceReceived> {
  const { town, now } = c.var
  const { via, linkId, reporter } = holderOf(c)
  const { assignmentId } = asked.assignment
  const standing = await lockStanding(tx, town.id, assignmentId)
  if (!standing || !canReport({ ...standing, reviewed: asked.task.reviewed })) return { name: 'locked' }
  const ids = await recordEvidence(tx, town.id, assignmentId, kept.pieces, now)
  await doubtReceived(tx, town.id, ids, kept.pieces, now)
  const again = ids.length > 0 ? await resend(c, tx, asked, { via, linkId, reporter }) : undefined
  if (ids.length > 0) {
    await recordAct(tx, c, {
      act: 'evidence.send',
      subject: `assignment/${assignmentId}`,
      detail: { pieces: ids.length, refused: kept.refused.length },
    })
    await tell(tx, town.id)
  }
  return { name: 'kept', ids, submissionId: again ?? standing.submissionId }
}
