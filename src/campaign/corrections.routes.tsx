import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import type { Campaign } from './campaign.types.ts'
import { problemsWithStart, type StartProblem } from './campaigns.rules.ts'
import { keepPaper, type PaperRead, readPaper } from './campaigns.start.ts'
import { startProblemWords } from './campaigns.words.ts'
import { type Compared, readDifferences, takeOver } from './corrections.reading.ts'
import { isPlain } from './corrections.rules.ts'
import {
  type Correction,
  countTakings,
  findCorrection,
  listCorrections,
  recordCorrection,
} from './corrections.store.ts'
import { CorrectionPage, CorrectionsPage } from './corrections.views.tsx'
import { correctionWords as words } from './corrections.words.ts'
import { campaignOf, namesOf } from './drafts.load.ts'
import { titleOfSection } from './drafts.text.ts'
import { draftWords } from './drafts.words.ts'
import { lockCampaign } from './issuing.store.ts'
import { findNotice } from './notices.store.ts'

const root = '/office/campaigns/:campaign/corrections'

export const correctionRoutes: Route[] = [
  get(root, office, async (c) => listPage(c, await campaignOf(c))),

  post(root, office, async (c) => {
    const campaign = await campaignOf(c)
    const read = await receivePaper(c)
    if ('problems' in read) return listPage(c, campaign, read.problems)
    return once(c, `/office/campaigns/${campaign.id}/corrections`, async (tx) => {
      const { town, viewer, now, site } = c.var
      await lockCampaign(tx, town.id, campaign.id)
      const by = viewer?.personId ?? null
      const { noticeId } = await keepPaper(tx, site.files, { townId: town.id, by, now }, read)
      const beforeId = (await campaignOf(c, tx)).noticeId
      const id = await recordCorrection(tx, town.id, { campaignId: campaign.id, noticeId, beforeId, by, now })
      await recordAct(tx, c, { act: 'campaign.correct', subject: `campaign/${campaign.id}` })
      return `/office/campaigns/${campaign.id}/corrections/${id}`
    })
  }),

  get(`${root}/:correction`, office, async (c) => {
    const campaign = await campaignOf(c)
    const correction = await correctionOf(c, c.var.db, campaign)
    const compared = await readDifferences(c.var.db, c.var.town.id, campaign, correction)
    return differencePage(c, c.var.db, correction, compared)
  }),

  get(`${root}/:correction/file`, office, async (c) => {
    return original(c, await correctionOf(c, c.var.db, await campaignOf(c)))
  }),

  /** The draft lies beside the new paper by now; the one before can still be had. */
  get(`${root}/:correction/before`, office, async (c) => {
    const { beforeId } = await correctionOf(c, c.var.db, await campaignOf(c))
    return original(c, beforeId ? await findNotice(c.var.db, c.var.town.id, beforeId) : undefined)
  }),

  post(`${root}/:correction/takings`, office, async (c) => {
    const { id: campaignId } = await campaignOf(c)
    const place = `/office/campaigns/${campaignId}/corrections/${c.req.param('correction')}`
    return once(c, `${place}?done=1`, async (tx) => {
      const { town, viewer, now, form } = c.var
      await lockCampaign(tx, town.id, campaignId)
      const campaign = await campaignOf(c, tx)
      const correction = await correctionOf(c, tx, campaign)
      const compared = await readDifferences(tx, town.id, campaign, correction)
      const refuse = async (text: string) => {
        throw new Refusal(await differencePage(c, tx, correction, compared, [{ field: '', text }]))
      }
      if (form.text('_seen') !== compared.seen) await refuse(words.changedMeanwhile)
      const picked = new Set(form.every('take'))
      const chosen = compared.differences.filter((one) =>
        form.text('act') === 'all' ? isPlain(one) || picked.has(one.key) : picked.has(one.key),
      )
      if (chosen.some(({ issued }) => issued)) await refuse(words.issuedStays)
      if (chosen.length === 0) await refuse(words.nothingPicked)
      const saving = { townId: town.id, campaignId, by: viewer?.personId ?? null, now }
      await takeOver(tx, saving, correction, compared, chosen)
      const detail = { taken: chosen.length }
      await recordAct(tx, c, { act: 'campaign.take', subject: `campaign/${campaignId}`, detail })
    })
  }),
]

export async function original(
  c: Ctx,
  paper: { sha256: string | null; fileName: string } | undefined,
): Promise<Response> {
  if (!paper?.sha256) return notFound()
  const mediaType = 'application/octet-stream'
  return fileAnswer(await c.var.site.files.open(paper.sha256), { mediaType, saveAs: paper.fileName })
}

async function correctionOf(c: Ctx, db: Db, campaign: Campaign): Promise<Correction> {
  const id = c.req.param('correction')
  return (isId(id) ? await findCorrection(db, c.var.town.id, campaign.id, id) : undefined) ?? notFound()
}

/** The paper of a form with a file or pasted words; what is wrong with it in plain words. */
export async function receivePaper(c: Ctx): Promise<PaperRead | { problems: Problem[] }> {
  const { form } = c.var
  const file = form.files('file')[0]
  const text = form.text('text')
  const way = file || text === '' ? 'file' : 'text'
  const told = (problems: readonly { field: string; name: StartProblem }[]) => ({
    problems: problems.map(({ field, name }) => ({ field, text: startProblemWords[name] })),
  })
  const size = file && { name: file.name, size: file.bytes.length }
  const problems = problemsWithStart({ way, text, year: '', file: size, earlier: undefined })
  if (problems.length > 0) return told(problems)
  const read = await readPaper(file ?? { text })
  return 'problem' in read ? told([{ field: 'file', name: read.problem }]) : read
}

async function listPage(c: Ctx, campaign: Campaign, problems: Problem[] = []): Promise<Response> {
  const { db, town } = c.var
  const corrections = await Promise.all(
    (await listCorrections(db, town.id, campaign.id)).map(async (one) => ({
      ...one,
      when: draftWords.day(dayOf(one.uploadedAt)),
      taken: await countTakings(db, town.id, one.id),
    })),
  )
  const given = problems.length > 0 ? c.var.form.given() : {}
  const view = <CorrectionsPage campaignId={campaign.id} corrections={corrections} given={given} problems={problems} />
  return page(c, view, problems.length > 0 ? 422 : 200)
}

async function differencePage(
  c: Ctx,
  db: Db,
  correction: Correction,
  { standing, fresh, differences, seen, before }: Compared,
  problems: Problem[] = [],
): Promise<Response> {
  const section = (id: string, activity: (typeof standing.activities)[number] | null) => ({
    id,
    title: titleOfSection({ id, activity, lines: [], seats: null, tasks: [] }),
  })
  // a new activity stands where it will stand
  const added = fresh.activities.map((one) => ({ ...one, campaignId: correction.campaignId, droppedAt: null }))
  const sections = [
    section('year', null),
    section('committee', null),
    ...[...standing.activities, ...added].map((activity) => section(activity.id, activity)),
  ]
  const view = (
    <CorrectionPage
      campaignId={correction.campaignId}
      correction={correction}
      differences={differences}
      sections={sections}
      names={await namesOf(db, c.var.town.id)}
      seen={seen}
      before={before}
      picked={problems.length > 0 ? c.var.form.every('take') : []}
      done={c.req.query('done') !== undefined}
      problems={problems}
    />
  )
  return page(c, view, problems.length > 0 ? 422 : 200)
}
