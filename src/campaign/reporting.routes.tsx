import { type Ctx, get, isOffice, office, post, type Route } from '#people/access.ts'
import { once, redirect } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Refusal } from '#platform/http/problems.ts'
import { newId } from '#platform/ids.ts'
import { holderOf, type Reporter, rememberReporter, unitHolder } from '#units/holder.ts'
import { findUnit } from '#units/units.store.ts'
import { overPage } from './closings.guards.tsx'
import { type Asked, askedOf, givenBefore, readFormParts, receiveAtOnce, receiveReport } from './reporting.reading.ts'
import {
  type AsksReporter,
  LockedPage,
  OfficeReportPage,
  type ReportFormProps,
  UnitReportPage,
} from './reporting.views.tsx'
import { UnwaiveForm, WaiverForm } from './reviews.waiver.views.tsx'
import { reviewWords } from './reviews.words.ts'
import { canReport } from './standing.rules.ts'
import type { ReportProblem } from './submissions.rules.ts'
import { reportWords } from './submissions.words.ts'
import { unitPage } from './unit-page.answer.ts'
import { titleOf } from './unit-page.views.tsx'

export const reportingRoutes: Route[] = [
  get('/u/:unit/reports/:assignment', unitHolder, async (c) => {
    const asked = await askedOf(c, holderOf(c).unit)
    if (!canReport(asked.assignment)) return lockedPage(c, asked, 200)
    return unitFormPage(c, asked, await givenAtFirst(c, asked), [], 200)
  }),

  post('/u/:unit/reports/:assignment', unitHolder, async (c) => {
    const { unit, ref, via, linkId, reporter } = holderOf(c)
    const asked = await askedOf(c, unit)
    const id = newId()
    const receipt = `/u/${ref}/receipts/${id}`
    const known = via === 'office' ? null : reporter
    const by = { id, via, linkId, reporter: known }
    let named = await receiveAtOnce(c, asked, receipt, by)
    if (named) return remembered(c, redirect(c, receipt), named)
    const answer = await once(c, receipt, async (tx) => {
      const received = await receiveReport(c, tx, asked, by)
      if (received.name === 'locked') throw new Refusal(await lockedPage(c, asked))
      if (received.name === 'refused')
        throw new Refusal(await unitFormPage(c, asked, c.var.form.given(), received.problems, 422))
      named = received.reporter
    })
    return remembered(c, answer, named)
  }),

  get('/office/assignments/:assignment/report', office, async (c) => {
    const asked = await askedByOffice(c)
    if (!canReport(asked.assignment)) return lockedPage(c, asked, 200)
    return officeFormPage(c, asked, await givenAtFirst(c, asked), [], 200)
  }),

  post('/office/assignments/:assignment/report', office, async (c) => {
    const asked = await askedByOffice(c)
    const id = newId()
    return once(c, `/office/submissions/${id}?fresh=1`, async (tx) => {
      const received = await receiveReport(c, tx, asked, { id, via: 'office', linkId: null, reporter: null })
      if (received.name === 'locked') throw new Refusal(await lockedPage(c, asked))
      if (received.name === 'refused')
        throw new Refusal(await officeFormPage(c, asked, c.var.form.given(), received.problems, 422))
    })
  }),
]

/** Who had to say a name is not asked again on this phone; who is known, or phoned the office, is not kept there. */
function remembered(c: Ctx, answer: Response, named: Reporter | undefined): Response {
  const { via, reporter } = holderOf(c)
  if (named && !reporter && via !== 'office') rememberReporter(c, answer, named)
  return answer
}

/** What was sent before; the unit's own contact is the likeliest to phone, and is shown to the office only. */
async function givenAtFirst(c: Ctx, { assignment, unit }: Asked): Promise<Record<string, string>> {
  const given = await givenBefore(c.var.db, c.var.town.id, assignment)
  return isOffice(c.var.viewer) ? { reporter: unit.contactName, phone: unit.contactPhone, ...given } : given
}

const askedByOffice = (c: Ctx): Promise<Asked> => askedOf(c, null, (id) => findUnit(c.var.db, c.var.town.id, id))

async function formProps(
  c: Ctx,
  asked: Asked,
  rest: Pick<ReportFormProps, 'action' | 'given' | 'problems' | 'asks'>,
): Promise<ReportFormProps> {
  const { db, town, now } = c.var
  const { assignment, task, unit } = asked
  const parts = await readFormParts(db, town.id, asked, now)
  const peersCalled = reportWords.peers[unit.kinds[0] ?? ''] ?? reportWords.peersOther
  return { ...rest, ...parts, assignment, task, peersCalled, now }
}

async function unitFormPage(
  c: Ctx,
  asked: Asked,
  given: Record<string, string>,
  problems: ReportProblem[],
  status: 200 | 422,
): Promise<Response> {
  const { ref, via, reporter } = holderOf(c)
  const asks: AsksReporter = via === 'office' ? 'caller' : reporter ? 'known' : 'ask'
  const action = `/u/${ref}/reports/${asked.assignment.assignmentId}`
  const talks = await c.var.site.unitTasks(c, asked.unit.id, ref, [asked.task.id])
  const form = { ...(await formProps(c, asked, { action, given, problems, asks })), talks }
  return unitPage(c, <UnitReportPage unit={asked.unit.name} unitRef={ref} via={via} form={form} />, status)
}

async function officeFormPage(
  c: Ctx,
  asked: Asked,
  given: Record<string, string>,
  problems: ReportProblem[],
  status: 200 | 422,
): Promise<Response> {
  const { assignmentId } = asked.assignment
  const action = `/office/assignments/${assignmentId}/report`
  const form = await formProps(c, asked, { action, given, problems, asks: 'caller' })
  const aside = (
    <>
      {c.req.query('unwaived') === '1' && <Note>{reviewWords.unwaived}</Note>}
      <WaiverForm assignmentId={assignmentId} reason="" problems={[]} />
    </>
  )
  return page(c, <OfficeReportPage unit={asked.unit} form={form} aside={aside} />, status)
}

/** Not a refusal of what was typed: there is nothing left to send. */
export function lockedPage(c: Ctx, { assignment, unit }: Asked, status: 200 | 409 = 409): Promise<Response> {
  if (assignment.closedAt) return overPage(c, assignment.campaignId, status)
  // the office's own addresses admit nobody as a holder
  const byOffice = c.var.holder === undefined
  const back = { to: `/u/${byOffice ? unit.id : holderOf(c).ref}`, label: unit.name }
  const waived = assignment.stage === 'waived'
  const view = (
    <LockedPage
      title={titleOf(assignment)}
      back={back}
      waived={waived}
      office={c.var.town.officeName}
      phone={c.var.town.hotline}
    >
      {byOffice && waived && <UnwaiveForm assignmentId={assignment.assignmentId} />}
    </LockedPage>
  )
  return unitPage(c, view, status)
}
