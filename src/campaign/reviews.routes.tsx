import { type Ctx, get, isOffice, office, post, type Route, readers } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import type { MenuEntry } from '#people/manifest.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import type { Db } from '#platform/db.ts'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { tell } from '#platform/live/live.ts'
import { findRunningCampaign } from './campaigns.store.ts'
import { onlyOf, photoOf, queueOf, reviewPage } from './reviews.page.tsx'
import { readCase } from './reviews.reading.ts'
import { narrowed, nextAfter, readReturn } from './reviews.rules.ts'
import { countQueue, recordReview, type Verdict } from './reviews.store.ts'
import { OvertakenPage, SubmissionPage } from './reviews.views.tsx'
import { WaiverForm } from './reviews.waiver.views.tsx'
import { reasonText, reviewWords as words } from './reviews.words.ts'
import { findSubmission, type Submission } from './submissions.store.ts'

export const reviewRoutes: Route[] = [
  get('/office/reviews', readers, (c) => reviewPage(c, c.var.db, undefined)),

  get('/office/reviews/:submission', readers, async (c) => {
    const { id } = await submissionOf(c)
    return reviewPage(c, c.var.db, id)
  }),

  get('/office/submissions/:submission', readers, async (c) => {
    const { db, town, viewer } = c.var
    const { id } = await submissionOf(c)
    const one = (await readCase(db, town.id, id)) ?? notFound()
    const watches = !isOffice(viewer) || one.assignment.closedAt !== null
    const open = one.assignment.stage !== 'accepted' && one.assignment.stage !== 'waived'
    const aside =
      open && !watches ? <WaiverForm assignmentId={one.assignment.assignmentId} reason="" problems={[]} /> : undefined
    const fresh = c.req.query('fresh') === '1'
    return page(c, <SubmissionPage one={one} photo={photoOf(c)} watches={watches} fresh={fresh} aside={aside} />)
  }),

  post('/office/submissions/:submission/acceptances', office, async (c) => {
    const submission = await submissionOf(c)
    return once(c, '/office/reviews', (tx) => judge(c, tx, submission, { verdict: 'accepted' }))
  }),

  post('/office/submissions/:submission/returns', office, async (c) => {
    const submission = await submissionOf(c)
    return once(c, '/office/reviews', async (tx) => {
      const { read, problems } = readReturn(c.var.form, c.var.now)
      if (problems.length > 0) {
        const given = { ...read, due: c.var.form.text('due'), problems }
        throw new Refusal(await reviewPage(c, tx, submission.id, { given }))
      }
      const reason = reasonText(read.picked, read.written)
      return judge(c, tx, submission, { verdict: 'returned', reason, dueAt: read.dueAt })
    })
  }),
]

export const reviewMenu: MenuEntry[] = [
  {
    to: '/office/reviews',
    label: words.menu,
    who: readers,
    position: 40,
    go: 'r',
    often: 2,
    waiting: async (c) => {
      const campaign = await findRunningCampaign(c.var.db, c.var.town.id)
      return campaign ? countQueue(c.var.db, c.var.town.id, campaign.id) : 0
    },
  },
]

async function submissionOf(c: Ctx): Promise<Submission> {
  const id = c.req.param('submission')
  return (isId(id) && (await findSubmission(c.var.db, c.var.town.id, id))) || notFound()
}

/** Records the verdict and leads on to what waits next. */
async function judge(c: Ctx, tx: Db, submission: Submission, verdict: Verdict): Promise<string> {
  const { town, viewer, now } = c.var
  const { id, assignmentId } = submission
  const queue = await queueOf(c, tx)
  const next = nextAfter(queue, id)
  // the guard lets nobody in without a name
  const by = viewer!.personId
  const result = await recordReview(tx, town.id, { submissionId: id, assignmentId, by, now }, verdict)
  if ('overtaken' in result) {
    const view = <OvertakenPage overtaken={result.overtaken} submissionId={id} next={next} />
    throw new Refusal(await page(c, view, 409))
  }
  await recordAct(tx, c, { act: `submission.${verdict.verdict}`, subject: `submission/${id}` })
  await tell(tx, town.id)
  return narrowed(`/office/reviews${next ? `/${next}` : ''}?${verdict.verdict}=${id}`, onlyOf(c))
}
