import { get, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { tell } from '#platform/live/live.ts'
import { holderOf, unitHolder } from '#units/holder.ts'
import { recordReceipt } from './receipts.store.ts'
import { askedOf } from './reporting.reading.ts'
import { unitPage } from './unit-page.answer.ts'
import { readDuties } from './unit-page.reading.ts'
import { UnitPage } from './unit-page.views.tsx'

export const unitPageRoutes: Route[] = [
  get('/u/:unit', unitHolder, async (c) => {
    const { db, town, now } = c.var
    const { unit, ref, reporter, via } = holderOf(c)
    const duties = await readDuties(db, town.id, unit, now)
    const signedId = c.req.query('signed')
    return unitPage(
      c,
      <UnitPage
        unit={unit}
        unitRef={ref}
        reporter={reporter}
        town={town}
        duties={duties}
        signed={duties?.owed.find(({ assignmentId, stage }) => assignmentId === signedId && stage === 'signed')}
        notices={await c.var.site.unitNotices(c, unit.id, ref)}
        rows={await c.var.site.unitRows(c, unit.id, ref)}
        talks={await c.var.site.unitTasks(c, unit.id, ref, [...new Set(duties?.owed.map(({ taskId }) => taskId))])}
        byLink={via === 'link'}
        byOffice={via === 'office'}
        now={now}
      />,
    )
  }),

  post('/u/:unit/assignments/:assignment/receipts', unitHolder, async (c) => {
    const { town, viewer, now } = c.var
    const { unit, ref, reporter, via } = holderOf(c)
    const { assignment } = await askedOf(c, unit)
    const id = assignment.assignmentId
    return once(c, `/u/${ref}?signed=${id}`, async (tx) => {
      const byName = reporter?.name ?? viewer?.name ?? ''
      const signed = await recordReceipt(tx, town.id, id, { byName, personId: viewer?.personId ?? null, via }, now)
      if (!signed) return `/u/${ref}`
      await recordAct(tx, c, { act: 'assignment.sign', subject: `assignment/${id}`, detail: { via } })
      await tell(tx, town.id)
      return undefined
    })
  }),
]
