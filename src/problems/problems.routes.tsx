import { findRunningCampaign } from '#campaign/campaigns.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import { type Ctx, get, isOffice, office, post, type Route, readers } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Problem as FormProblem } from '#platform/html/form.tsx'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { listUnits } from '#units/units.store.ts'
import { readHistory } from './acts.store.ts'
import { keepProblemFiles } from './files.reading.ts'
import { listProblemFiles, recordProblemFiles } from './files.store.ts'
import { ProblemPage } from './problem.views.tsx'
import { type Fault, readRaised } from './problems.rules.ts'
import { findProblem, listProblems, type Problem, recordProblem } from './problems.store.ts'
import { OfficeRaisePage, ProblemsPage } from './problems.views.tsx'
import { faultWords } from './problems.words.ts'
import { ProblemSheet } from './sheet.views.tsx'
import { type ActName, standOf } from './standing.rules.ts'

export const problemRoutes: Route[] = [
  get('/office/problems', readers, async (c) => {
    const { db, town, now, viewer } = c.var
    const all = (await listProblems(db, town.id)).map((problem) => ({
      problem,
      standing: standOf(problem.acts, dayOf(now)),
    }))
    const show = c.req.query('show') === 'closed' ? 'closed' : 'open'
    return page(c, <ProblemsPage all={all} show={show} office={isOffice(viewer)} />)
  }),

  get('/office/problems/new', office, (c) => raisePage(c, [])),

  post('/office/problems', office, async (c) => {
    keyOf(c)
    const { db, town, now, viewer, form } = c.var
    const { campaignId, tasks } = await tasksOf(c)
    const taskIds = new Set(tasks.map(({ id }) => id))
    const { read, faults } = readRaised(form, { taskIds, asksReporter: false })
    const named = form.text('unit')
    const units = named === '' ? [] : await listUnits(db, town.id)
    const unit = units.find(({ name, aliases }) => name === named || aliases.includes(named))
    if (named !== '' && !unit) faults.unshift({ field: 'unit', name: 'unit' })
    const kept = await keepProblemFiles(c.var.site.files, form)
    const told = [...toldOf(faults), ...kept.faults]
    if (told.length > 0) return raisePage(c, told)
    return once(c, '/office/problems', async (tx) => {
      // the guard lets nobody in without a name
      const by = { name: viewer!.name, phone: '', personId: viewer!.personId, linkId: null, via: 'office' as const }
      const id = await recordProblem(tx, town.id, { ...read, ...by, campaignId, unitId: unit?.id ?? null }, now)
      await recordProblemFiles(tx, town.id, { problemId: id, closingId: null }, kept.pieces, now)
      await recordAct(tx, c, { act: 'problem.raise', subject: `problem/${id}`, detail: { via: 'office' } })
      return `/office/problems/${id}`
    })
  }),

  get('/office/problems/:problem', readers, async (c) => problemPage(c, await problemOf(c))),

  get('/office/problems/:problem/print', readers, async (c) => {
    const { db, town, now } = c.var
    const problem = await problemOf(c)
    const view = (
      <ProblemSheet
        problem={problem}
        standing={standOf(problem.acts, dayOf(now))}
        history={await readHistory(db, town.id, problem.id)}
        town={`${town.name}${town.officeName}`}
        today={dayOf(now)}
      />
    )
    return page(c, view)
  }),
]

export const toldOf = (faults: readonly Fault[]): FormProblem[] =>
  faults.map(({ field, name }) => ({ field, text: faultWords[name] }))

export async function problemOf(c: Ctx): Promise<Problem> {
  const id = c.req.param('problem')
  return (isId(id) && (await findProblem(c.var.db, c.var.town.id, id))) || notFound()
}

async function tasksOf(c: Ctx): Promise<{ campaignId: string | null; tasks: { id: string; title: string }[] }> {
  const { db, town } = c.var
  const campaign = await findRunningCampaign(db, town.id)
  return { campaignId: campaign?.id ?? null, tasks: campaign ? await listTasks(db, town.id, campaign.id) : [] }
}

async function raisePage(c: Ctx, problems: FormProblem[]): Promise<Response> {
  const given = problems.length > 0 ? c.var.form.given() : {}
  const view = <OfficeRaisePage tasks={(await tasksOf(c)).tasks} given={given} problems={problems} />
  return page(c, view, problems.length > 0 ? 422 : 200)
}

export async function problemPage(
  c: Ctx,
  problem: Problem,
  refused?: { act: ActName; problems: FormProblem[] },
): Promise<Response> {
  const { db, town, now, viewer } = c.var
  const view = (
    <ProblemPage
      problem={problem}
      standing={standOf(problem.acts, dayOf(now))}
      history={await readHistory(db, town.id, problem.id)}
      files={await listProblemFiles(db, town.id, problem.id)}
      office={isOffice(viewer)}
      today={dayOf(now)}
      act={refused?.act}
      problems={refused?.problems ?? []}
      given={refused ? c.var.form.given() : {}}
    />
  )
  return page(c, view, refused ? 422 : 200)
}
