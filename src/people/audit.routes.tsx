import { director, get, type Route } from './access.ts'
import { listAudit } from './audit.list.store.ts'
import { AuditPage } from './audit.views.tsx'
import { page } from './page.tsx'

const SIZE = 50
const LAST_PAGE = 10_000

export const auditRoutes: Route[] = [
  get('/office/audit', director, async (c) => {
    const asked = Number(c.req.query('page') ?? 1)
    const at = Number.isInteger(asked) && asked > 0 && asked < LAST_PAGE ? asked : 1
    const failed = c.req.query('failed') === '1'
    const lines = await listAudit(c.var.db, c.var.town.id, { page: at, size: SIZE, failed })
    const shift = c.var.town.clockShiftMs
    const view = (
      <AuditPage lines={lines.slice(0, SIZE)} more={lines.length > SIZE} at={at} failed={failed} shiftMs={shift} />
    )
    return page(c, view)
  }),
]
