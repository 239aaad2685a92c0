import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { keyOf } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { type Topic, topics } from '#people/personal-fields.ts'
import { dayOf } from '#platform/days.rules.ts'
import { docxOf } from '#platform/documents/docx.ts'
import type { Block } from '#platform/documents/official-document.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import type { Problem } from '#platform/html/form.tsx'
import { listErasures } from './erasures.store.ts'
import { BreachPage } from './forms.views.tsx'
import { assessmentBlocks, breachBlocks, breachWords, formsWords as words } from './forms.words.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const formRoutes: Route[] = [
  get('/office/privacy/assessment.docx', office, async (c) => {
    const { db, town } = c.var
    const erasures = await listErasures(db, town.id)
    return paper(c, words.assessmentFile, { title: words.assessmentTitle, body: assessmentBlocks(erasures.length) })
  }),

  get('/office/privacy/breach', office, (c) => page(c, <BreachPage given={{}} chosen={[]} problems={[]} />)),

  // Nothing is kept of it: what happened is told to those whom it met, not to the next who reads here.
  post('/office/privacy/breach', office, async (c) => {
    const { form, town } = c.var
    keyOf(c)
    const chosen: Topic[] = topics.filter((topic) => form.every('topic').includes(topic))
    if (chosen.length === 0) {
      const problems: Problem[] = [{ field: 'topic', text: breachWords.noTopics }]
      return page(c, <BreachPage given={form.given()} chosen={[]} problems={problems} />, 422)
    }
    const [when, cause, harm, remedy] = ['when', 'cause', 'harm', 'remedy'].map((name) =>
      form.text(name).slice(0, 1000),
    )
    const breach = { topics: chosen, when: when!, cause: cause!, harm: harm!, remedy: remedy! }
    const of = { town: town.fullName, office: town.name + town.officeName, phone: town.hotline }
    const body = breachBlocks(breach, of)
    return paper(c, words.breachFile, { title: words.breachTitle, body, recipients: words.recipients })
  }),
]

interface Paper {
  title: readonly string[]
  body: readonly Block[]
  recipients?: string
}

async function paper(c: Ctx, saveAs: string, given: Paper): Promise<Response> {
  const { town, now } = c.var
  const signature = { issuers: [town.fullName || town.name], date: words.date(dayOf(now)) }
  return fileAnswer(await docxOf({ ...given, signature }), { mediaType: DOCX, saveAs })
}
