import { anyone, type Ctx, get, post, type Route } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { holderOf, unitHolder } from '#units/holder.ts'
import { findAssignment } from './assignments.store.ts'
import { sentOf } from './evidence.reading.ts'
import { listEvidence } from './evidence.store.ts'
import { LookUpPage, ReceiptPage } from './receipts.views.tsx'
import { listReviewsOf } from './reviews.store.ts'
import { readReceiptNumber } from './submissions.rules.ts'
import { findByNumber, findSubmission, listVersions } from './submissions.store.ts'
import { findTask } from './tasks.store.ts'
import { unitPage } from './unit-page.answer.ts'
import { readDuties } from './unit-page.reading.ts'

export const receiptRoutes: Route[] = [
  get('/u/:unit/receipts/:submission', unitHolder, async (c) => {
    const { db, town, now } = c.var
    const { unit, ref, via } = holderOf(c)
    const { submission, assignment } = await submissionOf(c, unit.id)
    const task = (await findTask(db, town.id, assignment.taskId)) ?? notFound()
    const versions = await listVersions(db, town.id, assignment.assignmentId)
    const ids = versions.map(({ id }) => id)
    const duties = await readDuties(db, town.id, unit, now)
    return unitPage(
      c,
      <ReceiptPage
        unit={unit.name}
        minors={unit.kinds.includes('school')}
        unitRef={ref}
        officeName={town.officeName}
        assignment={assignment}
        task={task}
        submission={submission}
        versions={versions}
        reviews={await listReviewsOf(db, town.id, ids)}
        evidence={await listEvidence(db, town.id, assignment.assignmentId)}
        sent={sentOf(c)}
        via={via}
        rest={duties?.owed.length ?? 0}
      />,
    )
  }),

  get('/receipts', anyone, (c) => page(c, <LookUpPage typed="" problem={undefined} found={undefined} />)),

  // A POST, so that no number stands in an address, a history or a log.
  post('/receipts', anyone, async (c) => {
    const typed = c.var.form.text('number').slice(0, 20)
    const number = readReceiptNumber(typed)
    if (!number) return page(c, <LookUpPage typed={typed} problem="bad" found={undefined} />, 422)
    const found = await findByNumber(c.var.db, c.var.town.id, number)
    if (!found) return page(c, <LookUpPage typed={typed} problem="unknown" found={undefined} />, 422)
    return unitPage(c, <LookUpPage typed={typed} problem={undefined} found={{ number, ...found }} />)
  }),
]

async function submissionOf(c: Ctx, unitId: string) {
  const { db, town } = c.var
  const id = c.req.param('submission')
  const submission = isId(id) ? await findSubmission(db, town.id, id) : undefined
  const assignment = submission && (await findAssignment(db, town.id, submission.assignmentId, unitId))
  return submission && assignment ? { submission, assignment } : notFound()
}
