import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once, redirect } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { Refusal } from '#platform/http/problems.ts'
import type { Campaign } from './campaign.types.ts'
import { listCampaigns } from './campaigns.store.ts'
import { campaignOf, loadDraft } from './drafts.load.ts'
import { countsOf } from './drafts.sheet.ts'
import { draftWords } from './drafts.words.ts'
import { isStopping } from './issuing.rules.ts'
import { findIssuePlan, lockCampaign, recordIssue } from './issuing.store.ts'
import { doubtSentence } from './issuing.text.ts'
import { IssuePage, type IssuePageProps, NothingToIssuePage } from './issuing.views.tsx'
import { issueWords } from './issuing.words.ts'

export const issueRoutes: Route[] = [
  /** The campaign at hand: the newest that is not over. */
  get('/office/issue', office, async (c) => {
    const { db, town } = c.var
    const campaign = (await listCampaigns(db, town.id)).find(({ closedAt }) => closedAt === null)
    return campaign ? redirect(c, `/office/campaigns/${campaign.id}/issue`) : page(c, <NothingToIssuePage />)
  }),

  get('/office/campaigns/:campaign/issue', office, async (c) => {
    const done = Number(c.req.query('done'))
    return issuePage(c, c.var.db, await campaignOf(c), done > 0 ? { done } : {})
  }),

  post('/office/campaigns/:campaign/issue', office, async (c) => {
    const { id } = await campaignOf(c)
    return once(c, `/office/campaigns/${id}/issue`, async (tx) => {
      const { town, viewer, now, form } = c.var
      await lockCampaign(tx, town.id, id)
      const campaign = await campaignOf(c, tx)
      const { plan, tasks } = await planOf(c, tx, campaign)
      const stops = plan.doubts.filter(isStopping).map((doubt) => doubtSentence(doubt, tasks))
      // what was looked at is what goes out
      const changed = Number(form.text('count')) !== plan.fresh.length
      const problems = [...stops, ...(changed ? [issueWords.changed] : [])].map((text) => ({ field: '', text }))
      if (problems.length > 0) throw new Refusal(await issuePage(c, tx, campaign, { problems }))
      await recordIssue(tx, town.id, id, plan.fresh, viewer?.personId ?? null, now)
      await recordAct(tx, c, {
        act: 'campaign.issue',
        subject: `campaign/${id}`,
        detail: { assignments: plan.fresh.length },
      })
      return `/office/campaigns/${id}/issue?done=${plan.fresh.length}`
    })
  }),
]

async function planOf(c: Ctx, db: Db, campaign: Campaign) {
  const { sheet, names } = await loadDraft(db, c.var.town.id, campaign)
  const { unknown } = countsOf(sheet.sections)
  return { names, ...(await findIssuePlan(db, c.var.town.id, campaign, unknown, c.var.now)) }
}

async function issuePage(
  c: Ctx,
  db: Db,
  campaign: Campaign,
  told: Pick<IssuePageProps, 'done' | 'problems'>,
): Promise<Response> {
  const { plan, tasks, names } = await planOf(c, db, campaign)
  const issuedOn = campaign.issuedAt && draftWords.day(dayOf(campaign.issuedAt))
  const view = <IssuePage {...told} campaign={campaign} plan={plan} tasks={tasks} names={names} issuedOn={issuedOn} />
  return page(c, view, told.problems ? 422 : 200)
}
