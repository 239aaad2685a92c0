import { get, type Route } from '#people/access.ts'
import { notFound } from '#platform/http/problems.ts'
import { holderOf, unitHolder } from '#units/holder.ts'
import { offlinePage } from './kept-here.words.ts'

/** What the pages of a unit load. */
const islands = ['kept-here', 'report-draft', 'photo-picker']

export const keptHereRoutes: Route[] = [
  // Only for the bearer of a link: what a signed-in person saw must be gone when they sign out.
  get('/u/:unit/worker', unitHolder, (c) => {
    const { assets, settings } = c.var.site
    const { ref, via } = holderOf(c)
    const at = (file: string) => `${settings.basePath}/assets/${file}`
    const program = assets.islands['unit-worker']
    if (via !== 'link' || !program) return notFound()
    const scope = `${c.var.base}/u/${ref}`
    const files = [assets.css, assets.icon, ...islands.map((name) => assets.islands[name])]
    const shell = files.flatMap((file) => (file ? [at(file)] : []))
    const told = { scope, shell, offline: offlinePage(scope) }
    return new Response(`self.told=${JSON.stringify(told)};importScripts(${JSON.stringify(at(program))})\n`, {
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'no-store',
        'service-worker-allowed': scope,
      },
    })
  }),
]
