import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { asOf } from '#campaign/closings.rules.ts'
import { type Ctx, isOffice } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { addDays, dayOf } from '#platform/days.rules.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { listCirculars } from '#urges/slice.ts'
import { NoCampaignPage } from './overview.views.tsx'
import { PaperPage } from './papers.one.views.tsx'
import { readBound } from './papers.reading.ts'
import { appendixNames, makePaper, numberOf } from './papers.rules.ts'
import { findPaper, listEditions, listPapers, type Paper } from './papers.store.ts'
import { figuresIn, unknownIn } from './papers.tokens.rules.ts'
import { PapersPage } from './papers.views.tsx'
import { weekOf, weeksOf } from './statistics.rules.ts'

export async function paperNamed(c: Ctx): Promise<Paper> {
  const id = c.req.param('paper') ?? ''
  return (isId(id) && (await findPaper(c.var.db, c.var.town.id, id))) || notFound()
}

/** One edition as it will be, or was, with what may be done to it. */
export async function paperPage(c: Ctx, paper: Paper, problems: Problem[] = []): Promise<Response> {
  const { db, town, now, viewer } = c.var
  const editions = await listEditions(db, town.id, paper.id)
  const asked = Number(c.req.query('edition')) || paper.edition
  const edition = editions.find((one) => one.edition === asked) ?? notFound()
  const bound = edition.document ? undefined : await readBound(db, town.id, paper, edition.photos, now)
  const number = numberOf(paper.kind, paper.codeWord, paper.numberYear, paper.number)
  const made = edition.document ?? makePaper(edition, number, bound ?? notFound())
  const figures = edition.figures ?? figuresIn(edition.paragraphs, bound?.figures ?? [])
  return page(
    c,
    <PaperPage
      {...{ paper, edition, editions, made, figures, number, problems }}
      unknown={bound ? edition.paragraphs.flatMap((text) => unknownIn(text, bound.figures, appendixNames)) : []}
      office={isOffice(viewer)}
      saved={c.req.query('saved') === '1'}
    />,
    problems.length > 0 ? 422 : 200,
  )
}

/** Also the answer when a draft cannot be begun. */
export async function papersPage(c: Ctx, problems: Problem[] = []): Promise<Response> {
  const { db, town, now, viewer } = c.var
  const campaign = await findShownCampaign(db, town.id)
  if (!campaign) return page(c, <NoCampaignPage watches={!isOffice(viewer)} />)
  const today = dayOf(asOf(campaign, now))
  const weeks = weeksOf(campaign.startsOn ?? addDays(today, -28), today)
  const circulars = await listCirculars(db, town.id, campaign.id)
  return page(
    c,
    <PapersPage
      papers={await listPapers(db, town.id, campaign.id)}
      weeks={weeks}
      week={weekOf(today).from}
      circulars={circulars.filter(({ issuedAt }) => !issuedAt)}
      office={isOffice(viewer)}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  )
}
