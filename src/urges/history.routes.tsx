import { findAssignment, listOwed } from '#campaign/assignments.store.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { isOwed } from '#campaign/standing.rules.ts'
import { type Ctx, get, isOffice, office, post, type Route, readers } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import type { Unit } from '#units/units.store.ts'
import { unitNamed } from './calls.routes.tsx'
import { listCallsTo } from './calls.store.ts'
import { type Contact, findContact, recordContact } from './contacts.store.ts'
import { HistoryPage } from './history.views.tsx'
import { listMessagesOfUnit } from './messages.store.ts'
import { titleOfOwed } from './messages.words.ts'
import { problemsWithPause } from './pauses.rules.ts'
import { endPause, findPause, listPausesOf, recordPause } from './pauses.store.ts'
import { problemsWithContact } from './settings.rules.ts'
import { settingWords } from './settings.words.ts'
import { listUrgesOfUnit } from './urges.store.ts'
import { historyWords as words } from './urges.words.ts'

export const historyRoutes: Route[] = [
  get('/office/units/:unit/urges', readers, async (c) => historyPage(c, await unitNamed(c))),

  post('/office/units/:unit/urge-pauses', office, async (c) => {
    const { db, town, now, viewer, form } = c.var
    const unit = await unitNamed(c)
    const [reason, until, assignmentId] = [form.text('reason'), form.text('until'), form.text('assignment')]
    const problems = problemsWithPause({ reason, until }, dayOf(now)).map((problem) => ({
      field: problem === 'until-wrong' ? 'until' : 'reason',
      text: words.pauseProblems[problem],
    }))
    if (problems.length > 0) return historyPage(c, unit, problems)
    if (assignmentId && !(isId(assignmentId) && (await findAssignment(db, town.id, assignmentId, unit.id))))
      return notFound()
    const pause = { unitId: unit.id, assignmentId: assignmentId || null, reason, until: until || null }
    return once(c, `/office/units/${unit.id}/urges?saved=1`, async (tx) => {
      // the guard lets nobody in without a name
      await recordPause(tx, town.id, pause, { by: viewer!.personId, now })
      await recordAct(tx, c, { act: 'urge.pause', subject: `unit/${unit.id}` })
    })
  }),

  post('/office/urge-pauses/:pause/ends', office, async (c) => {
    const { db, town, now, viewer } = c.var
    const id = c.req.param('pause') ?? ''
    const pause = isId(id) ? await findPause(db, town.id, id) : undefined
    if (!pause) return notFound()
    return once(c, `/office/units/${pause.unitId}/urges?saved=1`, async (tx) => {
      await endPause(tx, town.id, id, { by: viewer!.personId, now })
      await recordAct(tx, c, { act: 'urge.resume', subject: `unit/${pause.unitId}` })
    })
  }),

  post('/office/units/:unit/urge-contact', office, async (c) => {
    const { town, now, viewer, form } = c.var
    const unit = await unitNamed(c)
    const contact: Contact = {
      unitId: unit.id,
      email: form.text('email'),
      leaderName: form.text('leaderName').slice(0, 60),
      leaderPhone: form.text('leaderPhone'),
      leaderEmail: form.text('leaderEmail'),
      phoneOnly: form.checked('phoneOnly'),
    }
    const problems = problemsWithContact(contact).map(({ field, problem }) => ({
      field,
      text: settingWords.problems[problem],
    }))
    if (problems.length > 0) return historyPage(c, unit, problems)
    return once(c, `/office/units/${unit.id}/urges?saved=1`, async (tx) => {
      await recordContact(tx, town.id, contact, { by: viewer!.personId, now })
      await recordAct(tx, c, { act: 'urge.contact', subject: `unit/${unit.id}` })
    })
  }),
]

async function historyPage(c: Ctx, unit: Unit, problems: Problem[] = []): Promise<Response> {
  const { db, town, viewer } = c.var
  const campaign = await findShownCampaign(db, town.id)
  const asked = campaign ? await listOwed(db, town.id, unit.id, { campaignId: campaign.id }) : []
  const titles = new Map(asked.map((one) => [one.assignmentId, titleOfOwed(one)]))
  const urges = await listUrgesOfUnit(db, town.id, unit.id)
  return page(
    c,
    <HistoryPage
      unit={unit}
      urges={urges.map((urge) => ({ ...urge, title: titles.get(urge.assignmentId) ?? '' }))}
      messages={await listMessagesOfUnit(db, town.id, unit.id)}
      calls={await listCallsTo(db, town.id, unit.id)}
      pauses={await listPausesOf(db, town.id, unit.id)}
      owed={(campaign?.closedAt ? [] : asked).filter(isOwed).map((one) => ({ ...one, askedAt: one.dueAt }))}
      contact={await findContact(db, town.id, unit.id)}
      office={isOffice(viewer)}
      saved={c.req.query('saved') === '1'}
      problems={problems}
      {...(problems.length > 0 && { given: c.var.form.given() })}
    />,
    problems.length > 0 ? 422 : 200,
  )
}
