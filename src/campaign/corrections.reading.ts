import type { Db } from '#platform/db.ts'
import { listActivities, recordActivity } from './activities.store.ts'
import type { Campaign } from './campaign.types.ts'
import { draftOfText } from './campaigns.start.ts'
import { findCampaign } from './campaigns.store.ts'
import { listSeats } from './committee.store.ts'
import { pairsOf } from './corrections.pairs.rules.ts'
import { type Difference, differencesOf, type Standing } from './corrections.rules.ts'
import { adoptNotice, type Correction, recordTakings } from './corrections.store.ts'
import { type AnswerWritten, listAnswers } from './drafts.answers.store.ts'
import { type Saving, saveSection } from './drafts.save.ts'
import { type FieldSpan, replaceSpans } from './drafts.spans.store.ts'
import type { Draft } from './drafts.store.ts'
import type { SectionTyped } from './drafts.typed.ts'
import { countIssued } from './issuing.store.ts'
import { findNotice, type Notice } from './notices.store.ts'
import { listTasks, recordTasks } from './tasks.store.ts'

export interface Compared {
  standing: Standing
  fresh: Draft
  differences: Difference[]
  /** The paper that stood before; the old spans point into it. */
  before: Notice | undefined
  /** The last word of anybody on this draft: what was looked at. */
  seen: string
}

async function standingOf(db: Db, townId: string, campaign: Campaign): Promise<Standing & { seen: string }> {
  const answers = await listAnswers(db, townId, campaign.id)
  return {
    campaign,
    answers,
    seen: answers.at(-1)?.id ?? '',
    seats: await listSeats(db, townId, campaign.id),
    activities: await listActivities(db, townId, campaign.id),
    tasks: await listTasks(db, townId, campaign.id, { dropped: true }),
    issuedTasks: new Set((await countIssued(db, townId, campaign.id)).keys()),
  }
}

/** Both texts are read again: a reading follows from its text alone. */
export async function readDifferences(
  db: Db,
  townId: string,
  campaign: Campaign,
  { text, beforeId }: Pick<Correction, 'text' | 'beforeId'>,
): Promise<Compared> {
  const { seen, ...standing } = await standingOf(db, townId, campaign)
  const before = beforeId ? await findNotice(db, townId, beforeId) : undefined
  const fresh = await draftOfText(db, townId, text, campaign.year)
  const old = before && (await draftOfText(db, townId, before.text, campaign.year))
  return {
    standing,
    fresh,
    seen,
    differences: differencesOf(standing, old, fresh),
    before,
  }
}

/** Takes over what was chosen, and lays the draft beside the new paper. */
export async function takeOver(
  tx: Db,
  saving: Saving,
  correction: Correction,
  { standing, fresh }: Compared,
  chosen: readonly Difference[],
): Promise<void> {
  const { townId, campaignId, by, now } = saving
  const typed: SectionTyped = {
    answers: answersOf(chosen),
    campaign: {},
    activities: new Map(),
    tasks: new Map(),
    seats: null,
    problems: [],
  }
  const lastTask = Math.max(-1, ...standing.tasks.map(({ position }) => position))
  const added: string[] = []
  for (const { effect } of chosen) {
    switch (effect.of) {
      case 'campaign':
        Object.assign(typed.campaign, effect.change)
        break
      case 'seats':
        typed.seats = effect.seats
        break
      case 'activity':
        typed.activities.set(effect.id, { ...typed.activities.get(effect.id), ...effect.change })
        break
      case 'task':
        typed.tasks.set(effect.id, { ...typed.tasks.get(effect.id), ...effect.change })
        break
      case 'drop-activity':
        typed.activities.set(effect.id, { droppedAt: now })
        break
      case 'drop-task':
        typed.tasks.set(effect.id, { droppedAt: now })
        break
      case 'new-activity': {
        const activity = fresh.activities.find(({ id }) => id === effect.id)
        if (activity) await recordActivity(tx, townId, campaignId, activity)
        const own = fresh.tasks.filter(({ activityId }) => activityId === effect.id)
        await recordTasks(tx, townId, campaignId, own.map(after(lastTask)))
        added.push(effect.id, ...own.map(({ id }) => id))
        break
      }
      case 'new-task': {
        const own = fresh.tasks.filter(({ id }) => id === effect.id)
        const placed = own.map(after(lastTask)).map((task) => ({ ...task, activityId: effect.activityId }))
        await recordTasks(tx, townId, campaignId, placed)
        added.push(effect.id)
      }
    }
  }
  await saveSection(tx, saving, typed)
  // what was changed a moment ago is read again
  const campaign = (await findCampaign(tx, townId, campaignId)) ?? standing.campaign
  await adopt(tx, townId, campaign, correction.noticeId, fresh, added)
  await recordTakings(
    tx,
    townId,
    correction.id,
    chosen.map(({ subject, field, before, after }) => ({ subject, field, before, after })),
    { by, now },
  )
}

const after =
  (last: number) =>
  <T extends { position: number }>(task: T): T => ({ ...task, position: last + 1 + task.position })

/** Taken over deliberately: looked at and right. What is new waits to be looked at, like all that is read. */
function answersOf(chosen: readonly Difference[]): AnswerWritten[] {
  return chosen
    .filter(({ effect }) => !effect.of.startsWith('new'))
    .map(({ subject, field, before, after, effect }) =>
      effect.of.startsWith('drop')
        ? { subject, field: '', act: 'dropped', before: null, after: null }
        : { subject, field, act: 'confirmed', before, after },
    )
}

/** The draft lies beside the new paper; where that says something else than what stands, nothing is marked as read. */
async function adopt(
  tx: Db,
  townId: string,
  campaign: Campaign,
  noticeId: string,
  fresh: Draft,
  added: readonly string[],
): Promise<void> {
  await adoptNotice(tx, townId, campaign.id, noticeId)
  const { seen: _, ...standing } = await standingOf(tx, townId, campaign)
  const pairs = pairsOf(standing, fresh)
  const hereOf = new Map([...pairs.activities, ...pairs.tasks].map(([here, there]) => [there, here]))
  for (const id of ['campaign', ...added]) hereOf.set(id, id)
  const differs = new Set(differencesOf(standing, undefined, fresh).map(({ key }) => key))
  const spans = new Map<string, FieldSpan>()
  for (const span of fresh.spans) {
    const subject = hereOf.get(span.subject)
    const key = `${subject}.${span.field}`
    if (subject && !differs.has(key)) spans.set(key, { ...span, subject })
  }
  await replaceSpans(tx, townId, campaign.id, [...spans.values()])
}
