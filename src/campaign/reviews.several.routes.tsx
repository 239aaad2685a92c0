import { type Ctx, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import type { Db } from '#platform/db.ts'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId, newId } from '#platform/ids.ts'
import { tell } from '#platform/live/live.ts'
import { flagOf, laterOf, readReturnOfSeveral, SEVERAL, wrongChoice } from './batches.rules.ts'
import { type BatchPiece, recordBatch } from './batches.store.ts'
import { onlyOf, reviewPage } from './reviews.page.tsx'
import { narrowed } from './reviews.rules.ts'
import { listSent, recordReview, type Verdict, type Waiting } from './reviews.store.ts'
import { reasonText } from './reviews.words.ts'
import { findStanding, lockStandings } from './standing.store.ts'
import { photosMissing } from './unit-page.views.tsx'

export const severalReviewRoutes: Route[] = [
  post('/office/reviews/acceptances', office, async (c) => {
    const chosen = chosenIn(c)
    return once(c, '/office/reviews', async (tx) => {
      await refuseUnlessSome(c, tx, chosen)
      return judgeSeveral(c, tx, 'accept', chosen, () => ({ verdict: 'accepted' }))
    })
  }),

  post('/office/reviews/returns', office, async (c) => {
    const chosen = chosenIn(c)
    return once(c, '/office/reviews', async (tx) => {
      await refuseUnlessSome(c, tx, chosen)
      const { read, problems } = readReturnOfSeveral(c.var.form, c.var.now)
      if (problems.length > 0) {
        const given = { ...read, due: c.var.form.text(`${SEVERAL}due`) }
        throw new Refusal(await reviewPage(c, tx, undefined, { several: { chosen, problems, given } }))
      }
      const reason = reasonText(read.picked, read.written)
      return judgeSeveral(c, tx, 'return', chosen, (dueAt) => ({
        verdict: 'returned',
        reason,
        dueAt: laterOf(dueAt, read.dueAt),
      }))
    })
  }),
]

const chosenIn = (c: Ctx): string[] => [...new Set(c.var.form.every('submission'))]

async function refuseUnlessSome(c: Ctx, tx: Db, chosen: string[]): Promise<void> {
  const name = wrongChoice(chosen)
  if (!name) return
  const problems = [{ field: 'submission', name } as const]
  throw new Refusal(await reviewPage(c, tx, undefined, { several: { chosen, problems } }))
}

/** Each is an act of its own, with its own row and line in the audit; what moved on meanwhile is left as it is. */
async function judgeSeveral(
  c: Ctx,
  tx: Db,
  act: 'accept' | 'return',
  chosen: readonly string[],
  verdictOn: (dueAt: Date) => Verdict,
): Promise<string> {
  const { town, viewer, now } = c.var
  // the guard lets nobody in without a name
  const by = viewer!.personId
  const batchId = newId()
  const pieces: BatchPiece[] = []
  for (const one of await lockChosen(tx, town.id, chosen)) {
    const { submissionId, assignmentId } = one
    const standing = (await findStanding(tx, town.id, assignmentId)) ?? notFound()
    const verdict = verdictOn(standing.dueAt)
    const waits = standing.stage === 'sent' && standing.submissionId === submissionId
    const flag = waits && act === 'accept' ? flagOf({ ...one, missing: photosMissing(one) }) : undefined
    const result = flag
      ? { overtaken: flag }
      : await recordReview(tx, town.id, { submissionId, assignmentId, by, now }, verdict)
    const leftOut = 'overtaken' in result ? result.overtaken : null
    pieces.push({ assignmentId, submissionId, reviewId: 'reviewId' in result ? result.reviewId : null, leftOut })
    if (leftOut) continue
    const detail = { batch: batchId }
    await recordAct(tx, c, { act: `submission.${verdict.verdict}`, subject: `submission/${submissionId}`, detail })
  }
  await recordBatch(tx, town.id, { id: batchId, act, by, now }, pieces)
  await tell(tx, town.id)
  return narrowed(`/office/reviews?batch=${batchId}`, onlyOf(c))
}

/** Read again once nobody else can move them. */
async function lockChosen(tx: Db, townId: string, chosen: readonly string[]): Promise<Waiting[]> {
  const known = chosen.every(isId) ? await listSent(tx, townId, chosen) : []
  if (known.length < chosen.length) return notFound()
  const assignments = new Set(known.map(({ assignmentId }) => assignmentId))
  // Two versions of one report come from no page of ours.
  if (assignments.size < known.length) return notFound()
  await lockStandings(tx, townId, [...assignments])
  return listSent(tx, townId, chosen)
}
