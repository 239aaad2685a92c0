import { type Ctx, get, office, post, type Route } from '#people/access.ts'
import { recordAct } from '#people/audit.store.ts'
import { once } from '#people/once.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import type { Problem } from '#platform/html/form.tsx'
import { notFound, Refusal } from '#platform/http/problems.ts'
import { newId } from '#platform/ids.ts'
import { recordActivity } from './activities.store.ts'
import { readBefore } from './cloning.reading.ts'
import type { Answer } from './drafts.answers.store.ts'
import { recordAnswers } from './drafts.answers.store.ts'
import { campaignOf, type DraftLoaded, loadDraft } from './drafts.load.ts'
import { addTask, fixedOn, markDropped, recordDues, type Saving, saveSection } from './drafts.save.ts'
import { countsOf, duelessTasks, type Sheet, type SheetSection } from './drafts.sheet.ts'
import { readSection, type TypedProblem } from './drafts.typed.ts'
import { readDay } from './drafts.values.ts'
import { NoticePage } from './drafts.views.tsx'
import { draftWords, problemWords } from './drafts.words.ts'
import { lockCampaign } from './issuing.store.ts'
import { findNotice } from './notices.store.ts'

const place = (campaignId: string, at: string) => `/office/campaigns/${campaignId}/notice?at=${at}&saved=1`

const savingOf = (c: Ctx, campaignId: string): Saving => ({
  townId: c.var.town.id,
  campaignId,
  by: c.var.viewer?.personId ?? null,
  now: c.var.now,
})

export const draftRoutes: Route[] = [
  get('/office/campaigns/:campaign/notice', office, async (c) => {
    const draft = await loadDraft(c.var.db, c.var.town.id, await campaignOf(c))
    const { sections } = draft.sheet
    const section = sections.find(({ id }) => id === c.req.query('at')) ?? sections[0] ?? notFound()
    return noticePage(c, c.var.db, draft, section, {})
  }),

  get('/office/campaigns/:campaign/notice/file', office, async (c) => {
    const campaign = await campaignOf(c)
    const notice = campaign.noticeId ? await findNotice(c.var.db, c.var.town.id, campaign.noticeId) : undefined
    if (!notice?.sha256) return notFound()
    const mediaType = 'application/octet-stream'
    return fileAnswer(await c.var.site.files.open(notice.sha256), { mediaType, saveAs: notice.fileName })
  }),

  post('/office/campaigns/:campaign/sections/:section', office, async (c) => {
    const { id } = await campaignOf(c)
    return once(c, place(id, c.req.param('section') ?? ''), (tx) => receiveSection(c, tx, id))
  }),

  post('/office/campaigns/:campaign/activities', office, async (c) => {
    const { id } = await campaignOf(c)
    return once(c, place(id, 'year'), async (tx) => {
      const draft = await lockedDraft(c, tx)
      const heading = c.var.form.text('heading').slice(0, 100)
      if (heading === '') return refuse(c, tx, draft, draft.sheet.sections[0]!, [required('heading')])
      const activityId = newId()
      const position = draft.sheet.sections.length
      await recordActivity(tx, c.var.town.id, id, { ...emptyActivity, id: activityId, position, heading })
      const answer = { subject: activityId, field: 'heading', act: 'added' as const, before: null, after: heading }
      const { townId, by, now } = savingOf(c, id)
      await recordAnswers(tx, townId, id, [answer], by, now)
      return place(id, activityId)
    })
  }),

  post('/office/campaigns/:campaign/dues', office, async (c) => {
    const { id } = await campaignOf(c)
    return once(c, place(id, 'year'), async (tx) => {
      const draft = await lockedDraft(c, tx)
      const due = readDay(c.var.form.text('due'))
      const day = 'value' in due && typeof due.value === 'string' ? due.value : null
      if (!day)
        return refuse(c, tx, draft, draft.sheet.sections[0]!, [
          { field: 'due', name: 'day', part: c.var.form.text('due') },
        ])
      const dues = duelessTasks(draft.sheet).map((task) => ({ task, due: fixedOn(day) }))
      await recordDues(tx, savingOf(c, id), dues)
      return undefined
    })
  }),
]

const emptyActivity = {
  section: '',
  marker: '',
  shortName: '',
  body: '',
  kinds: [],
  startsOn: null,
  endsOn: null,
  time: '',
  place: '',
  responsible: [],
  hotlines: [],
  items: [],
}

const required = (field: string): TypedProblem => ({ field, name: 'required', part: '' })

