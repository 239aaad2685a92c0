import { transact } from '#platform/db.ts'
import { Refusal } from '#platform/http/problems.ts'
import { log } from '#platform/log.ts'
import { anyone, type Ctx, get, post, type Route, signedIn } from './access.ts'
import { recordAct } from './audit.store.ts'
import { findByIdentity, isLinked, linkIdentity, unlinkIdentity } from './identities.store.ts'
import { safeNext } from './next.rules.ts'
import { finishOidc, type OidcIdentity, type OidcStep, startOidc } from './oidc.ts'
import { IdentityPage, UnknownIdentityPage } from './oidc.views.tsx'
import { oidcWords as words } from './oidc.words.ts'
import { keyOf, once, redirect } from './once.ts'
import { page } from './page.tsx'
import { findPerson, listRoles } from './people.store.ts'
import { dropCookie, sealedCookieOf, setSealedCookie } from './sealed-cookie.ts'
import { setSessionCookie } from './session-cookie.ts'
import { signInPage } from './sign-in.routes.tsx'
import { homeOf, openSession } from './signing-in.ts'

const STEP = 'oidc'
/** Who the other side said it is, until somebody signed in takes it on. */
const IDENTITY = 'oidc-identity'
const STEP_S = 600
const LINK = '/account/identity'

export const oidcRoutes: Route[] = [
  get('/sign-in/oidc', anyone, async (c) => {
    if (!c.var.site.settings.oidc) return redirect(c, '/sign-in')
    try {
      const { to, step } = await startOidc(c, safeNext(c.req.query('next')) ?? '')
      return setSealedCookie(c, c.redirect(to.href, 303), STEP, step, STEP_S)
    } catch (error) {
      return failed(c, error)
    }
  }),

  get('/sign-in/oidc/callback', anyone, async (c) => {
    const step = sealedCookieOf<OidcStep>(c, STEP)
    if (!c.var.site.settings.oidc || !step) return redirect(c, '/sign-in')
    try {
      return dropCookie(c, await arrive(c, step, await finishOidc(c, step)), STEP)
    } catch (error) {
      return dropCookie(c, await failed(c, error), STEP)
    }
  }),

  get(LINK, signedIn, (c) => identityPage(c)),

  post(LINK, signedIn, async (c) => {
    const { town, viewer, now } = c.var
    keyOf(c)
    const identity = sealedCookieOf<OidcIdentity>(c, IDENTITY)
    if (!identity) return identityPage(c)
    const answer = await once(c, '/account?done=identity', async (tx) => {
      const { issuer, subject } = identity
      const owner = await findByIdentity(tx, town.id, issuer, subject)
      const free =
        owner === undefined && (await linkIdentity(tx, town.id, { issuer, subject, personId: viewer!.personId }, now))
      if (!free && owner !== viewer!.personId) throw new Refusal(await identityPage(c, words.link.taken, 422))
      await recordAct(tx, c, { act: 'identity.link', subject: `person/${viewer!.personId}` })
    })
    return dropCookie(c, answer, IDENTITY)
  }),

  post('/account/identity/drop', signedIn, async (c) =>
    once(c, '/account?done=identity-dropped', async (tx) => {
      const { town, viewer, site } = c.var
      await unlinkIdentity(tx, town.id, site.settings.oidc?.issuer ?? '', viewer!.personId)
      await recordAct(tx, c, { act: 'identity.unlink', subject: `person/${viewer!.personId}` })
    }),
  ),
]

/** Known: signed in. Unknown: told so; whoever is signed in, now or in a moment, may take it on. */
async function arrive(c: Ctx, step: OidcStep, identity: OidcIdentity): Promise<Response> {
  const { db, town, viewer } = c.var
  const personId = await findByIdentity(db, town.id, identity.issuer, identity.subject)
  if (!personId) {
    const answer = viewer ? redirect(c, LINK) : await page(c, <UnknownIdentityPage name={nameOf(c)} next={LINK} />)
    return setSealedCookie(c, answer, IDENTITY, identity, STEP_S)
  }
  const person = await findPerson(db, town.id, personId)
  if (!person || person.disabledAt) return failed(c, new Error('the account is shut'), personId)
  const token = await transact(db, (tx) =>
    openSession(tx, c, person, { way: 'oidc', secondFactor: identity.secondFactor }),
  )
  const home = homeOf(await listRoles(db, town.id, person.id))
  return setSessionCookie(c, redirect(c, safeNext(step.next) ?? home), token)
}

const nameOf = (c: Ctx): string => c.var.site.settings.oidc?.name ?? ''

/** The other side is away, or its answer is not to be believed: the other ways in stay. */
async function failed(c: Ctx, error: unknown, personId?: string): Promise<Response> {
  log.warn({ err: error }, 'signing in by OpenID Connect failed')
  const detail = { way: 'oidc' }
  await recordAct(c.var.db, c, { act: 'sign-in', subject: `person/${personId ?? 'unknown'}`, succeeded: false, detail })
  return signInPage(c, { problems: [{ field: '', text: words.failed(nameOf(c)) }] }, 422)
}

async function identityPage(c: Ctx, problem?: string, status: 200 | 422 = 200): Promise<Response> {
  const { db, town, viewer, site } = c.var
  const { oidc } = site.settings
  if (!oidc) return redirect(c, '/account')
  const linked = await isLinked(db, town.id, oidc.issuer, viewer!.personId)
  const waiting = sealedCookieOf<OidcIdentity>(c, IDENTITY)
  const view = <IdentityPage name={oidc.name} linked={linked} waiting={waiting?.name} problem={problem} />
  return page(c, view, status)
}
