import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { NotFound } from '#platform/http/problems.ts'
import { isId, newId } from '#platform/ids.ts'
import { findToken, listTokens, recordToken, type TokenRow, voidToken } from './api.tokens.store.ts'
import { apiTokenOf, hashOf } from './api.tokens.ts'
import { TokenPage, TokensPage } from './api.tokens.views.tsx'
import { tokenWords as words } from './api.tokens.words.ts'

const MOST_HOLDER = 80
/** Whoever made it sees it for so long, until it is used: time to hand it on, not to find it again. */
const SHOWN_MS = 10 * 60_000

export const tokenRoutes: Route[] = [
  get('/office/tokens', office, async (c) =>
    page(c, <TokensPage tokens={await listTokens(c.var.db, c.var.town.id)} done={c.req.query('done')} />),
  ),

  post('/office/tokens', office, async (c) => {
    const { db, town, viewer, form, now, site } = c.var
    const holder = form.text('holder')
    const problem = !holder ? words.problems.holder : holder.length > MOST_HOLDER ? words.problems.long : undefined
    if (problem) {
      const problems = [{ field: 'holder', text: problem }]
      return page(c, <TokensPage tokens={await listTokens(db, town.id)} {...{ holder, problems }} />, 422)
    }
    return once(c, '/office/tokens', async (tx) => {
      const id = newId()
      const hash = hashOf(apiTokenOf(site.keys, town, id))
      await recordToken(tx, town.id, { id, holder, hash, by: viewer!.personId, now })
      await recordAct(tx, c, { act: 'token.issue', subject: `token/${id}` })
      return `/office/tokens/${id}`
    })
  }),

  get('/office/tokens/:key', office, async (c) => {
    const token = await tokenOf(c)
    const { town, viewer, now, site } = c.var
    const own = token.issuedById === viewer?.personId && token.voidedAt === null && token.usedAt === null
    const fresh = own && now.getTime() - token.issuedAt.getTime() < SHOWN_MS
    return page(c, <TokenPage token={token} text={fresh ? apiTokenOf(site.keys, town, token.id) : undefined} />)
  }),

  post('/office/tokens/:key/void', office, async (c) => {
    const { town, viewer, now } = c.var
    const token = await tokenOf(c)
    return once(c, '/office/tokens?done=voided', async (tx) => {
      if (await voidToken(tx, town.id, token.id, viewer!.personId, now))
        await recordAct(tx, c, { act: 'token.void', subject: `token/${token.id}` })
    })
  }),
]

async function tokenOf(c: Ctx): Promise<TokenRow> {
  const id = c.req.param('key')
  const token = isId(id) ? await findToken(c.var.db, c.var.town.id, id) : undefined
  if (!token) throw new NotFound()
  return token
}
