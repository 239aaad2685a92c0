import { type Ctx, get, hasRole, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { listUnits } from '#units/units.store.ts'
import { readReportsOf, seeCase } from './case.reading.ts'
import { CasePage } from './case.views.tsx'
import { caseWords } from './case.words.ts'
import { readList } from './cases.list.reading.ts'
import { readFilter } from './cases.list.rules.ts'
import { countOpen } from './cases.list.store.ts'
import { CasesPage } from './cases.list.views.tsx'
import { readCaseFiles } from './files.reading.ts'
import { listIdentitiesWithdrawn } from './identities.store.ts'
import { listThreads, sayToReporter } from './messages.store.ts'
import { findPhoto } from './photos.store.ts'

export const caseRoutes: Route[] = [
  get('/office/hazards', office, async (c) => {
    const { db, town, now, viewer } = c.var
    const filter = readFilter(c.req.query())
    const today = dayOf(now)
    // the guard lets nobody in without a name
    const { cases, more } = await readList(db, town.id, filter, { today, personId: viewer!.personId })
    const counts = await countOpen(db, town.id, today)
    const units = await listUnits(db, town.id)
    return page(c, <CasesPage {...{ cases, more, counts, filter, units }} director={hasRole(viewer, ['director'])} />)
  }),

  get('/office/hazard-photos/:photo', office, async (c) => {
    const id = c.req.param('photo')
    const photo = (isId(id) && (await findPhoto(c.var.db, c.var.town.id, id))) || notFound()
    return pictureAnswer(c, photo.displaySha256)
  }),

  get('/office/hazards/:case', office, (c) => casePage(c, [])),

  post('/office/hazards/:case/messages', office, async (c) => {
    keyOf(c)
    const { town, form, site, now } = c.var
    const { row, merged, readsReport } = await seeCase(c)
    if (!readsReport) return notFound()
    const text = form.text('message')
    if (text === '') return casePage(c, [{ field: 'message', text: caseWords.sayEmpty }])
    const all = [row, ...merged]
    const to = form.text('to')
    const told = to === '' ? all : all.filter(({ reportId }) => reportId === to)
    if (told.length === 0) return notFound()
    return once(c, `/office/hazards/${row.id}`, async (tx) => {
      for (const { reportId } of told)
        await sayToReporter(tx, site.keys, town.id, reportId, text.slice(0, 2000), dayOf(now))
      await recordAct(tx, c, { act: 'hazard.say', subject: `hazard-case/${row.id}` })
    })
  }),
]

/** Re-encoded by us, without what the camera wrote into it. */
export async function pictureAnswer(c: Ctx, sha256: string): Promise<Response> {
  const bytes = await c.var.site.files.read(sha256)
  return fileAnswer(bytes, { mediaType: 'image/jpeg', cache: 'private, max-age=3600' })
}

async function casePage(c: Ctx, problems: Problem[]): Promise<Response> {
  const { db, town, site } = c.var
  const seen = await seeCase(c)
  const reports = seen.readsReport ? await readReportsOf(c, seen) : []
  // who opened the original can be told later (安监总局 2013-06-08)
  if (seen.readsReport) await recordAct(db, c, { act: 'hazard.read', subject: `hazard-case/${seen.row.id}` })
  const together = [seen.row, ...seen.merged]
  const threads = seen.readsReport ? await listThreads(db, site.keys, town.id, together) : []
  const withdrawn = await listIdentitiesWithdrawn(
    db,
    town.id,
    seen.readsReport ? together.map((one) => one.reportId) : [],
  )
  const files = seen.readsReport ? await readCaseFiles(c, seen.row.id) : []
  const given = problems.length > 0 ? c.var.form.given() : {}
  const answer = await page(
    c,
    <CasePage {...{ seen, reports, threads, withdrawn, files, problems, given }} />,
    problems.length > 0 ? 422 : 200,
  )
  answer.headers.set('cache-control', 'no-store')
  return answer
}
