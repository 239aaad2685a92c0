import type { MiddlewareHandler } from 'hono'
import { RegExpRouter } from 'hono/router/reg-exp-router'
import { SmartRouter } from 'hono/router/smart-router'
import { TrieRouter } from 'hono/router/trie-router'
import type { Admission, Shed } from '#platform/http/admission.ts'
import { placeWithin } from '#platform/http/place.ts'
import { busyPage } from '#platform/http/words.ts'
import type { Ctx, Env, Route } from './access.ts'

const LATER: Readonly<Record<Shed, Shed>> = {
  early: 'usual',
  usual: 'late',
  late: 'last',
  last: 'last',
  never: 'never',
}
/** A form longer than this is not read only to be sent back; the browser still has it. */
const MOST_BYTES_BACK = 500_000

/** As the route says; otherwise as who comes in: a unit's pages after the office's, the office's after the public's, and sending after reading. */
export function shedOf({ shed, who, method, raw }: Pick<Route, 'shed' | 'who' | 'method' | 'raw'>): Shed {
  if (shed) return shed
  if (raw) return 'last'
  const own = who.shed ?? (who.includes(null) ? 'early' : 'usual')
  return method === 'GET' ? own : LATER[own]
}

/** Before anything is asked of the database. A page takes its place here; a form when it has been read, a slow one holds none. */
export function shedding(
  routes: readonly Route[],
  admission: Admission,
  { basePath, answer }: { basePath: string; answer(c: Ctx): Promise<Response> },
): MiddlewareHandler<Env> {
  const router = new SmartRouter<Shed>({ routers: [new RegExpRouter(), new TrieRouter()] })
  for (const route of routes) router.add(route.method, route.path, shedOf(route))
  const shedAt = (method: string, url: string): Shed => {
    const found = router.match(method === 'HEAD' ? 'GET' : method, placeWithin(basePath, url).path)[0][0]
    return found ? found[0] : 'early'
  }
  return async (c, next) => {
    const shed = shedAt(c.req.method, c.req.url)
    const isForm = c.req.method === 'POST'
    if (admission.isOver(shed)) return isForm && isShort(c) ? answer(c) : overloadedAnswer()
    return isForm || c.req.method === 'PATCH' ? next() : admission.hold(shed, next)
  }
}

const isShort = (c: Ctx): boolean => {
  const length = Number(c.req.header('content-length') ?? Number.NaN)
  return length <= MOST_BYTES_BACK
}

/** Where there is no form to give back: drawn beforehand, so that sending away costs next to nothing. */
export const overloadedAnswer = (): Response =>
  new Response(busyPage, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '5' },
  })
