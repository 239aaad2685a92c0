import { type Ctx, get, type Route, readers } from '#people/access.ts'
import { docxOf } from '#platform/documents/docx.ts'
import { linkedFrom } from '#platform/documents/official-document.ts'
import { pdfOf } from '#platform/documents/pdf.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { notFound } from '#platform/http/problems.ts'
import { paperActRoutes } from './papers.acts.routes.tsx'
import { paperNamed, paperPage, papersPage } from './papers.page.tsx'
import { readMade, readPaperPhotos } from './papers.reading.ts'
import { documentOf, numberOf } from './papers.rules.ts'
import { findEdition } from './papers.store.ts'
import { paperTextRoutes } from './papers.text.routes.tsx'
import { paperWords as words } from './papers.words.ts'
import { addressWithin } from './statistics.routes.tsx'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const paperRoutes: Route[] = [
  get('/office/papers', readers, (c) => papersPage(c)),
  ...paperTextRoutes,
  ...paperActRoutes,
  get('/office/papers/:paper', readers, async (c) => paperPage(c, await paperNamed(c))),

  get('/office/papers/:paper/editions/:edition/docx', readers, async (c) => {
    const { document, name } = await fileOf(c, 'docx')
    return fileAnswer(await docxOf(document), { mediaType: DOCX, saveAs: name })
  }),

  get('/office/papers/:paper/editions/:edition/pdf', readers, async (c) => {
    const { document, name } = await fileOf(c, 'pdf')
    return fileAnswer(await pdfOf(document), { mediaType: 'application/pdf', saveAs: name })
  }),
]

async function fileOf(c: Ctx, ending: string) {
  const { db, town, now, site } = c.var
  const paper = await paperNamed(c)
  const edition = (await findEdition(db, town.id, paper.id, Number(c.req.param('edition')) || 0)) ?? notFound()
  const made = await readMade(db, town.id, paper, edition, now)
  const number = numberOf(paper.kind, paper.codeWord, paper.numberYear, paper.number)
  return {
    document: linkedFrom(documentOf(made, await readPaperPhotos(site.files, made)), addressWithin(c)),
    name: words.file(paper.kind, number, edition.edition, ending),
  }
}
