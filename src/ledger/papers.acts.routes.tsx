import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { type Ctx, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { keyOf, once } from '#people/once.ts'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { draftedOf, draftText } from './papers.drafts.ts'
import { issuePaper } from './papers.issuing.ts'
import { paperNamed, paperPage, papersPage } from './papers.page.tsx'
import { paperKinds } from './papers.rules.ts'
import {
  dropPaper,
  findEdition,
  type Paper,
  publishPaper,
  recordEdition,
  recordPaper,
  withdrawPaper,
} from './papers.store.ts'
import { papersPageWords, paperWords as words } from './papers.words.ts'
import { weekOf } from './statistics.rules.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

export const paperActRoutes: Route[] = [
  post('/office/papers', office, async (c) => {
    keyOf(c)
    const { db, town, now, form } = c.var
    const kind = paperKinds.find((one) => one === form.text('kind')) ?? notFound()
    const week = form.text('week')
    const isWeek = DAY.test(week) && !Number.isNaN(Date.parse(week))
    if (kind === 'bulletin' && !isWeek) return papersPage(c, [{ field: 'week', text: words.problems.week }])
    const campaign = (await findShownCampaign(db, town.id)) ?? notFound()
    const circular = form.text('circular')
    const asked = {
      kind,
      weekFrom: kind === 'bulletin' ? weekOf(week).from : null,
      circularId: kind === 'circular' && isId(circular) ? circular : null,
    }
    const text = await draftText(db, town, campaign, asked, now)
    return once(c, '/office/papers', async (tx) => {
      const id = await recordPaper(tx, town.id, draftedOf(town, campaign, asked), text, actOf(c))
      await recordAct(tx, c, { act: 'paper.draft', subject: `paper/${id}`, detail: { kind } })
      return `/office/papers/${id}`
    })
  }),

  post('/office/papers/:paper/issues', office, async (c) => {
    keyOf(c)
    const paper = await paperNamed(c)
    if (!c.var.form.checked('confirm')) return paperPage(c, paper, [{ field: 'confirm', text: words.problems.confirm }])
    return once(c, `/office/papers/${paper.id}`, (tx) => issue(c, tx, paper))
  }),

  post('/office/papers/:paper/corrections', office, async (c) => {
    const paper = await paperNamed(c)
    return once(c, `/office/papers/${paper.id}/text`, async (tx) => {
      const latest = await findEdition(tx, c.var.town.id, paper.id, paper.edition)
      if (!latest?.issuedAt) throw new Refusal(await settled(c, paper))
      await recordEdition(tx, c.var.town.id, paper.id, latest.edition + 1, latest, actOf(c))
      await recordAct(tx, c, { act: 'paper.correct', subject: `paper/${paper.id}` })
    })
  }),

  post('/office/papers/:paper/drops', office, async (c) => {
    const paper = await paperNamed(c)
    return once(c, '/office/papers', async (tx) => {
      if (!(await dropPaper(tx, c.var.town.id, paper.id, actOf(c)))) throw new Refusal(await settled(c, paper))
      await recordAct(tx, c, { act: 'paper.drop', subject: `paper/${paper.id}` })
    })
  }),

  post('/office/papers/:paper/publications', office, async (c) => {
    const paper = await paperNamed(c)
    // Who is late is told to the units, not to the street.
    if (paper.kind !== 'bulletin' || paper.issuedEdition === 0) return settled(c, paper)
    return once(c, `/office/papers/${paper.id}`, async (tx) => {
      await publishPaper(tx, c.var.town.id, paper.id, actOf(c))
      await recordAct(tx, c, { act: 'paper.publish', subject: `paper/${paper.id}` })
    })
  }),

  post('/office/papers/:paper/withdrawals', office, async (c) => {
    const paper = await paperNamed(c)
    return once(c, `/office/papers/${paper.id}`, async (tx) => {
      await withdrawPaper(tx, c.var.town.id, paper.id, actOf(c))
      await recordAct(tx, c, { act: 'paper.withdraw', subject: `paper/${paper.id}` })
    })
  }),
]

// the guard lets nobody in without a name
const actOf = (c: Ctx) => ({ by: c.var.viewer!.personId, now: c.var.now })

const settled = (c: Ctx, paper: Paper): Promise<Response> =>
  paperPage(c, paper, [{ field: '', text: words.problems.settled }])

async function issue(c: Ctx, tx: Ctx['var']['db'], paper: Paper): Promise<void> {
  const issued = await issuePaper(tx, c.var.town.id, paper.id, actOf(c))
  if ('fault' in issued)
    throw new Refusal(
      issued.fault === 'settled'
        ? await settled(c, paper)
        : await paperPage(c, paper, [{ field: '', text: textOf(issued) }]),
    )
  await recordAct(tx, c, { act: 'paper.issue', subject: `paper/${paper.id}`, detail: { ...issued } })
}

const textOf = (refused: { fault: 'nobody' } | { fault: 'unknown'; names: string[] }): string =>
  refused.fault === 'nobody' ? words.problems.nobody : papersPageWords.unknown(refused.names.join('、'))
