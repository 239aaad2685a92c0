import { getConnInfo } from '@hono/node-server/conninfo'
import type { Ctx } from './access.ts'

/** __Host- binds the cookie to this host over TLS; on plain loopback a browser would drop it. */
const nameFor = (c: Ctx): string => (isSecure(c) ? '__Host-session' : 'session')

export function isSecure(c: Ctx): boolean {
  if (c.var.site.settings.trustProxy && c.req.header('x-forwarded-proto') === 'https') return true
  return c.req.url.startsWith('https:')
}

export function sessionTokenOf(c: Ctx): string | undefined {
  const cookies = c.req.header('cookie')
  if (!cookies) return undefined
  const prefix = `${nameFor(c)}=`
  return cookies
    .split(/;\s*/)
    .find((cookie) => cookie.startsWith(prefix))
    ?.slice(prefix.length)
}

/** Lax, not Strict: a link from a chat opens the desk signed in; forms are guarded by their key. */
export function setSessionCookie(c: Ctx, answer: Response, token: string | null): Response {
  const age = token === null ? 0 : 7 * 86_400
  answer.headers.append(
    'set-cookie',
    `${nameFor(c)}=${token ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${isSecure(c) ? '; Secure' : ''}`,
  )
  return answer
}

/** Where a request comes from, for throttling only. Forwarded headers count only behind a proxy we were told of. */
export function addressOf(c: Ctx): string {
  if (c.var.site.settings.trustProxy) {
    const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    if (forwarded) return forwarded
  }
  // A request made in a test has no socket.
  return (c.env as { incoming?: unknown } | undefined)?.incoming ? (getConnInfo(c).remote.address ?? '') : ''
}
