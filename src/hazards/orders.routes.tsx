import { unitPage } from '#campaign/unit-page.answer.ts'
import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import type { Option } from '#platform/html/select-field/select-field.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { holderOf, unitHolder } from '#units/holder.ts'
import { pictureAnswer } from './cases.routes.tsx'
import { readEvent } from './event-forms.rules.ts'
import { problemsWithForm, refusedAs } from './event-problems.ts'
import { type Acting, happen, officeActor } from './happening.ts'
import { ownOrder, readOrdersTo } from './orders.reading.ts'
import { type UnitStep, unitSteps } from './orders.rules.ts'
import { OrderSheet } from './orders.sheet.views.tsx'
import { findOrder, listOrdersOf } from './orders.store.ts'
import { UnitOrderPage, UnitOrdersPage } from './orders.unit.views.tsx'
import { orderWords as words } from './orders.words.ts'
import { keepPhotos } from './photos.reading.ts'
import { findPhoto, recordPhotos } from './photos.store.ts'

export const orderRoutes: Route[] = [
  get('/office/hazards/orders/:order', office, async (c) => {
    const { db, town } = c.var
    const id = c.req.param('order')
    const order = (isId(id) && (await findOrder(db, town.id, id))) || notFound()
    const back = { to: `/office/hazards/${order.caseId}`, label: order.number }
    return page(c, <OrderSheet order={order} town={town.name} back={back} />)
  }),

  get('/u/:unit/orders', unitHolder, async (c) => {
    const { db, town, now } = c.var
    const { unit, ref } = holderOf(c)
    const all = await readOrdersTo(db, town.id, unit.id)
    return unitPage(c, <UnitOrdersPage unit={unit.name} unitRef={ref} today={dayOf(now)} all={all} />)
  }),

  get('/u/:unit/orders/:order', unitHolder, (c) => orderPage(c)),

  get('/u/:unit/orders/:order/print', unitHolder, async (c) => {
    const { order } = await ownOrder(c)
    const back = { to: `/u/${holderOf(c).ref}/orders/${order.id}`, label: words.back }
    return unitPage(c, <OrderSheet order={order} town={c.var.town.name} back={back} />)
  }),

  get('/u/:unit/hazard-photos/:photo', unitHolder, async (c) => {
    const { db, town } = c.var
    const id = c.req.param('photo')
    const photo = (isId(id) && (await findPhoto(db, town.id, id))) || notFound()
    const orders = await listOrdersOf(db, town.id, photo.caseId)
    if (!orders.some(({ unitId }) => unitId === holderOf(c).unit.id)) return notFound()
    return pictureAnswer(c, photo.shownSha256 ?? notFound())
  }),

  ...unitSteps.map((step) => post(`/u/:unit/orders/:order/${step}`, unitHolder, (c) => take(c, step))),
]

async function take(c: Ctx, step: UnitStep): Promise<Response> {
  keyOf(c)
  const { town, now, form } = c.var
  const seen = await ownOrder(c)
  const { order } = seen
  if (!seen.latest) return notFound()
  const kept = await keepPhotos(c, `${order.id}:${holderOf(c).unit.id}`)
  const event = readEvent(step, form, { people: [], photos: kept.pieces.length, pointers: 0 })
  const problems = [...problemsWithForm(step, form), ...kept.faults]
  return once(c, `/u/${holderOf(c).ref}/orders/${order.id}?sent=1`, async (tx) => {
    const outcome = await happen({ db: tx, town, now }, order.caseId, event, unitActor(c, tx))
    const all = [...refusedAs(outcome.refusals, step, dayOf(now)), ...problems]
    if (all.length > 0) throw new Refusal(await orderPage(c, { step, problems: all, kept: kept.options }))
    if ('eventId' in outcome)
      await recordPhotos(tx, town.id, ownPhotos(order.caseId, outcome.eventId, dayOf(now)), kept.pieces)
  })
}

/** The unit's own show its own people: it sees them at once. */
const ownPhotos = (caseId: string, eventId: string, on: string) =>
  ({ caseId, eventId, side: 'after', release: { by: null, on } }) as const

/** Whoever holds the unit acts as the unit; the office at its page writes down what the unit brought. */
function unitActor(c: Ctx, tx: Db): Acting {
  const { via } = holderOf(c)
  const { viewer } = c.var
  const audit: Acting['audit'] = (act) => recordAct(tx, c, { ...act, detail: { via } })
  if (via === 'office' && viewer) return officeActor(viewer, audit)
  const personId = via === 'sign-in' ? (viewer?.personId ?? null) : null
  return { id: personId ?? 'unit', hats: ['unit'], personId, byWhat: 'unit', audit }
}

async function orderPage(
  c: Ctx,
  refused?: { step: UnitStep; problems: Problem[]; kept: readonly Option[] },
): Promise<Response> {
  const { unit, ref } = holderOf(c)
  const view = (
    <UnitOrderPage
      unit={unit.name}
      unitRef={ref}
      today={dayOf(c.var.now)}
      seen={await ownOrder(c)}
      sent={c.req.query('sent') === '1'}
      step={refused?.step}
      problems={refused?.problems ?? []}
      given={refused ? c.var.form.given() : {}}
      kept={refused?.kept ?? []}
    />
  )
  return unitPage(c, view, refused ? 422 : 200)
}

/** On the unit's own page: only where there is or was something to put right. */
