import type { Ctx } from '#people/access.ts'
import { redirect } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { askFirst } from '#people/problem-pages.tsx'
import { sealedCookieOf, setSealedCookie } from '#people/sealed-cookie.ts'
import { doorWords as words } from './links.words.ts'
import { LinkVoidedPage } from './pins.views.tsx'

/** Tells the page's own script that what this device kept for the link is to go. */
const LINK_OVER = 'link-over'
const KNOWN = 'unit-pin'
const KNOWN_DAYS = 180
/** A liaison of many units has one phone; a cookie has 4 KB. */
const MOST_KNOWN = 30

const knownLinks = (c: Ctx): string[] => sealedCookieOf<string[]>(c, KNOWN) ?? []

/** The PIN was given on this device before. Another PIN comes with another link, so the link's name is enough. */
export const knowsPin = (c: Ctx, linkId: string): boolean => knownLinks(c).includes(linkId)

export function rememberPin(c: Ctx, answer: Response, linkId: string): Response {
  const known = [...knownLinks(c).filter((id) => id !== linkId), linkId].slice(-MOST_KNOWN)
  return setSealedCookie(c, answer, KNOWN, known, KNOWN_DAYS * 86_400)
}

/** To the page that asks; what was wanted is opened afterwards, what was sent waits. */
export function askForPin(c: Ctx, ref: string): Promise<Response> | Response {
  if (c.req.method === 'POST' && c.var.form)
    return askFirst(c, words.pin.first, { to: `/u/${ref}/pin`, label: words.pin.firstOpen })
  const wanted = c.req.method === 'GET' && c.var.path !== `/u/${ref}` ? c.var.path : ''
  return redirect(c, `/u/${ref}/pin${wanted && `?next=${encodeURIComponent(wanted)}`}`)
}

/** Only somebody who held the real link sees it, so it may say so; it does not say whose the link was. */
export async function voidedPage(c: Ctx): Promise<Response> {
  const { town } = c.var
  const answer = await page(c, <LinkVoidedPage office={town.officeName} phone={town.hotline} />, 404)
  answer.headers.set('cache-control', 'no-store')
  answer.headers.set(LINK_OVER, '1')
  return answer
}