async function lockedDraft(c: Ctx, tx: Db): Promise<DraftLoaded> {
  const campaign = await campaignOf(c, tx)
  await lockCampaign(tx, c.var.town.id, campaign.id)
  return loadDraft(tx, c.var.town.id, campaign)
}

async function receiveSection(c: Ctx, tx: Db, campaignId: string): Promise<string> {
  const draft = await lockedDraft(c, tx)
  const { sheet, names } = draft
  const section = sheet.sections.find(({ id }) => id === c.req.param('section')) ?? notFound()
  const [act = '', subject = ''] = c.var.form.text('act').split(' ')
  const typed = readSection(section, c.var.form, names, act === 'confirm')
  if (typed.problems.length > 0) await refuse(c, tx, draft, section, typed.problems)
  const last = lastAnswerOf(section, draft.answers)
  if (c.var.form.text('_seen') !== (last?.id ?? '')) await refuse(c, tx, draft, section, [], last)
  const saving = savingOf(c, campaignId)
  await saveSection(tx, saving, typed)
  if (act === 'add-task' && section.activity) {
    const position = Math.max(0, ...sheet.sections.flatMap(({ tasks }) => tasks.map(({ task }) => task.position))) + 1
    const added = { activityId: section.activity.id, position, title: draftWords.newTask }
    return `/office/campaigns/${campaignId}/tasks/${await addTask(tx, saving, added)}`
  }
  if (act === 'drop' || act === 'restore') {
    const part = section.tasks.find(({ task }) => task.id === subject)
    if (!part && subject !== section.activity?.id) return notFound()
    if (act === 'drop' && (part ? part.issued : section.tasks.some(({ issued }) => issued)))
      await refuse(c, tx, draft, section, [], undefined, draftWords.droppedLater)
    await markDropped(tx, saving, section, subject, act === 'drop')
  }
  await recordAct(tx, c, {
    act: 'campaign.draft',
    subject: `campaign/${campaignId}`,
    detail: { answers: typed.answers.length },
  })
  return place(campaignId, act === 'confirm' ? nextSection(sheet, section) : section.id)
}

/** What else waits to be looked at, in the order of the notice; the same part when nothing does. */
function nextSection({ sections }: Sheet, section: SheetSection): string {
  const at = sections.indexOf(section)
  const others = [...sections.slice(at + 1), ...sections.slice(0, at)]
  return others.find((other) => countsOf([other]).waiting > 0)?.id ?? section.id
}

/** Undefined when nobody has said anything of this part yet. */
function lastAnswerOf({ activity, tasks, seats, lines }: SheetSection, answers: readonly Answer[]): Answer | undefined {
  if (activity) {
    const subjects = new Set([activity.id, ...tasks.map(({ task }) => task.id)])
    return answers.findLast(({ subject }) => subjects.has(subject))
  }
  const fields = new Set([...lines.map(({ field }) => field), ...(seats ? ['seats'] : [])])
  return answers.findLast(({ subject, field }) => subject === 'campaign' && fields.has(field))
}

async function refuse(
  c: Ctx,
  tx: Db,
  draft: DraftLoaded,
  section: SheetSection,
  problems: readonly TypedProblem[],
  other?: Answer,
  sentence = other && draftWords.changedMeanwhile(other.byName ?? ''),
): Promise<never> {
  const kinds = draft.names.kinds.map(({ name }) => name).join('、')
  const told: Problem[] = [
    ...(sentence ? [{ field: '', text: sentence }] : []),
    ...problems.map(({ field, name, part }) => ({ field, text: problemWords[name](part, kinds) })),
  ]
  throw new Refusal(await noticePage(c, tx, draft, section, { given: c.var.form.given(), problems: told }))
}

async function noticePage(
  c: Ctx,
  db: Db,
  { campaign, sheet, answers, names }: DraftLoaded,
  section: SheetSection,
  refused: { given?: Record<string, string>; problems?: Problem[] },
): Promise<Response> {
  const notice = campaign.noticeId ? await findNotice(db, c.var.town.id, campaign.noticeId) : undefined
  const uploaded = notice
    ? `${draftWords.day(dayOf(notice.uploadedAt))} ${new Date(notice.uploadedAt.getTime() + 8 * 3600_000).toISOString().slice(11, 16)}`
    : ''
  return page(
    c,
    <NoticePage
      {...refused}
      campaign={campaign}
      before={await readBefore(db, c.var.town.id, campaign)}
      notice={notice}
      uploaded={uploaded}
      sheet={sheet}
      section={section}
      answers={answers}
      names={names}
      seen={lastAnswerOf(section, answers)?.id ?? ''}
      saved={c.req.query('saved') !== undefined}
    />,
    refused.problems ? 422 : 200,
  )
}
