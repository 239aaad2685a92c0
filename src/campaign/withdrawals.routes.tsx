import { office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { tell } from '#platform/live/live.ts'
import { findUnit } from '#units/units.store.ts'
import { listDoubts } from './evidence.doubts.store.ts'
import { findEvidence } from './evidence.store.ts'
import { askedOf } from './reporting.reading.ts'
import { OvertakenPage } from './reviews.views.tsx'
import { findSubmission } from './submissions.store.ts'
import { withdrawDismissals, withdrawReview, withdrawWaiver } from './withdrawals.store.ts'

/** What the office decided by a slip of the finger, it takes back. */
export const withdrawalRoutes: Route[] = [
  post('/office/submissions/:submission/withdrawals', office, async (c) => {
    const { db, town, viewer, now } = c.var
    const id = c.req.param('submission')
    const submission = (isId(id) && (await findSubmission(db, town.id, id))) || notFound()
    const { assignmentId } = submission
    return once(c, `/office/reviews/${submission.id}?withdrawn=${submission.id}`, async (tx) => {
      // the guard lets nobody in without a name
      const by = viewer!.personId
      const overtaken = await withdrawReview(tx, town.id, { assignmentId, submissionId: submission.id, by, now })
      if (overtaken) {
        const view = <OvertakenPage overtaken={overtaken} submissionId={submission.id} next={undefined} />
        throw new Refusal(await page(c, view, 409))
      }
      await recordAct(tx, c, { act: 'submission.withdraw', subject: `submission/${submission.id}` })
      await tell(tx, town.id)
    })
  }),

  post('/office/assignments/:assignment/withdrawals', office, async (c) => {
    const { db, town, viewer, now } = c.var
    const { assignment } = await askedOf(c, null, (id) => findUnit(db, town.id, id))
    const { assignmentId } = assignment
    return once(c, `/office/assignments/${assignmentId}/report?unwaived=1`, async (tx) => {
      // Asked anew or not: where it leads to shows how it stands.
      if (!(await withdrawWaiver(tx, town.id, { assignmentId, by: viewer!.personId, now }))) return
      await recordAct(tx, c, { act: 'assignment.unwaive', subject: `assignment/${assignmentId}` })
      await tell(tx, town.id)
    })
  }),

  post('/office/evidence/:evidence/withdrawals', office, async (c) => {
    const { db, town, viewer, now, form } = c.var
    const id = c.req.param('evidence')
    const piece = (isId(id) && (await findEvidence(db, town.id, id))) || notFound()
    const doubtId = form.text('doubt')
    if (!isId(doubtId) || !(await listDoubts(db, town.id, { evidenceId: piece.id })).some((one) => one.id === doubtId))
      return notFound()
    return once(c, `/office/evidence/${piece.id}/doubts?reopened=1`, async (tx) => {
      const by = viewer!.personId
      const doubts = await withdrawDismissals(tx, town.id, { evidenceId: piece.id, doubtId, by, now })
      // Open again before: the page that follows shows it.
      if (doubts === 0) return
      await recordAct(tx, c, { act: 'evidence.undismiss', subject: `evidence/${piece.id}`, detail: { doubts } })
      await tell(tx, town.id)
    })
  }),
]
