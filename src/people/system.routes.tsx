import { anyone, get, type Route } from './access.ts'
import { askDatabase } from './health.store.ts'

/** For the operator's probes: alive, and ready for people. */
export const systemRoutes: Route[] = [
  get('/healthz', anyone, (c) => c.text('ok', 200, { 'cache-control': 'no-store' })),
  get('/readyz', anyone, async (c) => {
    await askDatabase(c.var.db)
    return c.text('ready', 200, { 'cache-control': 'no-store' })
  }),
]
