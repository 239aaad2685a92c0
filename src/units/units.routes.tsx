import { accountKeepers, type Ctx, get, isOffice, office, post, type Route, readers } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { Refusal } from '#platform/http/problems.ts'
import { newId } from '#platform/ids.ts'
import { dayIn, isOrderOff } from './fields.rules.ts'
import { linkActs, linkLefts } from './links.several.rules.ts'
import type { Picking } from './links.several.views.tsx'
import { listOpenLinks } from './links.store.ts'
import { inTreeOrder } from './tree.rules.ts'
import { lockTree, replant } from './tree.store.ts'
import { unitNamed } from './unit.reading.ts'
import { UnitOfficePage } from './unit.views.tsx'
import { type FormProblem, readUnitForm } from './unit-form.rules.ts'
import { UnitFormPage, type UnitGiven } from './unit-form.views.tsx'
import { listedUnits } from './units.list.rules.ts'
import { isOpenOn } from './units.rules.ts'
import { changeUnit, listKinds, listUnits, nextPosition, recordUnit, setClosedOn, type Unit } from './units.store.ts'
import { UnitsPage } from './units.views.tsx'
import { unitProblemWords, unitWords as words } from './units.words.ts'

const PER_PAGE = 100

export const unitListRoutes: Route[] = [
  get('/office/units', readers, (c) => unitsPage(c, c.var.db)),

  get('/office/units/new', office, (c) =>
    unitFormPage(c, undefined, { parent: c.req.query('parent') ?? '', kinds: [] }, [], 200),
  ),

  post('/office/units', office, async (c) => {
    const { town, form } = c.var
    const id = newId()
    return once(c, `/office/units/${id}?done=added`, async (tx) => {
      await lockTree(tx, town.id)
      const [units, kinds] = await Promise.all([listUnits(tx, town.id), listKinds(tx, town.id)])
      const { read, problems } = readUnitForm(form, { units, kinds }, null)
      if (!read) throw new Refusal(await unitFormPage(c, undefined, givenIn(c), problems, 422))
      await recordUnit(tx, town.id, { ...read, position: await nextPosition(tx, town.id) }, id)
      await recordAct(tx, c, { act: 'unit.add', subject: `unit/${id}` })
    })
  }),

  get('/office/units/:unit', readers, async (c) => unitPage(c, await unitNamed(c))),

  get('/office/units/:unit/edit', office, async (c) => {
    const unit = await unitNamed(c)
    return unitFormPage(c, unit, givenOf(unit), [], 200)
  }),

  post('/office/units/:unit', office, async (c) => {
    const { town, form } = c.var
    const unit = await unitNamed(c)
    return once(c, `/office/units/${unit.id}?done=changed`, async (tx) => {
      await lockTree(tx, town.id)
      const [units, kinds] = await Promise.all([listUnits(tx, town.id), listKinds(tx, town.id)])
      const { read, problems } = readUnitForm(form, { units, kinds }, unit.id)
      if (!read) throw new Refusal(await unitFormPage(c, unit, givenIn(c), problems, 422))
      await changeUnit(tx, town.id, unit.id, read)
      const { parentId } = read
      await replant(
        tx,
        town.id,
        units.map((one) => (one.id === unit.id ? { ...one, parentId } : one)),
      )
      const detail = { moved: parentId !== unit.parentId, closedOn: read.closedOn }
      await recordAct(tx, c, { act: 'unit.change', subject: `unit/${unit.id}`, detail })
    })
  }),

  post('/office/units/:unit/closings', office, async (c) => {
    const { town, form } = c.var
    const unit = await unitNamed(c)
    const day = dayIn(form.text('day'))
    const text =
      'problem' in day || !day.value
        ? words.close.problems.day
        : isOrderOff(unit.openedOn, day.value)
          ? words.close.problems.order
          : ''
    if ('problem' in day || text) return unitPage(c, unit, [{ field: 'day', text }], 422)
    return once(c, `/office/units/${unit.id}?done=closed`, async (tx) => {
      await setClosedOn(tx, town.id, unit.id, day.value)
      await recordAct(tx, c, { act: 'unit.close', subject: `unit/${unit.id}`, detail: { closedOn: day.value } })
    })
  }),

  post('/office/units/:unit/reopenings', office, async (c) => {
    const unit = await unitNamed(c)
    return once(c, `/office/units/${unit.id}?done=reopened`, async (tx) => {
      await setClosedOn(tx, c.var.town.id, unit.id, null)
      await recordAct(tx, c, { act: 'unit.reopen', subject: `unit/${unit.id}`, detail: { closedOn: unit.closedOn } })
    })
  }),
]

interface RefusedPick {
  search: string
  kind: string
}

