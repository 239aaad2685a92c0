import { Readable } from 'node:stream'
import { findCampaign, listCampaigns } from '#campaign/campaigns.store.ts'
import { measureWhole } from '#campaign/whole.store.ts'
import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once, redirect } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId, newId } from '#platform/ids.ts'
import { packHere } from '#platform/zip/packing.ts'
import { archiveFiles } from './archive.names.words.ts'
import { findArchive, listArchives, recordArchive, recordSeal } from './archive.store.ts'
import { archiveBytes } from './archive.stream.ts'
import { ArchivePage } from './archive.views.tsx'
import { addressWithin } from './statistics.routes.tsx'

const MOST_SHOWN = 50
/** A slow line may try for a day; then the link to a broken download leads nowhere. */
const OPEN_MS = 86_400_000

export const archiveRoutes: Route[] = [
  get('/office/archive', office, async (c) => {
    const { db, town, now } = c.var
    const issued = (await listCampaigns(db, town.id)).filter(({ issuedAt }) => issuedAt !== null)
    const campaigns = await Promise.all(
      issued.map(async (campaign) => ({ campaign, ...(await measureWhole(db, town.id, campaign.id)) })),
    )
    const archives = await listArchives(db, town.id, MOST_SHOWN)
    const sealedBefore = c.req.query('sealed') === '1'
    return page(c, <ArchivePage {...{ campaigns, archives, sealedBefore, now }} />)
  }),

  post('/office/archives', office, async (c) => {
    const { db, town, viewer, form, now } = c.var
    const asked = form.text('campaign')
    const campaign = isId(asked) ? await findCampaign(db, town.id, asked) : undefined
    if (!campaign?.issuedAt) return notFound()
    return once(c, '/office/archive', async (tx) => {
      const id = newId()
      await recordArchive(tx, town.id, { id, campaignId: campaign.id, by: viewer!.personId, now })
      await recordAct(tx, c, { act: 'archive', subject: `campaign/${campaign.id}`, detail: { archive: id } })
      return `/office/archives/${id}/zip`
    })
  }),

  get('/office/archives/:archive/zip', office, async (c) => {
    const { db, town, now } = c.var
    const id = c.req.param('archive')
    const archive = isId(id) ? await findArchive(db, town.id, id) : undefined
    const campaign = archive && (await findCampaign(db, town.id, archive.campaignId))
    if (!archive || !campaign || now.getTime() - archive.askedAt.getTime() > OPEN_MS) return notFound()
    if (archive.sealedAt) return redirect(c, '/office/archive?sealed=1')
    return fileAnswer(Readable.from(bytesOf(c, archive.id, campaign)), {
      mediaType: 'application/zip',
      saveAs: archiveFiles.zip(town.name, campaign.year, dayOf(now)),
    })
  }),
]

function bytesOf(c: Ctx, archiveId: string, campaign: NonNullable<Awaited<ReturnType<typeof findCampaign>>>) {
  const { db, town, viewer, now, site } = c.var
  const archive = { db, files: site.files, town, campaign, by: viewer!.name, now, address: addressWithin(c) }
  return archiveBytes(archive, site.pack ?? packHere(site.files), async ({ manifestSha256, files, bytes, faults }) => {
    const seal = { archiveId, manifestSha256, files, bytes, faults: faults.length }
    const first = await recordSeal(db, town.id, seal, site.clock.now(town.clockShiftMs))
    // Fetched twice at once: only one of them is the archive whose hash is kept, so only one may end well.
    if (!first) throw new Error(`archive ${archiveId} was sealed before`)
  })
}
