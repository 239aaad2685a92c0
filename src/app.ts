import { Hono, type MiddlewareHandler } from 'hono'
import type { Ctx, Env, Route } from '#people/access.ts'
import { type Slice, unitTelling } from '#people/manifest.ts'
import { menuFor } from '#people/menu.ts'
import { redirect } from '#people/once.ts'
import { answerFor } from '#people/problem-pages.tsx'
import { isSecure, sessionTokenOf } from '#people/session-cookie.ts'
import { findViewer } from '#people/sessions.store.ts'
import { shedding, shedOf, unseenAt } from '#people/shedding.ts'
import { guards } from '#people/sign-in.guards.ts'
import type { Parts, Site } from '#people/site.ts'
import { findTown, noTown, type Town } from '#people/town.store.ts'
import { type Admission, admission, Overloaded } from '#platform/http/admission.ts'
import { readForm } from '#platform/http/form.ts'
import { isFromElsewhere, setSafeHeaders } from '#platform/http/headers.ts'
import { placeWithin } from '#platform/http/place.ts'
import { KeyInvalid, NotFound } from '#platform/http/problems.ts'
import { findKept, keptTopic } from '#platform/kept.ts'
import { tell } from '#platform/live/live.ts'

/** One app from the manifests: every route with who may come in, behind one town, one viewer and one set of headers. */
export function buildApp(parts: Parts, slices: readonly Slice[], line = admission()): Hono<Env> {
  const site: Site = { ...parts, ...guards, menuFor: (c) => menuFor(c, slices), ...unitTelling(slices) }
  const { basePath } = parts.settings
  const routes = slices.flatMap((slice) => slice.routes)
  const app = new Hono<Env>({ getPath: (request) => placeWithin(basePath, request.url).path })
  app.use(safeHeaders(site, unseenAt(routes)))
  if (parts.serveAssets) app.get('/assets/*', parts.serveAssets)
  const sendAway = (c: Ctx) => receiveForm(c).then(() => answerFor(c, new Overloaded()))
  app.use(shedding(routes, line, sendAway))
  for (const route of routes.filter(({ townless }) => townless)) register(app, route, line)
  app.use(enterTown(site))
  app.use(rememberLook(basePath))
  for (const route of routes.filter(({ townless }) => !townless)) register(app, route, line)
  app.notFound((c) => answerFor(c, new NotFound()))
  app.onError(async (error, c) => {
    // It went before the form was read: what was typed goes into the answer all the same.
    if (c.req.method === 'POST' && !c.var.form && !(error instanceof NotFound)) await receiveForm(c).catch(() => {})
    return answerFor(c, error)
  })
  return app
}

const register = (app: Hono<Env>, route: Route, line: Admission) =>
  app.on(route.method, route.path, (c) => serve(c, route, line))

async function serve(c: Ctx, route: Route, line: Admission): Promise<Response> {
  if (!c.var.town.setUpAt && !route.who.early) return redirect(c, '/set-up')
  if (route.raw) refuseElsewhere(c)
  else if (route.method === 'POST') await receiveForm(c)
  const answer = async () => (await route.who.admit(c)) ?? route.handle(c)
  return route.method === 'POST' && !route.raw ? line.hold(shedOf(route), answer) : answer()
}

const safeHeaders =
  (site: Site, isUnseen: (c: Ctx) => boolean): MiddlewareHandler<Env> =>
  async (c, next) => {
    const place = placeWithin(site.settings.basePath, c.req.url)
    c.set('site', site)
    c.set('db', site.db)
    c.set('base', place.base)
    c.set('path', place.path + place.query)
    c.set('viewer', null)
    c.set('unseen', isUnseen(c))
    c.set('town', noTown)
    c.set('now', site.clock.now())
    await next()
    setSafeHeaders(c.res.headers, { https: isSecure(c), unseen: c.var.unseen })
  }

const enterTown = (site: Site): MiddlewareHandler<Env> => {
  const lastSeen = new Map<string | null, Town>()
  return async (c, next) => {
    // No place of ours has one, no text that is kept can hold one, and the database refuses to compare with it.
    if (c.req.url.includes('%00')) throw new NotFound()
    const { slug } = placeWithin(site.settings.basePath, c.req.url)
    const town = await findKept(site.kept, `town:${slug ?? ''}`, () => findTown(site.db, slug)).catch((error) => {
      // The page that says so still names the town and its telephone.
      c.set('town', lastSeen.get(slug) ?? noTown)
      throw error
    })
    if (!town && slug) throw new NotFound()
    if (town) {
      lastSeen.set(slug, town)
      c.set('town', town)
      c.set('now', site.clock.now(town.clockShiftMs))
      const token = c.var.unseen ? undefined : sessionTokenOf(c)
      const viewer = token ? await findViewer(site.db, town.id, token, c.var.now) : null
      c.set('viewer', viewer && { ...viewer, separated: town.settings.separated === true })
    }
    await next()
    const isChange = c.req.method !== 'GET' && (c.var.viewer || !town?.setUpAt)
    if (isChange && site.kept) {
      site.kept.forget()
      await tell(site.db, keptTopic)
    }
  }
}

async function receiveForm(c: Ctx): Promise<void> {
  c.set('form', await readForm(c.req.raw))
  refuseElsewhere(c)
}

function refuseElsewhere(c: Ctx): void {
  const host = c.req.header('host') ?? new URL(c.req.url).host
  if (isFromElsewhere(c.req.raw, host, { nameless: c.var.unseen })) throw new KeyInvalid()
}

/** 长辈版 stays on once chosen, on this device. */
const rememberLook =
  (basePath: string): MiddlewareHandler<Env> =>
  async (c, next) => {
    await next()
    const look = c.req.query('look')
    if (look !== 'elder' && look !== 'standard') return
    c.header(
      'set-cookie',
      `look=${look}; Path=${basePath || '/'}; Max-Age=31536000; HttpOnly; SameSite=Lax${isSecure(c) ? '; Secure' : ''}`,
      { append: true },
    )
  }
