import { type Ctx, custodian, get, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { notFound, Refusal } from '#platform/http/problems.ts'
import {
  MOST_LETTERS,
  type OpeningProblem,
  problemWithAnswer,
  problemWithReading,
  verdictOf,
} from './openings.rules.ts'
import { barredFrom, idOf, showIdentity } from './openings.showing.tsx'
import { decideOpening, listOpenings, lockOpening, type OpeningRead, recordAnswer } from './openings.store.ts'
import { IdentitiesPage, OpeningPage } from './openings.views.tsx'
import { identitiesWords, openingProblemWords } from './openings.words.ts'

/** What 举报保密员 does. */
export const openingRoutes: Route[] = [
  get('/office/identities', custodian, async (c) => {
    const openings = await listOpenings(c.var.db, c.var.town.id)
    const [waiting, decided] = [openings.filter(isWaiting), openings.filter((one) => !isWaiting(one))]
    return page(c, <IdentitiesPage openings={[...waiting, ...decided]} />)
  }),

  get('/office/identities/:opening', custodian, async (c) => {
    const { db, town } = c.var
    const [opening] = await listOpenings(db, town.id, { id: idOf(c.req.param('opening')) })
    return opening ? openingPage(c, db, opening) : notFound()
  }),

  post('/office/identities/:opening/decisions', custodian, (c) => {
    const { town, viewer, form, now } = c.var
    return onOpening(c, async (tx, opening) => {
      const verdict = verdictOf(form.text('verdict'))
      if (!isWaiting(opening)) return 'decided'
      if (!verdict) return 'verdict'
      await decideOpening(tx, town.id, opening.id, { by: viewer!.personId, verdict, on: dayOf(now) })
      const act = verdict === 'refuse' ? 'identity.refuse' : 'identity.grant'
      await recordAct(tx, c, { act, subject: `opening/${opening.id}`, detail: { scope: verdict } })
    })
  }),

  post('/office/identities/:opening/answers', custodian, (c) => {
    const { town, site, form, now } = c.var
    const text = form.text('answer').slice(0, MOST_LETTERS)
    return onOpening(c, async (tx, opening) => {
      const problem = problemWithAnswer(opening, text)
      if (problem) return problem
      await recordAnswer(tx, site.keys, town.id, opening, { text, on: dayOf(now) })
      await recordAct(tx, c, { act: 'identity.answer', subject: `opening/${opening.id}` })
    })
  }),

  post('/office/identities/:opening/readings', custodian, (c) => {
    const back = { to: `/office/identities/${idOf(c.req.param('opening'))}`, label: identitiesWords.back }
    return showIdentity(c, back, problemWithReading)
  }),
]

const isWaiting = ({ granted }: OpeningRead): boolean => granted === null

type Act = (tx: Db, opening: OpeningRead) => Promise<OpeningProblem | undefined>

/** Alone at one request; what speaks against the act is told on its page. */
function onOpening(c: Ctx, act: Act): Promise<Response> {
  const id = idOf(c.req.param('opening'))
  return once(c, `/office/identities/${id}`, async (tx) => {
    const opening = (await lockOpening(tx, c.var.town.id, id)) ?? notFound()
    const problem = (await barredFrom(c, tx, opening)) ?? (await act(tx, opening))
    if (problem) throw new Refusal(await openingPage(c, tx, opening, problem))
  })
}

async function openingPage(c: Ctx, db: Db, opening: OpeningRead, problem?: OpeningProblem): Promise<Response> {
  const field = problem === 'verdict' || problem === 'answer' ? problem : ''
  const view = (
    <OpeningPage
      opening={opening}
      barred={await barredFrom(c, db, opening)}
      problems={problem ? [{ field, text: openingProblemWords[problem] }] : []}
      given={problem ? c.var.form.given() : {}}
    />
  )
  return page(c, view, problem ? 422 : 200)
}
