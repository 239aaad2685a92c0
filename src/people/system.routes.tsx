import { anyoneEarly, get, type Route } from './access.ts'
import { askDatabase } from './health.store.ts'

/** For the operator's probes: alive, and ready for people. */
export const systemRoutes: Route[] = [
  get('/healthz', anyoneEarly, (c) => c.text('ok', 200, { 'cache-control': 'no-store' })),
  get('/readyz', anyoneEarly, async (c) => {
    await askDatabase(c.var.db)
    return c.text('ready', 200, { 'cache-control': 'no-store' })
  }),
]
