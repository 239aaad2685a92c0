import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import type { Campaign } from './campaign.types.ts'
import { keepPaper } from './campaigns.start.ts'
import { original, receivePaper } from './corrections.routes.tsx'
import { campaignOf, namesOf } from './drafts.load.ts'
import { draftWords } from './drafts.words.ts'
import { lockCampaign } from './issuing.store.ts'
import { addMissing, readBeside } from './superior.reading.ts'
import { findSuperior, listSuperiors, recordSuperior, type Superior } from './superior.store.ts'
import { SuperiorPage, SuperiorsPage } from './superior.views.tsx'
import { superiorWords as words } from './superior.words.ts'

const root = '/office/campaigns/:campaign/superiors'

export const superiorRoutes: Route[] = [
  get(root, office, async (c) => listPage(c, await campaignOf(c))),

  post(root, office, async (c) => {
    const campaign = await campaignOf(c)
    const read = await receivePaper(c)
    if ('problems' in read) return listPage(c, campaign, read.problems)
    return once(c, `/office/campaigns/${campaign.id}/superiors`, async (tx) => {
      const { town, viewer, now, site } = c.var
      const by = viewer?.personId ?? null
      const { noticeId, reading } = await keepPaper(tx, site.files, { townId: town.id, by, now }, read)
      const id = await recordSuperior(tx, town.id, { campaignId: campaign.id, noticeId, reading, by, now })
      await recordAct(tx, c, { act: 'campaign.superior', subject: `campaign/${campaign.id}` })
      return `/office/campaigns/${campaign.id}/superiors/${id}`
    })
  }),

  get(`${root}/:superior`, office, async (c) => {
    const { db, town } = c.var
    const campaign = await campaignOf(c)
    const superior = await superiorOf(c, db, campaign)
    const told = c.req.query('added') ? words.added : c.req.query('already') ? words.already : undefined
    const compared = await readBeside(db, town.id, campaign, superior)
    return page(c, <SuperiorPage {...compared} superior={superior} names={await namesOf(db, town.id)} told={told} />)
  }),

  get(`${root}/:superior/file`, office, async (c) => original(c, await superiorOf(c, c.var.db, await campaignOf(c)))),

  post(`${root}/:superior/additions`, office, async (c) => {
    const { id } = await campaignOf(c)
    const place = `/office/campaigns/${id}/superiors/${c.req.param('superior')}`
    return once(c, `${place}?already=1`, async (tx) => {
      const { town } = c.var
      await lockCampaign(tx, town.id, id)
      const campaign = await campaignOf(c, tx)
      const compared = await readBeside(tx, town.id, campaign, await superiorOf(c, tx, campaign))
      const missing = compared.beside.missing.find(({ key }) => key === c.var.form.text('add'))
      // somebody else was quicker, or an old page was sent again
      if (!missing) return undefined
      await addMissing(tx, town.id, compared, missing)
      await recordAct(tx, c, { act: 'campaign.draft', subject: `campaign/${id}`, detail: { added: 1 } })
      return `${place}?added=1`
    })
  }),
]

async function superiorOf(c: Ctx, db: Db, campaign: Campaign): Promise<Superior> {
  const id = c.req.param('superior')
  return (isId(id) ? await findSuperior(db, c.var.town.id, campaign.id, id) : undefined) ?? notFound()
}

async function listPage(c: Ctx, campaign: Campaign, problems: Problem[] = []): Promise<Response> {
  const { db, town, form } = c.var
  const superiors = (await listSuperiors(db, town.id, campaign.id)).map((one) => ({
    ...one,
    when: draftWords.day(dayOf(one.uploadedAt)),
  }))
  const given = problems.length > 0 ? form.given() : {}
  const view = <SuperiorsPage campaignId={campaign.id} superiors={superiors} given={given} problems={problems} />
  return page(c, view, problems.length > 0 ? 422 : 200)
}
