import { type Ctx, get, office, type Route } from '#people/access.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { unitHolder } from '#units/holder.ts'
import { seeCase } from './case.reading.ts'
import { noticesIn } from './escalations.rules.ts'
import { noticeWords } from './escalations.words.ts'
import { measures } from './events.rules.ts'
import { noticeDocument } from './notices.document.ts'
import { orderDocument } from './orders.document.ts'
import { ownOrder, readOrderPhotos } from './orders.reading.ts'
import { findOrder, type Order } from './orders.store.ts'
import { orderWords } from './orders.words.ts'
import { issuerOf, type PaperForm, paperAnswer, paperForms } from './papers.answer.ts'

/** What is signed, sealed and carried to somebody, as files. */
export const hazardPaperRoutes: Route[] = [
  ...paperForms.flatMap((form): Route[] => [
    get(`/office/hazards/orders/:order/${form}`, office, async (c) => {
      const { db, town } = c.var
      const id = c.req.param('order')
      const order = (isId(id) && (await findOrder(db, town.id, id))) || notFound()
      return orderAnswer(c, order, form)
    }),

    get(`/u/:unit/orders/:order/${form}`, unitHolder, async (c) => {
      const { order } = await ownOrder(c)
      return orderAnswer(c, order, form)
    }),

    get(`/office/hazards/:case/notices/:measure/:to/${form}`, office, async (c) => {
      const { town } = c.var
      const { row, events, orders, today } = await seeCase(c)
      const measure = measures.find((one) => one === c.req.param('measure')) ?? notFound()
      const { notices, on } = noticesIn(events, measure, today)
      const notice = notices.find(({ to }) => to === c.req.param('to')) ?? notFound()
      const issuer = notice.to === 'county' ? issuerOf(c) : town.name + town.officeName
      const order = orders.findLast(({ issuedOn }) => issuedOn <= on)?.number ?? ''
      const document = noticeDocument(notice, { unit: row.unit ?? '', order, issuer, on })
      return paperAnswer(document, form, noticeWords.file(notice.to, measure, form))
    }),
  ]),
]

async function orderAnswer(c: Ctx, order: Order, form: PaperForm): Promise<Response> {
  const photos = await readOrderPhotos(c, order)
  return paperAnswer(orderDocument(order, issuerOf(c), photos), form, orderWords.file(order.number, form))
}
