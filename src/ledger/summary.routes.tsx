import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { listPaperPhotos } from '#campaign/papers.store.ts'
import { type Ctx, get, type Route, readers } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { docxOf } from '#platform/documents/docx.ts'
import { linkedFrom, type OfficialDocument } from '#platform/documents/official-document.ts'
import { pdfOf } from '#platform/documents/pdf.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { shownCampaign } from './overview.routes.tsx'
import { NoCampaignPage } from './overview.views.tsx'
import { addressWithin } from './statistics.routes.tsx'
import { summaryDocument } from './summary.document.ts'
import { readPhotos, readSummary } from './summary.reading.ts'
import { choiceFrom } from './summary.rules.ts'
import { SummaryPage } from './summary.views.tsx'
import { summaryWords as words } from './summary.words.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const summaryRoutes: Route[] = [
  get('/office/summary', readers, async (c) => {
    const { db, town, now } = c.var
    const campaign = await findShownCampaign(db, town.id)
    if (!campaign) return page(c, <NoCampaignPage />)
    const choice = choiceFrom(c.req.query())
    const { summary, rows } = await readSummary(db, town.id, campaign, now)
    const photos = await listPaperPhotos(db, town.id, campaign.id, choice.photos)
    const day = dayOf(now)
    const document = summaryDocument({ summary, rows, town, day, recipients: choice.recipients }, [])
    return page(c, <SummaryPage {...{ document, summary, rows, photos, choice, day }} />)
  }),

  get('/office/summary.docx', readers, async (c) => {
    const { document, name } = await paperOf(c, 'docx')
    return fileAnswer(await docxOf(document), { mediaType: DOCX, saveAs: name })
  }),

  get('/office/summary.pdf', readers, async (c) => {
    const { document, name } = await paperOf(c, 'pdf')
    return fileAnswer(await pdfOf(document), { mediaType: 'application/pdf', saveAs: name })
  }),
]

async function paperOf(c: Ctx, ending: string): Promise<{ document: OfficialDocument; name: string }> {
  const { db, town, now, site } = c.var
  const campaign = await shownCampaign(c)
  const choice = choiceFrom(c.req.query())
  const { summary, rows } = await readSummary(db, town.id, campaign, now)
  const photos = await readPhotos(db, site.files, town.id, campaign.id, choice.photos)
  const paper = { summary, rows, town, day: dayOf(now), recipients: choice.recipients }
  return {
    document: linkedFrom(summaryDocument(paper, photos), addressWithin(c)),
    name: words.file(town.name, campaign.year, ending),
  }
}
