import type { AsksReporter } from '#campaign/reporting.views.tsx'
import { unitPage } from '#campaign/unit-page.answer.ts'
import { type Ctx, get, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import type { Problem } from '#platform/html/form.tsx'
import { Refusal } from '#platform/http/problems.ts'
import { type Holder, holderOf, rememberReporter, unitHolder } from '#units/holder.ts'
import { readTasksOf } from './ask.reading.ts'
import { MOST_OPEN, readQuestion, stateOf } from './questions.rules.ts'
import { countOpen, listOfUnit, listSaidTo, recordQuestion } from './questions.store.ts'
import { AskPage } from './questions.unit.views.tsx'
import { questionProblemWords, askWords as words } from './questions.words.ts'
import { saidOf } from './telling.ts'

export const unitQuestionRoutes: Route[] = [
  get('/u/:unit/questions', unitHolder, (c) => askPage(c, [])),

  post('/u/:unit/questions', unitHolder, async (c) => {
    const { db, town, now, viewer, form } = c.var
    const { unit, ref, via, linkId, reporter } = holderOf(c)
    const owed = await readTasksOf(db, town.id, unit.id)
    const taskIds = new Set(owed?.tasks.map(({ id }) => id))
    const known = via === 'office' ? null : reporter
    const { read, problems } = readQuestion(form, { taskIds, asksReporter: known === null })
    if (!owed) return askPage(c, [{ field: '', text: words.over }])
    if (problems.length > 0)
      return askPage(
        c,
        problems.map(({ field, name }) => ({ field, text: questionProblemWords[name] })),
      )
    const by = known ?? { name: read.name, phone: read.phone }
    const answer = await once(c, `/u/${ref}/questions?asked=1`, async (tx) => {
      if ((await countOpen(tx, town.id, unit.id)) >= MOST_OPEN)
        throw new Refusal(await askPage(c, [{ field: 'text', text: words.tooMany }]))
      const asking = { ...owed, taskId: read.taskId, unitId: unit.id, text: read.text }
      const asker = { byName: by.name, byPhone: by.phone, personId: viewer?.personId ?? null, linkId, via }
      const id = await recordQuestion(tx, town.id, { ...asking, ...asker }, now)
      await recordAct(tx, c, { act: 'question.ask', subject: `question/${id}`, detail: { via } })
    })
    if (!known && via === 'link' && answer.status === 303) rememberReporter(c, answer, by)
    return answer
  }),
]

export const asksOf = ({ via, reporter }: Holder): AsksReporter =>
  via === 'office' ? 'caller' : reporter ? 'known' : 'ask'

async function askPage(c: Ctx, problems: Problem[]): Promise<Response> {
  const { db, town } = c.var
  const holder = holderOf(c)
  const { unit, ref } = holder
  const tasks = (await readTasksOf(db, town.id, unit.id))?.tasks ?? []
  const own = await listOfUnit(db, town.id, unit.id)
  const taskIds = [...new Set([...tasks.map(({ id }) => id), ...own.map(({ taskId }) => taskId)])]
  const said = await listSaidTo(db, town.id, unit.id, taskIds)
  const shown = new Map(said.map((one) => [one.id, saidOf(one, town.officeName)]))
  const mine = new Set(own.flatMap(({ id, sameAs }) => [id, sameAs ?? id]))
  const view = (
    <AskPage
      unit={unit.name}
      unitRef={ref}
      officeName={town.officeName}
      tasks={tasks}
      own={own.map((one) => ({
        ...one,
        state: stateOf({ answered: one.version !== null, sameAs: one.sameAs }),
        said: shown.get(one.sameAs ?? one.id),
      }))}
      others={said
        .filter(({ id }) => !mine.has(id))
        .map((one) => ({ ...saidOf(one, town.officeName), task: one.task }))}
      asks={asksOf(holder)}
      given={problems.length > 0 ? c.var.form.given() : { task: c.req.query('task') ?? '' }}
      problems={problems}
      sent={c.req.query('asked') === '1'}
    />
  )
  return unitPage(c, view, problems.length > 0 ? 422 : 200)
}
