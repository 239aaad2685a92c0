import type { Ctx } from '#people/access.ts'
import type { Db } from '#platform/db.ts'
import type { Photo } from '#platform/documents/official-document.ts'
import { sizeOfPicture } from '#platform/files/covered.ts'
import { forPrint } from '#platform/files/picture.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { holderOf } from '#units/holder.ts'
import { type Standing, standingOf } from './cases.rules.ts'
import { type HistoryLine, listEvents, listEventsOf } from './events.store.ts'
import { isToldToUnit } from './orders.rules.ts'
import { findOrder, listOrdersOf, listOrdersTo, type Order } from './orders.store.ts'
import { orderPaperWords as paper } from './orders.words.ts'
import { type CasePhoto, listPhotos } from './photos.store.ts'

export interface OrderStood {
  order: Order
  standing: Standing
}

export interface OrderSeen extends OrderStood {
  /** What the unit is told of the case: nothing from before the order, nothing of whoever reported. */
  events: readonly HistoryLine[]
  photos: readonly CasePhoto[]
  /** Found out anew, a case has another order; this one asks nothing any more. */
  latest: boolean
}

/** Orders to a unit with how each stands, the latest first. */
export async function readOrdersTo(db: Db, townId: string, unitId: string): Promise<OrderStood[]> {
  const orders = await listOrdersTo(db, townId, unitId)
  const events = await listEvents(
    db,
    townId,
    orders.map(({ caseId }) => caseId),
  )
  return orders.map((order) => ({ order, standing: standingOf(events.get(order.caseId) ?? []) }))
}

/** The order in the address, if it is this unit's. */
export async function ownOrder(c: Ctx): Promise<OrderSeen> {
  const { db, town } = c.var
  const id = c.req.param('order')
  const order = (isId(id) && (await findOrder(db, town.id, id, holderOf(c).unit.id))) || notFound()
  const events = await listEventsOf(db, town.id, order.caseId)
  const orders = await listOrdersOf(db, town.id, order.caseId)
  return {
    order,
    standing: standingOf(events),
    events: events.filter(({ name }) => isToldToUnit(name)),
    photos: (await listPhotos(db, town.id, order.caseId)).filter(({ shownSha256 }) => shownSha256 !== null),
    latest: orders.at(-1)?.id === order.id,
  }
}

/** The hazard as the office found it, in what of it the unit may see: never a picture that came with a report. */
export async function readOrderPhotos(c: Ctx, { caseId }: Pick<Order, 'caseId'>): Promise<Photo[]> {
  const { db, town, site } = c.var
  const shown = (await listPhotos(db, town.id, caseId)).filter(({ side }) => side === 'before')
  const each = shown
    .flatMap(({ shownSha256 }) => shownSha256 ?? [])
    .map(async (sha256, at) => {
      const bytes = await forPrint(await site.files.read(sha256))
      return { bytes, ...(await sizeOfPicture(bytes)), caption: paper.photo(at + 1) }
    })
  return Promise.all(each)
}
