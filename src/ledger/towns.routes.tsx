import { type Ctx, get, hasRole, post, type Route, readers, type Who } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { findTown } from '#people/town.store.ts'
import { NotFound, Refusal } from '#platform/http/problems.ts'
import { isId, newId } from '#platform/ids.ts'
import { useToken } from './api.tokens.store.ts'
import { findByText, hashOf, townOfToken } from './api.tokens.ts'
import { townsWords as words } from './api.tokens.words.ts'
import { readTowns } from './towns.reading.ts'
import { endWatch, recordWatch } from './towns.store.ts'
import { TownsPage } from './towns.views.tsx'

/** In the menu of those who come from above; whoever reads the whole town may open it. */
export const fromAbove: Who = { ...readers, includes: (viewer) => hasRole(viewer, ['observer']) }

export const townRoutes: Route[] = [
  get('/office/towns', readers, async (c) =>
    page(c, <TownsPage {...(await readTowns(c))} done={c.req.query('done')} />),
  ),

  post('/office/towns', readers, async (c) => {
    const { town, viewer, now } = c.var
    const found = await tokenGiven(c)
    if ('problem' in found) return refused(c, found.problem)
    return once(c, '/office/towns?done=added', async (tx) => {
      const watch = { id: newId(), personId: viewer!.personId, otherTownId: found.townId, tokenId: found.tokenId }
      if (!(await recordWatch(tx, town.id, watch, now))) throw new Refusal(await refused(c, 'known'))
      // The town that gave the token sees that it is in use.
      await useToken(tx, found.townId, hashOf(c.var.form.text('token')), found.now)
      await recordAct(tx, c, { act: 'watch.add', subject: `town/${found.townId}` })
    })
  }),

  post('/office/towns/:watch/end', readers, async (c) => {
    const { town, viewer, now } = c.var
    const id = c.req.param('watch')
    if (!isId(id)) throw new NotFound()
    return once(c, '/office/towns?done=ended', async (tx) => {
      if (!(await endWatch(tx, town.id, { id, personId: viewer!.personId }, now))) throw new NotFound()
      await recordAct(tx, c, { act: 'watch.end', subject: `watch/${id}` })
    })
  }),
]

type ProblemName = keyof typeof words.problems

/** A wrong town and a wrong token are told alike: nobody learns which towns are on this server. */
async function tokenGiven(c: Ctx): Promise<{ townId: string; tokenId: string; now: Date } | { problem: ProblemName }> {
  const { db, town, form, site } = c.var
  const token = form.text('token')
  if (!token) return { problem: 'empty' }
  const slug = townOfToken(token)
  const other = slug ? await findTown(db, slug) : undefined
  const tokenId = other && (await findByText(c, other.id, token))
  if (!other || !tokenId) return { problem: 'unknown' }
  if (other.id === town.id) return { problem: 'own' }
  return { townId: other.id, tokenId, now: site.clock.now(other.clockShiftMs) }
}

async function refused(c: Ctx, problem: ProblemName): Promise<Response> {
  const problems = [{ field: 'token', text: words.problems[problem] }]
  return page(c, <TownsPage {...(await readTowns(c))} token={c.var.form.text('token')} problems={problems} />, 422)
}
