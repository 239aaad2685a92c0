import { NotFound } from '#platform/http/problems.ts'
import { anyoneEarly, get, type Route } from './access.ts'
import { askDatabase } from './health.store.ts'
import { securityText } from './security-text.rules.ts'

/** For the operator's probes: alive, and ready for people. */
export const systemRoutes: Route[] = [
  get('/healthz', anyoneEarly, (c) => c.text('ok', 200, { 'cache-control': 'no-store' })),
  get('/readyz', anyoneEarly, async (c) => {
    await askDatabase(c.var.db)
    return c.text('ready', 200, { 'cache-control': 'no-store' })
  }),
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
