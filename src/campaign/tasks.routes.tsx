import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import type { Db } from '#platform/db.ts'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import type { Task } from './campaign.types.ts'
import { recordAnswers } from './drafts.answers.store.ts'
import { campaignOf, namesOf } from './drafts.load.ts'
import { reportedBy } from './drafts.sheet.ts'
import type { Names } from './drafts.values.ts'
import { countIssued, lockCampaign } from './issuing.store.ts'
import { replaceMetrics } from './metrics.store.ts'
import { changeOf, readTask, SPARE_FIGURES, type TaskProblem } from './tasks.rules.ts'
import { changeTask, findTask } from './tasks.store.ts'
import { TaskPage } from './tasks.views.tsx'
import { taskProblemWords } from './tasks.words.ts'

export const taskRoutes: Route[] = [
  get('/office/campaigns/:campaign/tasks/:task', office, async (c) => {
    const { id } = await campaignOf(c)
    const task = await taskOf(c, c.var.db, id)
    const issued = await isIssued(c.var.db, c.var.town.id, task)
    const names = await namesOf(c.var.db, c.var.town.id)
    return page(c, <TaskPage campaignId={id} task={task} names={names} issued={issued} />)
  }),

  post('/office/campaigns/:campaign/tasks/:task', office, async (c) => {
    const { id } = await campaignOf(c)
    const { activityId } = await taskOf(c, c.var.db, id)
    return once(c, `/office/campaigns/${id}/notice?at=${activityId}&saved=1`, async (tx) => {
      await lockCampaign(tx, c.var.town.id, id)
      const task = await taskOf(c, tx, id)
      const issued = await isIssued(tx, c.var.town.id, task)
      const names = await namesOf(tx, c.var.town.id)
      const typed = readTask(c.var.form, task.metrics.length + SPARE_FIGURES, names, issued ? task : null)
      if (typed.problems.length > 0) await refuse(c, id, task, names, issued, typed.problems)
      await saveTask(c, tx, task, typed.task)
    })
  }),
]

async function taskOf(c: Ctx, db: Db, campaignId: string): Promise<Task> {
  const id = c.req.param('task')
  const task = isId(id) ? await findTask(db, c.var.town.id, id) : undefined
  return task && task.campaignId === campaignId ? task : notFound()
}

const isIssued = async (db: Db, townId: string, { id, campaignId }: Task): Promise<boolean> =>
  (await countIssued(db, townId, campaignId)).has(id)

async function saveTask(c: Ctx, tx: Db, task: Task, typed: ReturnType<typeof readTask>['task']): Promise<void> {
  const { town, viewer, now } = c.var
  const { change, metrics, answers } = changeOf(task, typed, reportedBy)
  await changeTask(tx, town.id, task.id, change)
  if (metrics) await replaceMetrics(tx, town.id, task.id, metrics)
  await recordAnswers(tx, town.id, task.campaignId, answers, viewer?.personId ?? null, now)
  await recordAct(tx, c, { act: 'campaign.task', subject: `campaign-task/${task.id}` })
}

async function refuse(
  c: Ctx,
  campaignId: string,
  task: Task,
  names: Names,
  issued: boolean,
  problems: readonly TaskProblem[],
): Promise<never> {
  const kinds = names.kinds.map(({ name }) => name).join('、')
  const told = problems.map(({ field, name, part }) => ({ field, text: taskProblemWords[name](part, kinds) }))
  const given = c.var.form.given()
  const view = (
    <TaskPage campaignId={campaignId} task={task} names={names} issued={issued} given={given} problems={told} />
  )
  throw new Refusal(await page(c, view, 422))
}
