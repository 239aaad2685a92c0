import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once, redirect } from '#people/once.ts'
import { page } from '#people/page.tsx'
import type { Problem } from '#platform/html/form.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { PaperTextPage } from './papers.edit.views.tsx'
import { paperNamed } from './papers.page.tsx'
import { readBound } from './papers.reading.ts'
import { type PaperForm, paragraphsFrom, problemsWithPaper } from './papers.rules.ts'
import { changeEdition, changeNumber, type Edition, findEdition, nextNumber, type Paper } from './papers.store.ts'
import { paperWords as words } from './papers.words.ts'

const MOST_FIELDS = 121

export const paperTextRoutes: Route[] = [
  get('/office/papers/:paper/text', office, async (c) => {
    const { paper, edition } = await openEdition(c)
    if (!edition) return redirect(c, `/office/papers/${paper.id}`)
    return textPage(c, paper, edition)
  }),

  post('/office/papers/:paper/text', office, async (c) => {
    keyOf(c)
    const { db, town, now, viewer } = c.var
    const { paper, edition } = await openEdition(c)
    const given = formOf(c)
    if (!edition) return settledPage(c, paper)
    const { figures } = await readBound(db, town.id, paper, 0, now)
    const problems = problemsWithPaper(given, fieldsOf(c), figures)
    if (problems.length > 0) return textPage(c, paper, edition, problems)
    return once(c, `/office/papers/${paper.id}?saved=1`, async (tx) => {
      // the guard lets nobody in without a name
      const act = { by: viewer!.personId, now }
      if (!(await changeNumber(tx, town.id, paper, given.codeWord, Number(given.number)))) {
        const next = await nextNumber(tx, town.id, paper.kind, paper.numberYear)
        throw new Refusal(await textPage(c, paper, edition, [{ field: 'number', text: words.problems.taken(next) }]))
      }
      if (!(await changeEdition(tx, town.id, paper.id, edition.edition, given, act)))
        throw new Refusal(await settledPage(c, paper))
      await recordAct(tx, c, { act: 'paper.change', subject: `paper/${paper.id}` })
    })
  }),
]

/** The edition that is still being written, if there is one. */
async function openEdition(c: Ctx): Promise<{ paper: Paper; edition: Edition | undefined }> {
  const paper = await paperNamed(c)
  const latest = (await findEdition(c.var.db, c.var.town.id, paper.id, paper.edition)) ?? notFound()
  return { paper, edition: latest.issuedAt || paper.droppedAt ? undefined : latest }
}

const fieldsOf = (c: Ctx) =>
  Array.from({ length: MOST_FIELDS }, (_, at) => ({ name: `p${at}`, text: c.var.form.text(`p${at}`) })).filter(
    ({ name, text }) => text || name === 'p0',
  )

const formOf = (c: Ctx): PaperForm => {
  const { form } = c.var
  return {
    title: form
      .text('title')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n'),
    recipients: form.text('recipients').replace(/[：:\s]+$/, ''),
    paragraphs: paragraphsFrom(fieldsOf(c).map(({ text }) => text)),
    photos: Math.min(60, Math.max(0, Number(form.text('photos')) || 0)),
    issuer: form.text('issuer'),
    signedOn: form.text('signedOn'),
    codeWord: form.text('codeWord'),
    number: form.text('number'),
  }
}

const settledPage = (c: Ctx, paper: Paper): Promise<Response> =>
  findEdition(c.var.db, c.var.town.id, paper.id, paper.edition).then((edition) =>
    textPage(c, paper, edition ?? notFound(), [{ field: '', text: words.problems.settled }]),
  )

async function textPage(c: Ctx, paper: Paper, edition: Edition, problems: Problem[] = []): Promise<Response> {
  const { db, town, now } = c.var
  const { figures } = await readBound(db, town.id, paper, 0, now)
  return page(
    c,
    <PaperTextPage
      {...{ paper, edition, figures, problems }}
      {...(problems.length > 0 && { given: c.var.form.given() })}
    />,
    problems.length > 0 ? 422 : 200,
  )
}
