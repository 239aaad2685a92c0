import { findAssignment } from '#campaign/assignments.store.ts'
import { type LeftOut, wrongChoice } from '#campaign/batches.rules.ts'
import { type BatchAct, type BatchPiece, recordBatch } from '#campaign/batches.store.ts'
import { isWaiverReason } from '#campaign/reviews.rules.ts'
import { recordWaiver } from '#campaign/reviews.store.ts'
import { findStanding, lockStandings } from '#campaign/standing.store.ts'
import { type Ctx, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import type { Db } from '#platform/db.ts'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId, newId } from '#platform/ids.ts'
import { tell } from '#platform/live/live.ts'
import { type HandOutcome, urgeByHand } from '#urges/slice.ts'
import { owedPage } from './owed.routes.tsx'
import type { SeveralOwed } from './owed.several.views.tsx'

export const severalOwedRoutes: Route[] = [
  post('/office/owed/waivers', office, async (c) => {
    const reason = c.var.form.text('reason')
    return onEach(c, 'waive', !isWaiverReason(reason), async (tx, assignmentId, batch) => {
      const { town, viewer, now } = c.var
      const standing = await findStanding(tx, town.id, assignmentId)
      // What came in meanwhile is looked at, not waived unseen.
      if (standing?.stage === 'sent') return 'reported'
      // the guard lets nobody in without a name
      if (!(await recordWaiver(tx, town.id, { assignmentId, reason, by: viewer!.personId, now }))) return 'settled'
      await recordAct(tx, c, { act: 'assignment.waive', subject: `assignment/${assignmentId}`, detail: { batch } })
      return null
    })
  }),

  post('/office/owed/urges', office, (c) =>
    onEach(c, 'urge', false, async (tx, assignmentId, batch) => {
      const { town, viewer, now, site } = c.var
      const outcome = await urgeByHand(tx, town.id, site.keys, assignmentId, { by: viewer!.personId, now })
      const detail = { outcome, batch }
      await recordAct(tx, c, { act: 'assignment.urge', subject: `assignment/${assignmentId}`, detail })
      return leftBy[outcome]
    }),
  ),
]

const leftBy: Record<HandOutcome, LeftOut | null> = {
  planned: null,
  later: null,
  told: 'told',
  paused: 'paused',
  settled: 'reported',
  never: 'never',
}

/** One transaction for the press; each of the chosen is an act of its own, and says why when nothing was done. */
async function onEach(
  c: Ctx,
  act: BatchAct,
  lacksReason: boolean,
  work: (tx: Db, assignmentId: string, batchId: string) => Promise<LeftOut | null>,
): Promise<Response> {
  const { town, viewer, now, form } = c.var
  const chosen = [...new Set(form.every('assignment'))]
  return once(c, '/office/owed', async (tx) => {
    const problems: SeveralOwed['problems'] = [
      wrongChoice(chosen),
      lacksReason ? ('reason' as const) : undefined,
    ].filter((name) => name !== undefined)
    if (problems.length > 0) throw new Refusal(await owedPage(c, tx, { chosen, problems, reason: form.text('reason') }))
    for (const id of chosen) if (!isId(id) || !(await findAssignment(tx, town.id, id))) return notFound()
    await lockStandings(tx, town.id, chosen)
    const batchId = newId()
    const pieces: BatchPiece[] = []
    for (const assignmentId of chosen) {
      const leftOut = await work(tx, assignmentId, batchId)
      pieces.push({ assignmentId, submissionId: null, reviewId: null, leftOut })
    }
    await recordBatch(tx, town.id, { id: batchId, act, by: viewer!.personId, now }, pieces)
    await tell(tx, town.id)
    return `/office/owed?batch=${batchId}`
  })
}
