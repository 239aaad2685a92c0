import { anyone, type Ctx, get, type Route } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { pdfOf } from '#platform/documents/pdf.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { PublicPaperPage, PublicPapersPage } from './papers.public.views.tsx'
import { readPaperPhotos } from './papers.reading.ts'
import { documentOf, numberOf, type PaperMade, withoutLinks } from './papers.rules.ts'
import { findEdition, findPublished, listPublished, type Paper } from './papers.store.ts'
import { paperWords as words } from './papers.words.ts'
import { findReleasedPhoto } from './photos.store.ts'

export const publicPaperRoutes: Route[] = [
  get('/papers', anyone, async (c) =>
    page(c, <PublicPapersPage papers={await listPublished(c.var.db, c.var.town.id)} />),
  ),

  get('/papers/:paper', anyone, async (c) => {
    const { paper, made } = await publishedOf(c)
    return page(c, <PublicPaperPage paper={paper} document={withoutLinks(documentOf(made, []))} photos={made.photos} />)
  }),

  get('/papers/:paper/pdf', anyone, async (c) => {
    const { paper, made } = await publishedOf(c)
    const number = numberOf(paper.kind, paper.codeWord, paper.numberYear, paper.number)
    return fileAnswer(await setOnce(c, paper, made), {
      mediaType: 'application/pdf',
      saveAs: words.file(paper.kind, number, paper.issuedEdition, 'pdf'),
    })
  }),
]

/** The latest issued edition of what is published, with those of its photos that anybody may see. */
async function publishedOf(c: Ctx): Promise<{ paper: Paper; made: PaperMade }> {
  const { db, town } = c.var
  const id = c.req.param('paper') ?? ''
  const paper = (isId(id) && (await findPublished(db, town.id, id))) || notFound()
  const edition = await findEdition(db, town.id, paper.id, paper.issuedEdition)
  const made = edition?.document ?? notFound()
  const released = await Promise.all(made.photos.map(({ evidenceId }) => findReleasedPhoto(db, town.id, evidenceId)))
  return { paper, made: { ...made, photos: made.photos.filter((_, at) => released[at]) } }
}

const MOST_KEPT = 12
const kept = new Map<string, Promise<Buffer>>()

/** What is issued does not change: it is set once, and strangers cannot keep the typesetter busy. */
function setOnce(c: Ctx, paper: Paper, made: PaperMade): Promise<Buffer> {
  const key = [paper.id, paper.issuedEdition, ...made.photos.map(({ evidenceId }) => evidenceId)].join(' ')
  const known = kept.get(key)
  if (known) return known
  const set = readPaperPhotos(c.var.site.files, made).then((photos) => pdfOf(withoutLinks(documentOf(made, photos))))
  kept.set(key, set)
  set.catch(() => kept.delete(key))
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest) kept.delete(oldest)
  return set
}
