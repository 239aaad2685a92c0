import type { Ctx } from './access.ts'
import { isSecure } from './session-cookie.ts'

/** A few values that one browser carries from one step to the next: sealed, so it can neither read nor make them. */
interface Kept {
  until: number
  value: unknown
}

const nameFor = (c: Ctx, name: string): string => (isSecure(c) ? `__Host-${name}` : name)
const purposeOf = (c: Ctx, name: string): string => `cookie:${c.var.town.id}:${name}`

export function setSealedCookie(c: Ctx, answer: Response, name: string, value: unknown, seconds: number): Response {
  const kept: Kept = { until: c.var.site.clock.now().getTime() + seconds * 1000, value }
  const sealed = c.var.site.keys.seal(purposeOf(c, name), JSON.stringify(kept)).toString('base64url')
  return append(c, answer, name, sealed, seconds)
}

export const dropCookie = (c: Ctx, answer: Response, name: string): Response => append(c, answer, name, '', 0)

export const setPlainCookie = (c: Ctx, answer: Response, name: string, value: string, seconds: number): Response =>
  append(c, answer, name, value, seconds)

export function plainCookieOf(c: Ctx, name: string): string | undefined {
  const prefix = `${nameFor(c, name)}=`
  const found = c.req
    .header('cookie')
    ?.split(/;\s*/)
    .find((cookie) => cookie.startsWith(prefix))
  return found?.slice(prefix.length) || undefined
}

/** What was set under this name, if it is ours and not yet over. The caller knows the shape it set. */
export function sealedCookieOf<T>(c: Ctx, name: string): T | undefined {
  const sealed = plainCookieOf(c, name)
  if (!sealed) return undefined
  try {
    const kept = JSON.parse(c.var.site.keys.open(purposeOf(c, name), Buffer.from(sealed, 'base64url'))) as Kept
    return kept.until > c.var.site.clock.now().getTime() ? (kept.value as T) : undefined
  } catch {
    return undefined
  }
}

function append(c: Ctx, answer: Response, name: string, value: string, seconds: number): Response {
  const secure = isSecure(c) ? '; Secure' : ''
  answer.headers.append(
    'set-cookie',
    `${nameFor(c, name)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`,
  )
  return answer
}
