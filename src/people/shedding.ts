import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { type Admission, PAGE_TAKES, type Shed } from '#platform/http/admission.ts'
import { unavailable } from '#platform/http/unavailable.ts'
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
  answer: (c: Ctx) => Promise<Response>,
): MiddlewareHandler<Env> {
  const shedAt = new Map(routes.map((route) => [nameOf(route), shedOf(route)]))
  return async (c, next) => {
    // Hono has found the route already; the first of ours that fits is the one that answers.
    const found = matchedRoutes(c).find((one) => shedAt.has(nameOf(one)))
    const shed = (found && shedAt.get(nameOf(found))) ?? 'early'
    const isForm = c.req.method === 'POST'
    if (admission.isOver(shed)) return isForm && isShort(c) ? answer(c) : unavailable(busyPage)
    return isForm || c.req.method === 'PATCH' ? next() : admission.hold(shed, next, PAGE_TAKES)
  }
}

/** Whether the route that answers lets its visitors be nobody; known before anything is asked about them. */
export function unseenAt(routes: readonly Route[]): (c: Ctx) => boolean {
  const names = new Set(routes.filter(({ who }) => who.unseen).map(nameOf))
  return (c) => matchedRoutes(c).some((one) => names.has(nameOf(one)))
}

const nameOf = ({ method, path }: Pick<Route, 'path'> & { method: string }): string => `${method} ${path}`

const isShort = (c: Ctx): boolean => {
  const length = Number(c.req.header('content-length') ?? Number.NaN)
  return length <= MOST_BYTES_BACK
}
