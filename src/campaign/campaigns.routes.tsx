import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import type { Db } from '#platform/db.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import type { Campaign } from './campaign.types.ts'
import { problemsWithStart, type StartProblem, wayOf } from './campaigns.rules.ts'
import {
  type Paper,
  readPaper,
  type Starting,
  startEmpty,
  startFromNotice,
  startFromScheme,
} from './campaigns.start.ts'
import { findCampaign, listCampaigns, markCampaignDropped } from './campaigns.store.ts'
import { CampaignsPage, StartPage } from './campaigns.views.tsx'
import { campaignWords, startProblemWords } from './campaigns.words.ts'
import { startFromEarlier } from './cloning.reading.ts'
import { lockCampaign } from './issuing.store.ts'

export const campaignRoutes: Route[] = [
  get('/office/campaigns', office, async (c) => {
    const id = c.req.query('dropped')
    const dropped = isId(id) ? await findCampaign(c.var.db, c.var.town.id, id) : undefined
    return listPage(c, c.var.db, { dropped: dropped?.droppedAt ? dropped : undefined })
  }),

  get('/office/campaigns/new', office, async (c) => startPage(c, await givenAtFirst(c))),

  post('/office/campaigns', office, async (c) => {
    const { form } = c.var
    const file = form.files('file')[0]
    const way = wayOf(form.text('way'), file !== undefined)
    const earlier = (await listCampaigns(c.var.db, c.var.town.id)).find(({ id }) => id === form.text('earlier'))
    const typed = { way, text: form.text('text'), year: form.text('year'), file, earlier }
    const problems = problemsWithStart({ ...typed, file: file && { name: file.name, size: file.bytes.length } })
    if (problems.length > 0) return refuse(c, problems)
    const paper: Paper | undefined = way === 'text' ? { text: typed.text } : way === 'file' ? file : undefined
    const read = paper && (await readPaper(paper))
    if (read && 'problem' in read) return refuse(c, [{ field: 'file', name: read.problem }])
    return once(c, '/office/campaigns', async (tx) => {
      const { site, town, viewer, now } = c.var
      const start: Starting = { townId: town.id, by: viewer?.personId ?? null, now }
      const id = read
        ? await startFromNotice(tx, site.files, start, read)
        : way === 'earlier' && earlier
          ? await startFromEarlier(tx, start, earlier, Number(typed.year))
          : await (way === 'scheme' ? startFromScheme : startEmpty)(tx, start, Number(typed.year))
      await recordAct(tx, c, { act: 'campaign.start', subject: `campaign/${id}`, detail: { way } })
      return `/office/campaigns/${id}/notice`
    })
  }),

  post('/office/campaigns/:campaign/drops', office, async (c) => {
    const { id } = await campaignOf(c, c.var.db)
    return once(c, `/office/campaigns?dropped=${id}`, async (tx) => {
      await lockCampaign(tx, c.var.town.id, id)
      const campaign = await campaignOf(c, tx)
      if (campaign.issuedAt) throw new Refusal(await listPage(c, tx, { problem: campaignWords.droppedLater }))
      await mark(c, tx, id, true)
    })
  }),

  post('/office/campaigns/:campaign/restorations', office, async (c) => {
    const { id } = await campaignOf(c, c.var.db)
    return once(c, `/office/campaigns/${id}/notice`, (tx) => mark(c, tx, id, false))
  }),
]

/** Led here from a campaign that is over: the next one is laid out like it. */
async function givenAtFirst(c: Ctx): Promise<Record<string, string>> {
  const id = c.req.query('earlier')
  const earlier = isId(id) ? await findCampaign(c.var.db, c.var.town.id, id) : undefined
  return earlier ? { way: 'earlier', earlier: earlier.id, year: String(earlier.year + 1) } : { year: thisYear(c) }
}

const thisYear = (c: Ctx): string => String(c.var.now.getUTCFullYear())

/** The dropped ones too: they can be found again. @throws NotFound */
async function campaignOf(c: Ctx, db: Db): Promise<Campaign> {
  const id = c.req.param('campaign')
  return (isId(id) ? await findCampaign(db, c.var.town.id, id) : undefined) ?? notFound()
}

async function mark(c: Ctx, tx: Db, id: string, drops: boolean): Promise<void> {
  await markCampaignDropped(tx, c.var.town.id, id, drops ? c.var.now : null)
  await recordAct(tx, c, { act: drops ? 'campaign.drop' : 'campaign.restore', subject: `campaign/${id}` })
}

interface Told {
  dropped?: Campaign | undefined
  problem?: string
}

const listPage = async (c: Ctx, db: Db, { dropped, problem }: Told): Promise<Response> =>
  page(
    c,
    <CampaignsPage
      campaigns={await listCampaigns(db, c.var.town.id)}
      dropped={dropped}
      problems={problem ? [{ field: '', text: problem }] : []}
    />,
    problem ? 422 : 200,
  )

async function refuse(c: Ctx, problems: readonly { field: string; name: StartProblem }[]): Promise<Response> {
  const told = problems.map(({ field, name }) => ({ field, text: startProblemWords[name] }))
  return startPage(c, c.var.form.given(), told)
}

async function startPage(c: Ctx, given: Record<string, string>, problems: Problem[] = []): Promise<Response> {
  const earlier = await listCampaigns(c.var.db, c.var.town.id)
  return page(c, <StartPage given={given} earlier={earlier} problems={problems} />, problems.length > 0 ? 422 : 200)
}
