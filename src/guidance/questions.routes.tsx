import { countOwing } from '#campaign/owed.store.ts'
import { type Ctx, get, isOffice, office, post, type Route, readers } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { QuestionPage } from './question.views.tsx'
import { canBeSame, type Markable, readAnswer } from './questions.rules.ts'
import {
  endDuplicate,
  findQuestion,
  listAnswered,
  listOfTask,
  listOpen,
  listVersions,
  lockQuestions,
  type Question,
  recordAnswer,
  recordDuplicate,
} from './questions.store.ts'
import { QuestionsPage } from './questions.views.tsx'
import { answerProblemWords, queueWords as words } from './questions.words.ts'

export const questionRoutes: Route[] = [
  get('/office/questions', readers, async (c) => {
    const { db, town } = c.var
    const show = c.req.query('show') === 'answered' ? 'answered' : 'open'
    const questions = await (show === 'open' ? listOpen(db, town.id) : listAnswered(db, town.id))
    return page(c, <QuestionsPage show={show} questions={questions} />)
  }),

  get('/office/questions/:question', readers, async (c) => questionPage(c, c.var.db, await questionOf(c))),

  post('/office/questions/:question/answers', office, async (c) => {
    const { town, now, viewer, form } = c.var
    const { id } = await questionOf(c)
    return once(c, `/office/questions/${id}?said=saved`, async (tx) => {
      await lockQuestions(tx, town.id, [id])
      const question = (await findQuestion(tx, town.id, id)) ?? notFound()
      const { read, problems } = readAnswer(form)
      const told: Problem[] = problems.map(({ field, name }) => ({ field, text: answerProblemWords[name] }))
      if (question.sameAs) told.push({ field: '', text: words.dropped })
      const seen = question.version ?? 0
      if (form.text('version') !== String(seen)) told.push({ field: 'text', text: words.overtaken })
      if (told.length > 0) throw new Refusal(await questionPage(c, tx, question, told))
      // the guard lets nobody in without a name
      await recordAnswer(tx, town.id, id, read, { version: seen + 1, by: viewer!.personId, now })
      await recordAct(tx, c, {
        act: 'question.answer',
        subject: `question/${id}`,
        detail: { version: seen + 1, scope: read.scope },
      })
    })
  }),

  post('/office/questions/:question/duplicates', office, async (c) => {
    const { town, now, viewer, form } = c.var
    const { id } = await questionOf(c)
    const same = form.text('same')
    return once(c, `/office/questions/${id}?said=marked`, async (tx) => {
      await lockQuestions(tx, town.id, isId(same) ? [id, same] : [id])
      const question = (await findQuestion(tx, town.id, id)) ?? notFound()
      const other = isId(same) ? await findQuestion(tx, town.id, same) : undefined
      if (!other || !canBeSame(markable(question), markable(other)))
        throw new Refusal(await questionPage(c, tx, question, [{ field: 'same', text: words.cannot }]))
      await recordDuplicate(tx, town.id, { questionId: id, sameAs: same }, { by: viewer!.personId, now })
      await recordAct(tx, c, { act: 'question.same', subject: `question/${id}` })
    })
  }),

  post('/office/questions/:question/duplicates/ends', office, async (c) => {
    const { town, now, viewer } = c.var
    const { id } = await questionOf(c)
    return once(c, `/office/questions/${id}?said=unmarked`, async (tx) => {
      await endDuplicate(tx, town.id, id, { by: viewer!.personId, now })
      await recordAct(tx, c, { act: 'question.apart', subject: `question/${id}` })
    })
  }),
]

const markable = ({ version, ...rest }: Question): Markable => ({ ...rest, answered: version !== null })

async function questionOf(c: Ctx): Promise<Question> {
  const id = c.req.param('question')
  return (isId(id) && (await findQuestion(c.var.db, c.var.town.id, id))) || notFound()
}

const told: Record<string, string> = { saved: words.saved, marked: words.marked, unmarked: words.unmarked }

async function questionPage(c: Ctx, db: Db, question: Question, problems: Problem[] = []): Promise<Response> {
  const { town, viewer } = c.var
  const others = await listOfTask(db, town.id, question.taskId)
  const view = (
    <QuestionPage
      question={question}
      versions={await listVersions(db, town.id, question.id)}
      target={others.find(({ id }) => id === question.sameAs)}
      others={others.filter((other) => canBeSame(markable(question), markable(other)))}
      owing={await countOwing(db, town.id, question.taskId)}
      office={isOffice(viewer)}
      said={told[c.req.query('said') ?? '']}
      problems={problems}
      given={problems.length > 0 ? c.var.form.given() : {}}
    />
  )
  return page(c, view, problems.length > 0 ? 422 : 200)
}
