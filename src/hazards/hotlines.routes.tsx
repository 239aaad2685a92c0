import { type Ctx, get, isOffice, office, post, type Route, readers } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId, newId } from '#platform/ids.ts'
import { inTreeOrder } from '#units/tree.rules.ts'
import { isOpenOn } from '#units/units.rules.ts'
import { findUnit, listKinds, listUnits, type Unit } from '#units/units.store.ts'
import { hotlinePosterRoutes } from './hotline-posters.routes.ts'
import { HotlinesPage } from './hotlines.list.views.tsx'
import { readRegistry, shownOn } from './hotlines.reading.ts'
import { type CallFault, type HotlineFault, readCall, readHotline, sameNumber, shows } from './hotlines.rules.ts'
import {
  changeHotline,
  endHotline,
  findHotline,
  type Hotline,
  listCalls,
  listHotlines,
  lockHotlines,
  recordCall,
  recordHotline,
} from './hotlines.store.ts'
import { HotlinePage, NewHotlinePage } from './hotlines.views.tsx'
import { hotlineFaultWords, hotlineWords as words } from './hotlines.words.ts'

export const hotlineRoutes: Route[] = [
  // before a hotline's own page, whose address would fit as well
  ...hotlinePosterRoutes,
  get('/office/hotlines', readers, async (c) => {
    const [{ town, units }, kinds] = await Promise.all([readRegistry(c), listKinds(c.var.db, c.var.town.id)])
    const show = shows.find((one) => one === c.req.query('show')) ?? 'all'
    const kind = kinds.find(({ code }) => code === c.req.query('kind'))?.code ?? ''
    const shownPage = Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1)
    return page(
      c,
      <HotlinesPage {...{ town, units, kinds, kind, show }} page={shownPage} office={isOffice(c.var.viewer)} />,
    )
  }),

  get('/office/hotlines/new', office, (c) => newPage(c, [])),

  post('/office/hotlines', office, async (c) => {
    const { db, town, form, now } = c.var
    const { typed, faults } = readHotline(form)
    const unitId = form.text('unit') || null
    const unit = unitId && isId(unitId) ? await findUnit(db, town.id, unitId) : undefined
    if (unitId && !unit) faults.unshift({ field: 'unit', name: 'unit' })
    if (faults.length > 0) return newPage(c, toldOf(faults))
    return once(c, '/office/hotlines', async (tx) => {
      await lockHotlines(tx, town.id)
      if (isTaken(await listHotlines(tx, town.id), unitId, typed.phone))
        throw new Refusal(await newPage(c, toldOf([{ field: 'phone', name: 'phone-taken' }])))
      const id = await recordHotline(tx, town.id, { ...typed, unitId }, dayOf(now))
      await recordAct(tx, c, { act: 'hotline.publish', subject: `hotline/${id}` })
    })
  }),

  get('/office/hotlines/:hotline', readers, async (c) => hotlinePage(c, await hotlineOf(c))),

  post('/office/hotlines/:hotline', office, async (c) => {
    const { town, form, now } = c.var
    const hotline = await hotlineOf(c)
    const { typed, faults } = readHotline(form)
    if (faults.length > 0) return hotlinePage(c, hotline, 'change', toldOf(faults))
    const fresh = newId()
    const isOther = !sameNumber(typed.phone, hotline.phone)
    return once(c, `/office/hotlines/${isOther ? fresh : hotline.id}`, async (tx) => {
      await lockHotlines(tx, town.id)
      await stillPublished(tx, c, hotline.id)
      if (isOther) {
        if (isTaken(await listHotlines(tx, town.id), hotline.unitId, typed.phone))
          throw new Refusal(await hotlinePage(c, hotline, 'change', toldOf([{ field: 'phone', name: 'phone-taken' }])))
        await endHotline(tx, town.id, hotline.id, dayOf(now))
        await recordHotline(tx, town.id, { ...typed, unitId: hotline.unitId }, dayOf(now), fresh)
      } else await changeHotline(tx, town.id, hotline.id, typed)
      await recordAct(tx, c, { act: 'hotline.change', subject: `hotline/${hotline.id}` })
    })
  }),

  post('/office/hotlines/:hotline/calls', office, async (c) => {
    const { town, form, now, viewer } = c.var
    const hotline = await hotlineOf(c)
    const { typed, faults } = readCall(form, dayOf(now))
    if (faults.length > 0) return hotlinePage(c, hotline, 'call', toldOf(faults))
    return once(c, `/office/hotlines/${hotline.id}`, async (tx) => {
      // the guard lets nobody in without a name
      await recordCall(tx, town.id, { ...typed, hotlineId: hotline.id, by: viewer!.personId })
      await recordAct(tx, c, { act: 'hotline.call', subject: `hotline/${hotline.id}` })
    })
  }),

  post('/office/hotlines/:hotline/endings', office, async (c) => {
    const hotline = await hotlineOf(c)
    return once(c, '/office/hotlines', async (tx) => {
      await endHotline(tx, c.var.town.id, hotline.id, dayOf(c.var.now))
      await recordAct(tx, c, { act: 'hotline.end', subject: `hotline/${hotline.id}` })
    })
  }),
]

export const toldOf = (faults: readonly { field: string; name: HotlineFault | CallFault }[]): Problem[] =>
  faults.map(({ field, name }) => ({ field, text: hotlineFaultWords[name] }))

/** Two units may share a number; one unit does not publish it twice. */
export const isTaken = (all: readonly Hotline[], unitId: string | null, phone: string): boolean =>
  all.some((one) => one.unitId === unitId && sameNumber(one.phone, phone))

async function hotlineOf(c: Ctx): Promise<Hotline> {
  const id = c.req.param('hotline')
  return (isId(id) && (await findHotline(c.var.db, c.var.town.id, id))) || notFound()
}

/** Somebody else ended it meanwhile: there is nothing left to change. */
async function stillPublished(tx: Ctx['var']['db'], c: Ctx, id: string): Promise<void> {
  const hotline = (await findHotline(tx, c.var.town.id, id)) ?? notFound()
  if (hotline.endedOn) throw new Refusal(await hotlinePage(c, hotline))
}

async function newPage(c: Ctx, problems: Problem[]): Promise<Response> {
  const { db, town, now } = c.var
  const units = inTreeOrder((await listUnits(db, town.id)).filter((unit: Unit) => isOpenOn(unit, dayOf(now))))
  const given = problems.length > 0 ? c.var.form.given() : { unit: c.req.query('unit') ?? '' }
  const view = <NewHotlinePage units={units.map(({ unit }) => unit)} given={given} problems={problems} />
  return page(c, view, problems.length > 0 ? 422 : 200)
}

async function hotlinePage(
  c: Ctx,
  hotline: Hotline,
  form?: 'change' | 'call',
  problems: Problem[] = [],
): Promise<Response> {
  const { db, town, now, viewer } = c.var
  const unit = hotline.unitId ? await findUnit(db, town.id, hotline.unitId) : undefined
  const view = (
    <HotlinePage
      hotline={shownOn(hotline, dayOf(now))}
      unit={unit?.name ?? words.ofTown}
      calls={await listCalls(db, town.id, hotline.id)}
      office={isOffice(viewer)}
      today={dayOf(now)}
      refused={form && { form, problems, given: c.var.form.given() }}
    />
  )
  return page(c, view, form ? 422 : 200)
}
