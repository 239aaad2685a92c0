import { NotFound } from '#platform/http/problems.ts'
import { anyoneEarly, type Ctx, get, type Route } from './access.ts'
import { clockWords } from './clock.words.ts'
import { isAnswering } from './health.store.ts'
import { securityText } from './security-text.rules.ts'

/** It serves all the same: who reads the probe sees why its days may be wrong. */
const troublesOf = (c: Ctx): string[] => (c.var.site.clock.troubles?.() ?? []).map(clockWords.trouble)

const probe = (path: string, handle: Route['handle']): Route => ({ ...get(path, anyoneEarly, handle), townless: true })

/** For the operator's probes: alive, and ready for people. */
export const systemRoutes: Route[] = [
  probe('/healthz', (c) => c.text('ok', 200, { 'cache-control': 'no-store' })),
  probe('/readyz', async (c) =>
    (await isAnswering(c.var.db))
      ? c.text(['ready', ...troublesOf(c)].join('\n'), 200, { 'cache-control': 'no-store' })
      : c.text('the database does not answer', 503, { 'cache-control': 'no-store', 'retry-after': '5' }),
  ),
  // RFC 9116: for whoever finds a weakness.
  get('/.well-known/security.txt', anyoneEarly, (c) => {
    const { settings, clock } = c.var.site
    const { publicUrl, securityContact, basePath } = settings
    const text = securityText({
      contact: securityContact,
      phone: c.var.town.hotline,
      home: publicUrl && `${publicUrl}${basePath}`,
      now: clock.now(),
    })
    if (!text) throw new NotFound()
    return c.body(text, 200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' })
  }),
]
