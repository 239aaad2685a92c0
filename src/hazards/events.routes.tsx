import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once, redirect } from '#people/once.ts'
import { page } from '#people/page.tsx'
import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import type { Option } from '#platform/html/select-field/select-field.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { type CaseSeen, readReportsOf, seeCase } from './case.reading.ts'
import { refusal } from './case-refusals.rules.ts'
import { findCaseByNumber, listAlike, setUnit } from './cases.store.ts'
import { readEvent } from './event-forms.rules.ts'
import { EventFormPage } from './event-forms.views.tsx'
import { formWords } from './event-forms.words.ts'
import { problemsWithForm, refusedAs } from './event-problems.ts'
import type { CaseEvent } from './events.rules.ts'
import { type Acting, happen, officeActor } from './happening.ts'
import { countOrders, isNumberTaken, recordOrder } from './orders.store.ts'
import { orderNumber } from './orders.words.ts'
import { countPointers, type OutgoingText, searchOutgoing } from './outgoing.reading.ts'
import type { KeptPiece } from './photos.kept.rules.ts'
import { keepPhotos } from './photos.reading.ts'
import { recordPhotos } from './photos.store.ts'
import { type EventName, eventNames } from './stages.rules.ts'
import { tellReporters } from './telling-reporters.ts'

export const eventRoutes: Route[] = [
  get('/office/hazards/:case/:event', office, async (c) => {
    const [name, seen] = [nameIn(c), await seeCase(c)]
    // another was faster, or the step is somebody else's: the case says what may be done
    if (!seen.may.includes(name)) return redirect(c, `/office/hazards/${seen.row.id}`)
    return formPage(c, seen, name)
  }),

  post('/office/hazards/:case/:event', office, async (c) => {
    keyOf(c)
    const { town, form, site, db } = c.var
    const [name, seen] = [nameIn(c), await seeCase(c)]
    const { row, people } = seen
    const kept = await keepPhotos(c, `${row.id}:${name}:${c.var.viewer!.personId}`)
    const outgoing = await searchOutgoing({ db, keys: site.keys }, town.id, row, name, form)
    const pointers = countPointers(outgoing)
    const event = await withNumber(c, readEvent(name, form, { people, photos: kept.pieces.length, pointers }))
    const problems = [...problemsWithForm(name, form), ...kept.faults, ...(await numberTaken(c, event))]
    // what leaves the office by another way than an order is searched as well
    if (pointers > 0 && name !== 'order') problems.push(...refusedAs([refusal('order-points-back')], name, seen.today))
    const refused = async (more: Problem[]) =>
      new Refusal(await formPage(c, seen, name, { problems: [...problems, ...more], outgoing, kept: kept.options }))
    return once(c, `/office/hazards/${row.id}`, async (tx) => {
      const unitId = seen.units.find(({ id }) => id === form.text('unit'))?.id
      if (unitId && unitId !== row.unitId) await setUnit(tx, town.id, row.id, unitId)
      const outcome = await happen({ db: tx, town, now: c.var.now }, row.id, event, actorOf(c, tx))
      if (outcome.refusals.length > 0 || problems.length > 0)
        throw await refused(refusedAs(outcome.refusals, name, seen.today))
      if ('eventId' in outcome) await record(c, tx, seen, event, { eventId: outcome.eventId, pieces: kept.pieces })
    })
  }),
]

function nameIn(c: Ctx): EventName {
  return eventNames.find((one) => one === c.req.param('event')) ?? notFound()
}

// the guard lets nobody in without a name
const actorOf = (c: Ctx, tx: Db): Acting => officeActor(c.var.viewer!, (act) => recordAct(tx, c, act))

/** Another case may be named by the number of a report. */
async function withNumber(c: Ctx, event: CaseEvent): Promise<CaseEvent> {
  const typed = Number(c.var.form.text('number'))
  if (event.name !== 'merge' || !Number.isInteger(typed) || typed < 1 || typed > 2_000_000_000) return event
  const found = await findCaseByNumber(c.var.db, c.var.town.id, typed)
  return { name: 'merge', detail: { ...event.detail, into: found?.id ?? '' } }
}

async function numberTaken(c: Ctx, event: CaseEvent): Promise<Problem[]> {
  if (event.name !== 'order' || !(await isNumberTaken(c.var.db, c.var.town.id, event.detail.number))) return []
  return [{ field: 'number', text: formWords.numberTaken }]
}

/** What belongs to the event beside its line in the history. */
async function record(
  c: Ctx,
  tx: Db,
  { row, merged, standing, today, units }: CaseSeen,
  event: CaseEvent,
  { eventId, pieces }: { eventId: string; pieces: readonly KeptPiece[] },
): Promise<void> {
  const { town, form, site, now } = c.var
  const side = event.name === 'conclude' ? 'before' : 'after'
  // No machine here looks for faces (docs/decisions/0027): what nobody looked at waits on the case's page.
  const release = form.checked('nobody') ? { by: c.var.viewer!.personId, on: today } : undefined
  await recordPhotos(tx, town.id, { caseId: row.id, eventId, side, release }, pieces)
  const reportIds = [row, ...merged].map(({ reportId }) => reportId)
  await tellReporters({ tx, keys: site.keys, townId: town.id, now }, reportIds, event, form)
  if (event.name !== 'order') return
  const unit = units.find(({ id }) => id === row.unitId) ?? notFound()
  const { number, dueOn, signedBy } = event.detail
  const said = { what: form.text('what'), place: form.text('place'), demands: form.text('demands') }
  const of = { caseId: row.id, unitId: unit.id, grade: standing.grade ?? 'general', items: standing.items }
  await recordOrder(tx, town.id, { ...said, ...of, number, dueOn, signedBy, issuedOn: today })
}

/** What is decided by what was reported. */
const fromReport: readonly EventName[] = ['accept', 'refuse', 'transfer', 'merge', 'assign']

async function formPage(
  c: Ctx,
  seen: CaseSeen,
  name: EventName,
  refused?: { problems: Problem[]; outgoing: readonly OutgoingText[]; kept: readonly Option[] },
): Promise<Response> {
  const { db, town, form } = c.var
  // the step follows from the report: whoever takes it reads it once more, and that is told as well
  const reports = seen.readsReport && fromReport.includes(name) ? await readReportsOf(c, seen) : []
  if (reports.length > 0) await recordAct(db, c, { act: 'hazard.read', subject: `hazard-case/${seen.row.id}` })
  const alike = name === 'merge' ? await listAlike(db, town.id, seen.row) : []
  const year = seen.today.slice(0, 4)
  const nextNumber = name === 'order' ? orderNumber(town.name, year, (await countOrders(db, town.id, year)) + 1) : ''
  const view = (
    <EventFormPage
      {...{ seen, reports, name, alike, nextNumber }}
      problems={refused?.problems ?? []}
      outgoing={refused?.outgoing ?? []}
      kept={refused?.kept ?? []}
      given={refused ? form.given() : {}}
      every={(field) => (refused ? form.every(field) : [])}
    />
  )
  const answer = await page(c, view, refused ? 422 : 200)
  answer.headers.set('cache-control', 'no-store')
  return answer
}
