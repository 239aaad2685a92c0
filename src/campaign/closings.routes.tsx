import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { tell } from '#platform/live/live.ts'
import type { Campaign } from './campaign.types.ts'
import { findCampaign, findRunningCampaign, findShownCampaign } from './campaigns.store.ts'
import { leftOpenIn, readBeforeClosing } from './closings.reading.ts'
import { problemsWithClosing } from './closings.rules.ts'
import { listClosings, lockToClose, recordClosing, recordReopening } from './closings.store.ts'
import { ClosedPage, ClosingPage, NothingToClosePage } from './closings.views.tsx'
import { closingWords as words } from './closings.words.ts'

export const closingRoutes: Route[] = [
  get('/office/campaigns/:campaign/closing', office, async (c) => {
    const campaign = await campaignOf(c, c.var.db)
    return campaign.issuedAt ? closingPage(c, c.var.db, campaign) : page(c, <NothingToClosePage campaign={campaign} />)
  }),

  post('/office/campaigns/:campaign/closings', office, async (c) => {
    const { id } = await issuedOf(c, c.var.db)
    const { town, viewer, now, form } = c.var
    const others = await c.var.site.stillOpen(c, id)
    return once(c, `/office/campaigns/${id}/closing`, async (tx) => {
      await lockToClose(tx, town.id, id)
      const campaign = await issuedOf(c, tx)
      // Closed by somebody else meanwhile: the page says by whom.
      if (campaign.closedAt) return
      const leftOpen = leftOpenIn(await readBeforeClosing(tx, town.id, campaign, others, now))
      const reason = form.text('reason')
      const problems = problemsWithClosing({ reason, seen: form.text('seen') }, leftOpen).map(({ field, name }) => ({
        field,
        text: words.problems[name],
      }))
      if (problems.length > 0) throw new Refusal(await closingPage(c, tx, campaign, problems))
      // the guard lets nobody in without a name
      await recordClosing(tx, town.id, id, { reason, leftOpen, by: viewer!.personId, now })
      await recordAct(tx, c, {
        act: 'campaign.close',
        subject: `campaign/${id}`,
        detail: { open: leftOpen.length },
      })
      await tell(tx, town.id)
    })
  }),

  post('/office/campaigns/:campaign/reopenings', office, async (c) => {
    const { id } = await issuedOf(c, c.var.db)
    const { town, viewer, now } = c.var
    return once(c, `/office/campaigns/${id}/closing?reopened=1`, async (tx) => {
      await lockToClose(tx, town.id, id)
      const campaign = await issuedOf(c, tx)
      if (!campaign.closedAt) return
      if (await findRunningCampaign(tx, town.id))
        throw new Refusal(await closingPage(c, tx, campaign, [{ field: '', text: words.reopenNewer }]))
      await recordReopening(tx, town.id, id, { by: viewer!.personId, now })
      await recordAct(tx, c, { act: 'campaign.reopen', subject: `campaign/${id}` })
      await tell(tx, town.id)
    })
  }),
]

async function campaignOf(c: Ctx, db: Db): Promise<Campaign> {
  const id = c.req.param('campaign')
  const campaign = isId(id) ? await findCampaign(db, c.var.town.id, id) : undefined
  return campaign && !campaign.droppedAt ? campaign : notFound()
}

/** @throws NotFound also for what was never issued: there is nothing to close */
async function issuedOf(c: Ctx, db: Db): Promise<Campaign> {
  const campaign = await campaignOf(c, db)
  return campaign.issuedAt ? campaign : notFound()
}

async function closingPage(c: Ctx, db: Db, campaign: Campaign, problems: Problem[] = []): Promise<Response> {
  const { town, now } = c.var
  const closings = await listClosings(db, town.id, campaign.id)
  const shown = await findShownCampaign(db, town.id)
  const told = { campaign, closings, problems }
  const view = campaign.closedAt ? (
    <ClosedPage {...told} isShown={shown?.id === campaign.id} />
  ) : (
    <ClosingPage
      {...told}
      open={await readBeforeClosing(db, town.id, campaign, await c.var.site.stillOpen(c, campaign.id), now)}
      reopened={c.req.query('reopened') === '1'}
      reason={problems.length > 0 ? c.var.form.text('reason') : ''}
    />
  )
  return page(c, view, problems.length > 0 ? 422 : 200)
}
