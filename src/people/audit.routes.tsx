import { addDays, at } from '#platform/days.rules.ts'
import { auditors, type Ctx, get, type Route } from './access.ts'
import { listAudit } from './audit.list.store.ts'
import { findAuditHead, verifyAudit } from './audit.seal.store.ts'
import { type Asked, AuditCheckPage, AuditPage } from './audit.views.tsx'
import { page } from './page.tsx'

const SIZE = 50
const LAST_PAGE = 10_000
const DAY = /^\d{4}-\d{2}-\d{2}$/

export const auditRoutes: Route[] = [
  get('/office/audit', auditors, async (c) => {
    const asked = askedOf(c)
    const shift = c.var.town.clockShiftMs
    // The town's days, by the clock that the entries were written with.
    const moment = (day: string) => (day ? new Date(at(day).getTime() - shift) : undefined)
    const lines = await listAudit(c.var.db, c.var.town.id, {
      ...asked,
      page: asked.at,
      size: SIZE,
      from: moment(asked.from),
      before: moment(asked.to && addDays(asked.to, 1)),
    })
    return page(c, <AuditPage lines={lines.slice(0, SIZE)} more={lines.length > SIZE} asked={asked} shiftMs={shift} />)
  }),

  get('/office/audit/check', auditors, async (c) => {
    const { db, town } = c.var
    const faults = await verifyAudit(db, town.id)
    return page(c, <AuditCheckPage faults={faults} head={await findAuditHead(db, town.id)} />)
  }),
]

function askedOf(c: Ctx): Asked {
  const word = (name: string) => (c.req.query(name) ?? '').trim().slice(0, 60)
  const day = (name: string) => (DAY.test(word(name)) && !Number.isNaN(Date.parse(word(name))) ? word(name) : '')
  const asked = Number(c.req.query('page') ?? 1)
  return {
    at: Number.isInteger(asked) && asked > 0 && asked < LAST_PAGE ? asked : 1,
    failed: word('failed') === '1',
    who: word('who'),
    act: word('act'),
    from: day('from'),
    to: day('to'),
  }
}
