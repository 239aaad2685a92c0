import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { listIdentified } from './identities.store.ts'
import { AskIdentityPage } from './openings.asking.views.tsx'
import { MOST_LETTERS, type OpeningProblem, problemsWithAsking, problemWithAskersReading } from './openings.rules.ts'
import { idOf, showIdentity } from './openings.showing.tsx'
import { listOpenings, readAnswer, recordOpening } from './openings.store.ts'
import { askWords, openingProblemWords } from './openings.words.ts'

/** What who handles a case does to reach who reported it. */
export const askingRoutes: Route[] = [
  get('/office/hazards/:case/identity', office, (c) => askPage(c)),

  post('/office/hazards/:case/identity', office, (c) => {
    const { town, viewer, form, now } = c.var
    const caseId = caseOf(c)
    const [reportId, reason, by] = [form.text('report'), form.text('reason').slice(0, MOST_LETTERS), viewer!.personId]
    return once(c, `/office/hazards/${caseId}/identity?done=asked`, async (tx) => {
      const reports = await listIdentified(tx, town.id, caseId, { lock: true })
      if (reports.length === 0) return notFound()
      const known = await listOpenings(tx, town.id, { reportIds: reports.map((report) => report.reportId) })
      const identified = reports.filter(({ given }) => given).map((report) => report.reportId)
      const problems = problemsWithAsking({ reason, reportId }, identified, known, by)
      if (problems.length > 0) throw new Refusal(await askPage(c, problems))
      const id = await recordOpening(tx, town.id, { reportId, by, reason, on: dayOf(now) })
      await recordAct(tx, c, { act: 'identity.ask', subject: `opening/${id}` })
    })
  }),

  post('/office/hazards/:case/identity/:opening/readings', office, (c) => {
    const caseId = caseOf(c)
    const back = { to: `/office/hazards/${caseId}/identity`, label: askWords.title }
    return showIdentity(c, back, (opening) =>
      opening.caseId === caseId ? problemWithAskersReading(opening, c.var.viewer!.personId) : notFound(),
    )
  }),
]

const caseOf = (c: Ctx): string => idOf(c.req.param('case'))

async function askPage(c: Ctx, problems: readonly OpeningProblem[] = []): Promise<Response> {
  const { db, town, site, viewer } = c.var
  const caseId = caseOf(c)
  const reports = await listIdentified(db, town.id, caseId)
  if (reports.length === 0) return notFound()
  const openings = await listOpenings(db, town.id, { reportIds: reports.map(({ reportId }) => reportId) })
  const answered = openings.map(async (one) => ({ ...one, answer: await readAnswer(db, site.keys, town.id, one.id) }))
  const view = (
    <AskIdentityPage
      caseId={caseId}
      reports={reports}
      openings={await Promise.all(answered)}
      viewerId={viewer!.personId}
      done={c.req.query('done') === 'asked'}
      problems={problems.map((name) => ({ field: name === 'reason' ? 'reason' : '', text: openingProblemWords[name] }))}
      given={problems.length > 0 ? c.var.form.given() : {}}
    />
  )
  return page(c, view, problems.length > 0 ? 422 : 200)
}