/** The list by its address; again with what was asked for when nothing was ticked. */
export async function unitsPage(c: Ctx, db: Db, refused?: RefusedPick): Promise<Response> {
  const { town, viewer, now } = c.var
  const [units, kinds] = await Promise.all([listUnits(db, town.id), listKinds(db, town.id)])
  const asked = {
    search: (refused?.search ?? c.req.query('q') ?? '').trim().slice(0, 60),
    kind: refused?.kind ?? c.req.query('kind') ?? '',
    closed: c.req.query('closed') === '1',
  }
  const all = listedUnits(units, asked, dayOf(now))
  const pages = Math.max(1, Math.ceil(all.length / PER_PAGE))
  const at = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1), pages)
  const picks = isOffice(viewer) && (refused !== undefined || c.req.query('pick') === '1')
  const view = (
    <UnitsPage
      listed={all.slice((at - 1) * PER_PAGE, at * PER_PAGE)}
      total={all.length}
      known={units.length}
      kinds={kinds}
      asked={asked}
      page={at}
      pages={pages}
      office={isOffice(viewer)}
      today={dayOf(now)}
      picking={picks ? pickingIn(c, units, refused !== undefined) : undefined}
    />
  )
  return page(c, view, refused ? 422 : 200)
}

/** What a press before this page did to several links, as its address tells. */
function pickingIn(c: Ctx, units: readonly Unit[], refused: boolean): Picking {
  const told = linkActs.find((one) => c.req.query(one) !== undefined)
  const left = linkLefts.flatMap((why) =>
    (c.req.query(why) ?? '').split('.').flatMap((id) => {
      const unit = units.find((one) => one.id === id)
      return unit ? [{ unit, why }] : []
    }),
  )
  const done = told && { told, count: Math.trunc(Number(c.req.query(told))) || 0, left }
  return { all: c.req.query('all') === '1', refused, done }
}

async function unitPage(c: Ctx, unit: Unit, problems: Problem[] = [], status: 200 | 422 = 200): Promise<Response> {
  const { db, town, viewer, now } = c.var
  const [units, kinds, links] = await Promise.all([
    listUnits(db, town.id),
    listKinds(db, town.id),
    listOpenLinks(db, town.id, unit.id),
  ])
  const view = (
    <UnitOfficePage
      unit={unit}
      ancestors={unit.ancestors.flatMap((id) => units.find((one) => one.id === id) ?? [])}
      below={units.filter(({ parentId }) => parentId === unit.id)}
      openBelow={units.filter((one) => one.ancestors.includes(unit.id) && isOpenOn(one, dayOf(now))).length}
      kinds={kinds}
      link={links.get(unit.id)}
      office={isOffice(viewer)}
      mayInvite={accountKeepers.includes(viewer)}
      today={dayOf(now)}
      given={status === 422 ? c.var.form.given() : {}}
      problems={problems}
      done={c.req.query('done')}
    />
  )
  return page(c, view, status)
}

const givenIn = (c: Ctx): UnitGiven => ({ ...c.var.form.given(), kinds: c.var.form.every('kinds') })

const givenOf = (unit: Unit): UnitGiven => ({
  name: unit.name,
  code: unit.code ?? '',
  kinds: unit.kinds,
  parent: unit.parentId ?? '',
  aliases: unit.aliases.join('、'),
  headcount: String(unit.headcount ?? ''),
  households: String(unit.households ?? ''),
  contactName: unit.contactName,
  contactPhone: unit.contactPhone,
  hotline: unit.hotline,
  openedOn: unit.openedOn ?? '',
  closedOn: unit.closedOn ?? '',
})

async function unitFormPage(
  c: Ctx,
  unit: Unit | undefined,
  given: UnitGiven,
  problems: FormProblem[],
  status: 200 | 422,
): Promise<Response> {
  const { db, town } = c.var
  const [units, kinds] = await Promise.all([listUnits(db, town.id), listKinds(db, town.id)])
  const parents = inTreeOrder(units)
    .filter(({ unit: one }) => !unit || (one.id !== unit.id && !one.ancestors.includes(unit.id)))
    .map(({ unit: one, level }) => ({ id: one.id, name: one.name, level }))
  const texts = problems.map((one) => ({ field: one.field, text: problemText(one) }))
  return page(c, <UnitFormPage unit={unit} given={given} kinds={kinds} parents={parents} problems={texts} />, status)
}

function problemText(one: FormProblem): string {
  const said = words.form.problems
  switch (one.problem) {
    case 'none':
      return said.kinds
    case 'gone':
      return said.parent
    case 'loop':
      return said.loop
    case 'deep':
      return said.deep
    case 'taken':
      return said.code(one.by)
    case 'order':
      return said.order
    default:
      return unitProblemWords[one.field][one.problem] ?? ''
  }
}
