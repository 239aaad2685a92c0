import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { changeActivity } from './activities.store.ts'
import type { Task } from './campaign.types.ts'
import { changeCampaign } from './campaigns.store.ts'
import { replaceSeats } from './committee.store.ts'
import { recordAnswers } from './drafts.answers.store.ts'
import type { SheetSection } from './drafts.sheet.ts'
import type { SectionTyped } from './drafts.typed.ts'
import { whenOf } from './tasks.rules.ts'
import { changeTask, recordTasks } from './tasks.store.ts'

export interface Saving {
  townId: string
  campaignId: string
  by: string | null
  now: Date
}

/** The rows as they are now, and what was said of them: both or neither. */
export async function saveSection(tx: Db, { townId, campaignId, by, now }: Saving, typed: SectionTyped): Promise<void> {
  await changeCampaign(tx, townId, campaignId, typed.campaign)
  for (const [id, change] of typed.activities) await changeActivity(tx, townId, id, change)
  for (const [id, change] of typed.tasks) await changeTask(tx, townId, id, change)
  if (typed.seats) {
    const seats = typed.seats.map((seat, position) => ({ id: newId(), position, ...seat }))
    await replaceSeats(tx, townId, campaignId, seats)
  }
  await recordAnswers(tx, townId, campaignId, typed.answers, by, now)
}

/** An activity or a task that is not wanted stays, marked, and can be found again. */
export async function markDropped(
  tx: Db,
  { townId, campaignId, by, now }: Saving,
  section: SheetSection,
  subject: string,
  drops: boolean,
): Promise<void> {
  const change = { droppedAt: drops ? now : null }
  if (subject === section.activity?.id) await changeActivity(tx, townId, subject, change)
  else await changeTask(tx, townId, subject, change)
  const act = drops ? 'dropped' : 'restored'
  await recordAnswers(tx, townId, campaignId, [{ subject, field: '', act, before: null, after: null }], by, now)
}

export type Due = Partial<Pick<Task, 'dueRule' | 'dueOn' | 'weekday'>>

export const fixedOn = (dueOn: string): Due => ({ dueRule: 'fixed', dueOn })

/** By when, where the notice did not say. */
export async function recordDues(
  tx: Db,
  { townId, campaignId, by, now }: Saving,
  dues: readonly { task: Task; due: Due }[],
): Promise<void> {
  for (const { task, due } of dues) await changeTask(tx, townId, task.id, due)
  const answers = dues.map(({ task, due }) => ({
    subject: task.id,
    field: 'dueOn',
    act: 'added' as const,
    before: null,
    after: whenOf({ ...task, ...due }),
  }))
  await recordAnswers(tx, townId, campaignId, answers, by, now)
}

export async function addTask(
  tx: Db,
  { townId, campaignId, by, now }: Saving,
  { activityId, position, title }: { activityId: string; position: number; title: string },
): Promise<string> {
  const id = newId()
  const task = {
    id,
    activityId,
    position,
    title,
    topic: '',
    ask: '',
    howTo: '',
    kinds: [],
    unitIds: [],
    dueRule: 'unknown' as const,
    dueOn: null,
    dueTime: '17:00',
    weekday: null,
    minimum: 1,
    evidence: [],
    reviewed: true,
    metrics: [],
  }
  await recordTasks(tx, townId, campaignId, [task])
  const answer = { subject: id, field: 'title', act: 'added' as const, before: null, after: title }
  await recordAnswers(tx, townId, campaignId, [answer], by, now)
  return id
}
