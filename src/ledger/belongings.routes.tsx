import { type Ctx, director, get, hasRole, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { Refusal } from '#platform/http/problems.ts'
import { newId } from '#platform/ids.ts'
import { BelongingPage } from './belongings.views.tsx'
import { endBelonging, findBelonging, listCounties, recordBelonging } from './counties.store.ts'
import { belongingWords as words } from './counties.words.ts'

export const belongingRoutes: Route[] = [
  get('/office/belonging', office, (c) => belongingPage(c, c.var.db)),

  post('/office/belonging', director, async (c) => {
    const { db, town, viewer, form, now } = c.var
    const county = (await countiesFor(c, db)).find(({ slug }) => slug === form.text('county'))
    if (!county) return belongingPage(c, db, 'county')
    return once(c, '/office/belonging?done=granted', async (tx) => {
      const given = { id: newId(), countyId: county.id, by: viewer!.personId, now }
      if (!(await recordBelonging(tx, town.id, given))) throw new Refusal(await belongingPage(c, tx, 'taken'))
      await recordAct(tx, c, { act: 'belonging.grant', subject: `town/${county.id}` })
    })
  }),

  post('/office/belonging/end', director, (c) => {
    const { town, viewer, now } = c.var
    return once(c, '/office/belonging?done=ended', async (tx) => {
      const countyId = await endBelonging(tx, town.id, { by: viewer!.personId, now })
      if (countyId) await recordAct(tx, c, { act: 'belonging.end', subject: `town/${countyId}` })
    })
  }),
]

/** A county may itself belong to one above it, but not to itself. */
const countiesFor = async (c: Ctx, db: Db) => (await listCounties(db)).filter(({ id }) => id !== c.var.town.id)

async function belongingPage(c: Ctx, db: Db, problem?: keyof typeof words.problems): Promise<Response> {
  const problems: Problem[] = problem ? [{ field: 'county', text: words.problems[problem] }] : []
  const view = (
    <BelongingPage
      belonging={await findBelonging(db, c.var.town.id)}
      counties={await countiesFor(c, db)}
      director={hasRole(c.var.viewer, ['director'])}
      chosen={problem ? c.var.form.text('county') : ''}
      problems={problems}
      done={c.req.query('done')}
    />
  )
  return page(c, view, problem ? 422 : 200)
}
