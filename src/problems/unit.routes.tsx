import { listOwed } from '#campaign/assignments.store.ts'
import { findRunningCampaign } from '#campaign/campaigns.store.ts'
import type { AsksReporter } from '#campaign/reporting.views.tsx'
import { unitPage } from '#campaign/unit-page.answer.ts'
import { type Ctx, get, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once } from '#people/once.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Problem as FormProblem } from '#platform/html/form.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { type Holder, holderOf, rememberReporter, unitHolder } from '#units/holder.ts'
import { readHistory, recordReopening } from './acts.store.ts'
import { keepProblemFiles } from './files.reading.ts'
import { listProblemFiles, recordProblemFiles } from './files.store.ts'
import { type Fault, readRaised, readReopening } from './problems.rules.ts'
import { findProblem, listProblems, lockProblem, type Problem, recordProblem } from './problems.store.ts'
import { faultWords, unitProblemWords as words } from './problems.words.ts'
import { mayAct, standOf } from './standing.rules.ts'
import { UnitProblemPage, UnitProblemsPage, UnitRaisePage } from './unit.views.tsx'

export const unitProblemRoutes: Route[] = [
  get('/u/:unit/problems', unitHolder, async (c) => {
    const { db, town, now } = c.var
    const { unit, ref } = holderOf(c)
    const all = (await listProblems(db, town.id, unit.id)).map((problem) => ({
      problem,
      standing: standOf(problem.acts, dayOf(now)),
    }))
    return unitPage(c, <UnitProblemsPage unit={unit.name} unitRef={ref} all={all} />)
  }),

  get('/u/:unit/problems/new', unitHolder, (c) => raisePage(c, [])),

  post('/u/:unit/problems', unitHolder, async (c) => {
    keyOf(c)
    const { town, now, viewer, form } = c.var
    const { unit, ref, via, linkId, reporter } = holderOf(c)
    const { campaignId, tasks } = await tasksOf(c)
    const known = via === 'office' ? null : reporter
    const taskIds = new Set(tasks.map(({ id }) => id))
    const { read, faults } = readRaised(form, { taskIds, asksReporter: known === null })
    const kept = await keepProblemFiles(c.var.site.files, form)
    const told = [...toldOf(faults), ...kept.faults]
    if (told.length > 0) return raisePage(c, told)
    const by = known ?? { name: read.name, phone: read.phone }
    const answer = await once(c, `/u/${ref}/problems`, async (tx) => {
      const whose = { campaignId, unitId: unit.id, personId: viewer?.personId ?? null, linkId, via }
      const id = await recordProblem(tx, town.id, { ...read, ...by, ...whose }, now)
      await recordProblemFiles(tx, town.id, { problemId: id, closingId: null }, kept.pieces, now)
      await recordAct(tx, c, { act: 'problem.raise', subject: `problem/${id}`, detail: { via } })
      return `/u/${ref}/problems/${id}?sent=1`
    })
    if (!known && via === 'link' && answer.status === 303) rememberReporter(c, answer, by)
    return answer
  }),

  get('/u/:unit/problems/:problem', unitHolder, async (c) => problemPage(c, await ownOf(c), [])),

  post('/u/:unit/problems/:problem/reopenings', unitHolder, async (c) => {
    const { town, now, viewer, form } = c.var
    const { unit, ref, via, linkId, reporter } = holderOf(c)
    const { id } = await ownOf(c)
    const known = via === 'office' ? null : reporter
    const { reason, name, phone, faults } = readReopening(form, known === null)
    const by = known ?? { name, phone }
    const answer = await once(c, `/u/${ref}/problems/${id}`, async (tx) => {
      await lockProblem(tx, town.id, id)
      const problem = (await findProblem(tx, town.id, id, unit.id)) ?? notFound()
      if (!mayAct(standOf(problem.acts, dayOf(now)), 'reopenings'))
        throw new Refusal(await problemPage(c, problem, [{ field: '', text: words.overtaken }]))
      if (faults.length > 0) throw new Refusal(await problemPage(c, problem, toldOf(faults)))
      const who = { name: by.name, personId: viewer?.personId ?? null, linkId, via }
      await recordReopening(tx, town.id, id, reason, who, now)
      await recordAct(tx, c, { act: 'problem.reopen', subject: `problem/${id}`, detail: { via } })
    })
    if (!known && via === 'link' && answer.status === 303) rememberReporter(c, answer, by)
    return answer
  }),
]

const toldOf = (faults: readonly Fault[]): FormProblem[] =>
  faults.map(({ field, name }) => ({ field, text: faultWords[name] }))

const asksOf = ({ via, reporter }: Holder): AsksReporter => (via === 'office' ? 'caller' : reporter ? 'known' : 'ask')

async function tasksOf(c: Ctx): Promise<{ campaignId: string | null; tasks: { id: string; title: string }[] }> {
  const { db, town } = c.var
  const campaign = await findRunningCampaign(db, town.id)
  if (!campaign) return { campaignId: null, tasks: [] }
  const owed = await listOwed(db, town.id, holderOf(c).unit.id, { campaignId: campaign.id })
  const tasks = new Map(owed.map(({ taskId, title }) => [taskId, { id: taskId, title }]))
  return { campaignId: campaign.id, tasks: [...tasks.values()] }
}

async function ownOf(c: Ctx): Promise<Problem> {
  const id = c.req.param('problem')
  return (isId(id) && (await findProblem(c.var.db, c.var.town.id, id, holderOf(c).unit.id))) || notFound()
}

async function raisePage(c: Ctx, problems: FormProblem[]): Promise<Response> {
  const holder = holderOf(c)
  const view = (
    <UnitRaisePage
      unit={holder.unit.name}
      unitRef={holder.ref}
      officeName={c.var.town.officeName}
      tasks={(await tasksOf(c)).tasks}
      asks={asksOf(holder)}
      given={problems.length > 0 ? c.var.form.given() : { task: c.req.query('task') ?? '' }}
      problems={problems}
    />
  )
  return unitPage(c, view, problems.length > 0 ? 422 : 200)
}

async function problemPage(c: Ctx, problem: Problem, problems: FormProblem[]): Promise<Response> {
  const { db, town, now } = c.var
  const holder = holderOf(c)
  const view = (
    <UnitProblemPage
      unit={holder.unit.name}
      unitRef={holder.ref}
      problem={problem}
      standing={standOf(problem.acts, dayOf(now))}
      history={await readHistory(db, town.id, problem.id)}
      files={await listProblemFiles(db, town.id, problem.id)}
      asks={asksOf(holder)}
      given={problems.length > 0 ? c.var.form.given() : {}}
      problems={problems}
      sent={c.req.query('sent') === '1'}
    />
  )
  return unitPage(c, view, problems.length > 0 ? 422 : 200)
}
