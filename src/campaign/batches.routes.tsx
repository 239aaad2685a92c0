import { type Ctx, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { tell } from '#platform/live/live.ts'
import { type Batch, type BatchPiece, findBatch, lockBatch, recordBatchUndo } from './batches.store.ts'
import { lockStandings } from './standing.store.ts'
import { withdrawReview, withdrawWaiver } from './withdrawals.store.ts'

export const batchRoutes: Route[] = [
  post('/office/batches/:batch/undoings', office, async (c) => {
    const { db, town, viewer, now } = c.var
    const id = c.req.param('batch') ?? ''
    const batch = (isId(id) && (await findBatch(db, town.id, id))) || notFound()
    // A message that went out is not called back.
    if (batch.act === 'urge') return notFound()
    return once(c, `${batch.act === 'waive' ? '/office/owed' : '/office/reviews'}?batch=${id}`, async (tx) => {
      await lockBatch(tx, town.id, id)
      // Taken back before: the note that follows says so.
      if ((await findBatch(tx, town.id, id))?.undone) return
      const done = batch.pieces.filter(({ leftOut }) => leftOut === null)
      await lockStandings(
        tx,
        town.id,
        done.map(({ assignmentId }) => assignmentId),
      )
      const stayed: string[] = []
      for (const piece of done) if (!(await takeBack(tx, c, batch, piece))) stayed.push(piece.assignmentId)
      // the guard lets nobody in without a name
      await recordBatchUndo(tx, town.id, { batchId: id, by: viewer!.personId, now, stayed })
      const detail = { pieces: done.length - stayed.length, stayed: stayed.length }
      await recordAct(tx, c, { act: 'batch.undo', subject: `batch/${id}`, detail })
      await tell(tx, town.id)
    })
  }),
]

/** @returns false when something followed it meanwhile: then it stays as it is */
async function takeBack(tx: Db, c: Ctx, batch: Batch, piece: BatchPiece): Promise<boolean> {
  const { town, viewer, now } = c.var
  const { assignmentId, submissionId, reviewId } = piece
  const own = { assignmentId, by: viewer!.personId, now }
  const detail = { batch: batch.id }
  if (batch.act === 'waive') {
    if (!(await withdrawWaiver(tx, town.id, { ...own, waived: { by: batch.by, at: batch.now } }))) return false
    await recordAct(tx, c, { act: 'assignment.unwaive', subject: `assignment/${assignmentId}`, detail })
    return true
  }
  if (!submissionId || !reviewId) return false
  if (await withdrawReview(tx, town.id, { ...own, submissionId, reviewId })) return false
  await recordAct(tx, c, { act: 'submission.withdraw', subject: `submission/${submissionId}`, detail })
  return true
}

/** What a press before this page did, as its address names it. */
export async function batchIn(c: Ctx, db: Db): Promise<Batch | undefined> {
  const id = c.req.query('batch')
  return isId(id) ? findBatch(db, c.var.town.id, id) : undefined
}
