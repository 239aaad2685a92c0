import type { VNode } from 'preact'
import { dayOf } from '#platform/days.rules.ts'
import { type PageContext, renderPage } from '#platform/html/page.tsx'
import { compressed } from '#platform/http/compress.ts'
import type { Ctx } from './access.ts'
import { newFormKey } from './once.ts'
import { siteWords } from './site.words.ts'
import { startFor, viewsFor } from './views.reading.ts'

/** Answers with a whole page. A refusal is the same page again with status 422 and the input in it. */
export async function page(
  c: Ctx,
  view: VNode,
  status: 200 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503 = 200,
): Promise<Response> {
  const start = status === 200 ? await startFor(c) : undefined
  if (start) return c.redirect(`${c.var.base}${start}`, 302)
  const html = renderPage(view, await pageContext(c))
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': c.var.viewer ? 'no-store' : 'private, no-cache',
    vary: 'accept-encoding',
  }
  const small = await compressed(html, c.req.header('accept-encoding'))
  return small ? c.body(small, status, { ...headers, 'content-encoding': 'gzip' }) : c.body(html, status, headers)
}

async function pageContext(c: Ctx): Promise<PageContext> {
  const { town, viewer, now, site } = c.var
  return {
    base: c.var.base,
    root: site.settings.basePath,
    path: c.var.path,
    look: lookOf(c),
    site: {
      name: town.name || siteWords.product,
      host: town.fullName,
      office: town.officeName && `${town.name}${town.officeName}`,
      phone: town.hotline,
      record: town.record,
    },
    newFormKey: () => newFormKey(c),
    assets: site.assets,
    person: viewer && {
      name: viewer.name,
      office: viewer.roles.length > 0 ? town.officeName : undefined,
      to: '/account',
    },
    menu: viewer ? await site.menuFor(c) : [],
    keysOff: keysAreOff(c),
    views: await viewsFor(c),
    links: siteWords.footLinks,
    shownAt: c.var.unseen
      ? dayOf(now)
      : `${dayOf(now)} ${new Date(now.getTime() + 8 * 3600_000).toISOString().slice(11, 16)}`,
    notice: town.demo ? siteWords.demo(dayOf(now)) : undefined,
  }
}

export const keysAreOff = (c: Ctx): boolean => /(?:^|;\s*)keys=off/.test(c.req.header('cookie') ?? '')

const lookOf = (c: Ctx): 'standard' | 'elder' => {
  const asked = c.req.query('look')
  if (asked === 'elder' || asked === 'standard') return asked
  return /(?:^|;\s*)look=elder/.test(c.req.header('cookie') ?? '') ? 'elder' : 'standard'
}
