import { findCampaign, listCampaigns } from '#campaign/campaigns.store.ts'
import { measureWhole } from '#campaign/whole.store.ts'
import { get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once, redirect } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { rangedAnswer } from '#platform/files/serving.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId, newId } from '#platform/ids.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { archiveFiles } from './archive.names.words.ts'
import { shelfNameOf } from './archive.rules.ts'
import { findArchive, listArchives, recordArchive } from './archive.store.ts'
import { ArchivePage } from './archive.views.tsx'
import { addressWithin } from './statistics.routes.tsx'

const MOST_SHOWN = 50

export const archiveRoutes: Route[] = [
  get('/office/archive', office, async (c) => {
    const { db, town, now, site } = c.var
    const issued = (await listCampaigns(db, town.id)).filter(({ issuedAt }) => issuedAt !== null)
    const campaigns = await Promise.all(
      issued.map(async (campaign) => ({ campaign, ...(await measureWhole(db, town.id, campaign.id)) })),
    )
    const shelf = new Set((await site.files.made.list()).map(({ name }) => name))
    const archives = (await listArchives(db, town.id, MOST_SHOWN)).map((one) => ({
      ...one,
      isThere: one.sealedAt !== null && shelf.has(shelfNameOf(one.id)),
    }))
    const isGone = c.req.query('gone') === '1'
    return page(c, <ArchivePage {...{ campaigns, archives, isGone, now }} />)
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
      await addJob(tx, 'makeArchive', { townId: town.id, archiveId: id, address: addressWithin(c)('') })
    })
  }),

  get('/office/archives/:archive/zip', office, async (c) => {
    const { db, town, site } = c.var
    const id = c.req.param('archive')
    const archive = isId(id) ? await findArchive(db, town.id, id) : undefined
    const campaign = archive && (await findCampaign(db, town.id, archive.campaignId))
    if (!archive?.sealedAt || !campaign) return notFound()
    const { made } = site.files
    const name = shelfNameOf(archive.id)
    const size = await made.sizeOf(name)
    if (size === null) return redirect(c, '/office/archive?gone=1')
    return rangedAnswer(c.req, (from, to) => made.open(name, from, to), {
      mediaType: 'application/zip',
      saveAs: archiveFiles.zip(town.name, campaign.year, dayOf(archive.sealedAt)),
      size,
      tag: archive.manifestSha256!,
    })
  }),
]
