import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { findUnit, type Unit } from '#units/units.store.ts'
import { recordCall } from './calls.store.ts'
import { CallSheet, CallsPage } from './calls.views.tsx'
import { readToday, toCall, wasReached } from './today.reading.ts'
import { urgesWords as words } from './urges.words.ts'

const LONGEST_NOTE = 200

export const callRoutes: Route[] = [
  get('/office/urges/calls', office, async (c) => page(c, <CallsPage units={await unitsToCall(c)} now={c.var.now} />)),

  get('/office/urges/calls/print', office, async (c) => {
    const waiting = (await unitsToCall(c)).filter((one) => !wasReached(one))
    return page(c, <CallSheet units={waiting} now={c.var.now} town={`${c.var.town.name}${c.var.town.officeName}`} />)
  }),

  post('/office/units/:unit/calls', office, async (c) => {
    const { town, now, viewer, form } = c.var
    const unit = await unitNamed(c)
    const note = form.text('note')
    if (note.length > LONGEST_NOTE) {
      const problems = [{ field: `note-${unit.id}`, text: words.callNoteLong }]
      const given = { unitId: unit.id, note }
      return page(c, <CallsPage units={await unitsToCall(c)} now={now} problems={problems} given={given} />, 422)
    }
    const call = { unitId: unit.id, day: dayOf(now), reached: form.text('reached') === '1', note }
    return once(c, '/office/urges/calls', async (tx) => {
      // the guard lets nobody in without a name
      await recordCall(tx, town.id, call, { by: viewer!.personId, now })
      await recordAct(tx, c, { act: 'unit.call', subject: `unit/${unit.id}`, detail: { reached: call.reached } })
    })
  }),
]

const unitsToCall = async (c: Ctx) => toCall((await readToday(c.var.db, c.var.town.id, c.var.now))?.units ?? [])

export async function unitNamed(c: Ctx): Promise<Unit> {
  const id = c.req.param('unit') ?? ''
  return (isId(id) && (await findUnit(c.var.db, c.var.town.id, id))) || notFound()
}
