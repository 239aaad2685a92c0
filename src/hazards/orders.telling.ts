import type { Ctx } from '#people/access.ts'
import type { UnitNotice, UnitRow } from '#people/manifest.ts'
import { dayOf } from '#platform/days.rules.ts'
import { readOrdersTo } from './orders.reading.ts'
import { orderLamp, stepsOf } from './orders.rules.ts'
import { orderWords as words } from './orders.words.ts'

const MOST_ON_TOP = 3

/** An order has a day: it stands on top of the unit's page until it is done. */
export async function orderNotices(c: Ctx, unitId: string, ref: string): Promise<UnitNotice[]> {
  const { db, town, now } = c.var
  const open = (await readOrdersTo(db, town.id, unitId)).filter(({ standing }) => stepsOf(standing).length > 0)
  return open.slice(0, MOST_ON_TOP).map(({ order, standing }) => ({
    text: (orderLamp(standing, dayOf(now)) === 'late' ? words.noticeLate : words.notice)(
      order.what,
      standing.dueOn ?? order.dueOn,
    ),
    by: words.noticeBy(town.officeName, order.issuedOn),
    more: { to: `/u/${ref}/orders/${order.id}`, label: words.toOrder },
  }))
}

export async function orderRows(c: Ctx, unitId: string, ref: string): Promise<UnitRow[]> {
  const all = await readOrdersTo(c.var.db, c.var.town.id, unitId)
  if (all.length === 0) return []
  const open = all.filter(({ standing }) => stepsOf(standing).length > 0).length
  const note = open > 0 ? words.rowOpen(open) : words.rowClosed(all.length)
  return [{ to: `/u/${ref}/orders`, title: words.row, note }]
}
