import { unitPage } from '#campaign/unit-page.answer.ts'
import { type Ctx, get, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import type { UnitRow } from '#people/manifest.ts'
import { once } from '#people/once.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Problem } from '#platform/html/form.tsx'
import { holderOf, unitHolder } from '#units/holder.ts'
import { knownOfUnit, shownOn } from './hotlines.reading.ts'
import { toldOf } from './hotlines.routes.tsx'
import { offersOf, readHotline, sameNumber } from './hotlines.rules.ts'
import { changeHotline, endHotline, listHotlines, lockHotlines, recordHotline } from './hotlines.store.ts'
import { UnitHotlinePage } from './hotlines.unit.views.tsx'
import { unitHotlineWords as words } from './hotlines.words.ts'

/** A unit publishes its own number without the office; the office sees it and may try it. */
export const unitHotlineRoutes: Route[] = [
  get('/u/:unit/hotline', unitHolder, (c) => hotlinePage(c, [])),

  post('/u/:unit/hotline', unitHolder, async (c) => {
    const { town, form, now } = c.var
    const { unit, ref, via } = holderOf(c)
    const { typed, faults } = readHotline(form)
    if (faults.length > 0) return hotlinePage(c, toldOf(faults))
    return once(c, `/u/${ref}/hotline?done=published`, async (tx) => {
      await lockHotlines(tx, town.id)
      const same = (await listHotlines(tx, town.id, unit.id)).find(({ phone }) => sameNumber(phone, typed.phone))
      if (same) await changeHotline(tx, town.id, same.id, typed)
      const id = same?.id ?? (await recordHotline(tx, town.id, { ...typed, unitId: unit.id }, dayOf(now)))
      const act = same ? 'hotline.change' : 'hotline.publish'
      await recordAct(tx, c, { act, subject: `hotline/${id}`, detail: { via } })
    })
  }),

  post('/u/:unit/hotline/endings', unitHolder, async (c) => {
    const { town, form, now } = c.var
    const { unit, ref, via } = holderOf(c)
    return once(c, `/u/${ref}/hotline?done=stopped`, async (tx) => {
      const own = (await listHotlines(tx, town.id, unit.id)).find(({ id }) => id === form.text('hotline'))
      if (!own) return
      await endHotline(tx, town.id, own.id, dayOf(now))
      await recordAct(tx, c, { act: 'hotline.end', subject: `hotline/${own.id}`, detail: { via } })
    })
  }),
]

async function hotlinePage(c: Ctx, problems: Problem[]): Promise<Response> {
  const { db, town, now } = c.var
  const { unit, ref } = holderOf(c)
  const published = (await listHotlines(db, town.id, unit.id)).map((one) => shownOn(one, dayOf(now)))
  // what the office has in its papers is filled in, and published only by the press of a button
  const phone = offersOf(
    knownOfUnit({ hotline: unit.hotline, contactPhone: '' }),
    published.map((one) => one.phone),
  )[0]?.phone
  const view = (
    <UnitHotlinePage
      unit={unit.name}
      unitRef={ref}
      published={published}
      given={problems.length > 0 ? c.var.form.given() : { phone: phone ?? '' }}
      problems={problems}
      done={c.req.query('done')}
    />
  )
  return unitPage(c, view, problems.length > 0 ? 422 : 200)
}

export async function hotlineRows(c: Ctx, unitId: string, ref: string): Promise<UnitRow[]> {
  const published = await listHotlines(c.var.db, c.var.town.id, unitId)
  const note = published.length > 0 ? words.rowOne(published.map(({ phone }) => phone)) : words.rowNone
  return [{ to: `/u/${ref}/hotline`, title: words.row, note }]
}
