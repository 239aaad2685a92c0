import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import type { Problem } from '#platform/html/form.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { type CircularRead, readCircular } from './circulars.reading.ts'
import { changeCircular, issueCircular, listCirculars } from './circulars.store.ts'
import { CircularPage, CircularsPage } from './circulars.views.tsx'
import { circularWords as words } from './circulars.words.ts'

const MOST_TITLE = 100
const MOST_WORDS = 5000

export const circularRoutes: Route[] = [
  get('/office/urges/circulars', office, async (c) => {
    const { db, town } = c.var
    const campaign = await findShownCampaign(db, town.id)
    return page(c, <CircularsPage circulars={campaign ? await listCirculars(db, town.id, campaign.id) : []} />)
  }),

  get('/office/urges/circulars/:circular', office, async (c) => circularPage(c, await circularNamed(c))),

  post('/office/urges/circulars/:circular', office, async (c) => {
    const { town, now, viewer, form } = c.var
    const read = await circularNamed(c)
    const [title, text] = [form.text('title'), form.text('words')]
    const problems: Problem[] = []
    if (!title) problems.push({ field: 'title', text: words.problems.title })
    if (title.length > MOST_TITLE) problems.push({ field: 'title', text: words.problems.titleLong })
    if (!text) problems.push({ field: 'words', text: words.problems.words })
    if (text.length > MOST_WORDS) problems.push({ field: 'words', text: words.problems.wordsLong })
    if (problems.length > 0) return circularPage(c, read, problems)
    const { id } = read.circular
    return once(c, `/office/urges/circulars/${id}?saved=1`, async (tx) => {
      // the guard lets nobody in without a name
      const by = { by: viewer!.personId, now }
      if (!(await changeCircular(tx, town.id, id, { title, words: text }, by))) await refuseLate(c, read)
      await recordAct(tx, c, { act: 'circular.change', subject: `circular/${id}` })
    })
  }),

  post('/office/urges/circulars/:circular/issues', office, async (c) => {
    const { town, now, viewer, form } = c.var
    const read = await circularNamed(c)
    if (!form.checked('confirm')) return circularPage(c, read, [{ field: 'confirm', text: words.problems.confirm }])
    const { id } = read.circular
    return once(c, `/office/urges/circulars/${id}`, async (tx) => {
      const latest = (await readCircular(tx, town.id, id, now)) ?? read
      const settled = latest.settled.map(({ assignmentId }) => assignmentId)
      const issued = latest.named.length > 0 && !latest.circular.issuedAt
      if (!issued || !(await issueCircular(tx, town.id, id, settled, { by: viewer!.personId, now })))
        await refuseLate(c, latest)
      await recordAct(tx, c, {
        act: 'circular.issue',
        subject: `circular/${id}`,
        detail: { named: latest.named.length },
      })
    })
  }),
]

async function circularNamed(c: Ctx): Promise<CircularRead> {
  const id = c.req.param('circular') ?? ''
  return (isId(id) && (await readCircular(c.var.db, c.var.town.id, id, c.var.now))) || notFound()
}

/** @throws always */
async function refuseLate(c: Ctx, read: CircularRead): Promise<never> {
  throw new Refusal(await circularPage(c, read, [{ field: '', text: words.problems.late }]))
}

const circularPage = (c: Ctx, read: CircularRead, problems: Problem[] = []): Promise<Response> =>
  page(
    c,
    <CircularPage
      {...read}
      now={c.var.now}
      saved={c.req.query('saved') === '1'}
      problems={problems}
      {...(problems.length > 0 && { given: c.var.form.given() })}
    />,
    problems.length > 0 ? 422 : 200,
  )
