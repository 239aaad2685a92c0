/** A notice that came again, against what stands: field by field, old → new, with both places. Pure. */
import type { Activity, Campaign, Seat, Task } from './campaign.types.ts'
import { pairsOf } from './corrections.pairs.rules.ts'
import {
  type Act,
  activityFields,
  committeeFields,
  type DraftField,
  type FieldKind,
  type FieldValue,
  isEmpty,
  isSame,
  taskFields,
  yearFields,
} from './drafts.fields.ts'
import { seatLines } from './drafts.sheet.ts'
import type { FieldSpan } from './drafts.spans.store.ts'
import type { Draft } from './drafts.store.ts'
import { whenOf } from './tasks.rules.ts'
import type { TaskDrafted } from './tasks.store.ts'

export interface Standing {
  campaign: Campaign
  seats: readonly Seat[]
  /** The dropped ones too: what the office did not want is not offered again. */
  activities: readonly Activity[]
  tasks: readonly Task[]
  issuedTasks: ReadonlySet<string>
  answers: readonly { subject: string; field: string; act: Act }[]
}

export type Effect =
  | { of: 'campaign'; change: Partial<Campaign> }
  | { of: 'seats'; seats: Pick<Seat, 'seat' | 'holder'>[] }
  | { of: 'activity'; id: string; change: Partial<Activity> }
  | { of: 'task'; id: string; change: Partial<Task> }
  | { of: 'new-activity'; id: string }
  | { of: 'new-task'; id: string; activityId: string }
  | { of: 'drop-activity' | 'drop-task'; id: string }

export interface Difference {
  key: string
  /** 'year', 'committee', or the activity that it stands under. */
  section: string
  subject: string
  /** The task it speaks of, by name. */
  about: string
  field: string
  kind: FieldKind | 'when'
  before: FieldValue
  after: FieldValue
  /** Where the notice before, and the new one, say it. */
  spans: { before: FieldSpan | undefined; after: FieldSpan | undefined }
  /** The office wrote it itself: taken over only when it is ticked alone. */
  byHand: boolean
  /** Out at units: stays as it went out. */
  issued: boolean
  effect: Effect
}

/** Taken with the rest by one press: nothing of the office's own, nothing that empties or drops. */
export const isPlain = ({ byHand, issued, after, effect }: Difference): boolean =>
  !byHand && !issued && !effect.of.startsWith('drop') && !(isEmpty(after) && !effect.of.startsWith('new'))

/** `old`: the notice that stood before, read again; none when the campaign began without a notice. */
export function differencesOf(now: Standing, old: Draft | undefined, fresh: Draft): Difference[] {
  const toFresh = pairsOf(now, fresh)
  const toOld = old ? pairsOf(now, old) : undefined
  const acts = new Map(now.answers.map(({ subject, field, act }) => [`${subject}.${field}`, act]))
  const spanIn = (draft: Draft | undefined, subject: string | undefined, field: string) =>
    draft?.spans.find((span) => span.subject === subject && span.field === field)
  const found: Difference[] = []

  interface Place {
    section: string
    subject: string
    about?: string
    ids: { old: string | undefined; fresh: string | undefined }
  }
  const meet = (
    { section, subject, about = '', ids }: Place,
    { name, kind }: { name: string; kind: Difference['kind'] },
    values: { now: FieldValue; old: FieldValue | undefined; fresh: FieldValue },
    effect: Effect,
    issued = false,
  ) => {
    if (isSame(values.now, values.fresh)) return
    // the notices agree: it is the office that differs, and that stays
    if (values.old !== undefined && isSame(values.old, values.fresh)) return
    const act = acts.get(`${subject}.${name}`)
    found.push({
      key: `${subject}.${name}`,
      section,
      subject,
      about,
      field: name,
      kind,
      before: values.now,
      after: values.fresh,
      spans: { before: spanIn(old, ids.old, name), after: spanIn(fresh, ids.fresh, name) },
      // the office's word, or a value that neither notice gave
      byHand:
        act === 'corrected' ||
        act === 'added' ||
        act === 'dropped' ||
        (values.old !== undefined && !isSame(values.old, values.now) && act !== 'confirmed'),
      issued,
      effect,
    })
  }

  const ofCampaign = (section: string, fields: readonly DraftField<Campaign>[]) => {
    for (const field of fields) {
      // a draft has no more than the fields need
      const drafted = (draft: Draft) => field.read(draft.campaign as Campaign)
      const value = drafted(fresh)
      const ids = { old: 'campaign', fresh: 'campaign' }
      const values = { now: field.read(now.campaign), old: old && drafted(old), fresh: value }
      meet({ section, subject: 'campaign', ids }, field, values, { of: 'campaign', change: field.write(value) })
    }
  }
  ofCampaign('year', yearFields)
  ofCampaign('committee', committeeFields)
  meet(
    { section: 'committee', subject: 'campaign', ids: { old: 'campaign', fresh: 'campaign' } },
    { name: 'seats', kind: 'lines' },
    { now: seatLines(now.seats), old: old && seatLines(old.seats), fresh: seatLines(fresh.seats) },
    { of: 'seats', seats: fresh.seats.map(({ seat, holder }) => ({ seat, holder })) },
  )

  for (const activity of now.activities.filter(({ droppedAt }) => droppedAt === null)) {
    const ids = { old: toOld?.activities.get(activity.id), fresh: toFresh.activities.get(activity.id) }
    const place = { section: activity.id, subject: activity.id, ids }
    const there = fresh.activities.find(({ id }) => id === ids.fresh)
    const before = old?.activities.find(({ id }) => id === ids.old)
    const own = now.tasks.filter(({ activityId, droppedAt }) => activityId === activity.id && droppedAt === null)
    if (!there) {
      // what the office added itself was never in a notice
      if (before)
        meet(
          place,
          { name: 'heading', kind: 'text' },
          { now: activity.heading, old: undefined, fresh: null },
          { of: 'drop-activity', id: activity.id },
          own.some(({ id }) => now.issuedTasks.has(id)),
        )
      continue
    }
    const fields = [...activityFields.filter(({ name }) => name !== 'shortName'), bodyField]
    for (const field of fields) {
      const read = (one: Omit<Activity, 'campaignId' | 'droppedAt'>) => field.read(one as Activity)
      const values = { now: field.read(activity), old: before && read(before), fresh: read(there) }
      const change = field === bodyField ? { body: there.body, items: there.items } : field.write(values.fresh)
      meet(place, field, values, { of: 'activity', id: activity.id, change })
    }
  }

  for (const task of now.tasks.filter(({ droppedAt }) => droppedAt === null)) {
    const ids = { old: toOld?.tasks.get(task.id), fresh: toFresh.tasks.get(task.id) }
    const home = now.activities.find(({ id }) => id === task.activityId)
    if (!home || home.droppedAt) continue
    const place = { section: task.activityId, subject: task.id, about: task.title, ids }
    const issued = now.issuedTasks.has(task.id)
    const there = fresh.tasks.find(({ id }) => id === ids.fresh)
    const before = old?.tasks.find(({ id }) => id === ids.old)
    if (!there) {
      // with its activity when that is gone as a whole
      if (before && toFresh.activities.has(task.activityId))
        meet(
          place,
          { name: 'title', kind: 'text' },
          { now: task.title, old: undefined, fresh: null },
          { of: 'drop-task', id: task.id },
          issued,
        )
      continue
    }
    for (const field of comparedOfTask) {
      const values = { now: field.read(task), old: before && field.read(before), fresh: field.read(there) }
      // the units that the office named itself are no notice's business
      const change = field.name === 'who' ? { kinds: there.kinds } : field.write(there)
      const stays = issued && (field.name === 'dueOn' || field.name === 'reports')
      meet(place, field, values, { of: 'task', id: task.id, change }, stays)
    }
  }

  const pairedActivities = new Map([...toFresh.activities].map(([here, there]) => [there, here]))
  const pairedTasks = new Set(toFresh.tasks.values())
  const add = (section: string, subject: string, heading: string, about: string, effect: Effect) =>
    found.push({
      key: `${effect.of}.${positionOf(fresh, subject)}`,
      section,
      subject,
      about,
      field: effect.of === 'new-activity' ? 'heading' : 'title',
      kind: 'text',
      before: null,
      after: heading,
      spans: { before: undefined, after: spanIn(fresh, subject, effect.of === 'new-activity' ? 'heading' : 'title') },
      byHand: false,
      issued: false,
      effect,
    })
  for (const { id, heading } of fresh.activities.filter(({ id }) => !pairedActivities.has(id)))
    add(id, id, heading, '', { of: 'new-activity', id })
  for (const { id, activityId, title } of fresh.tasks.filter(({ id }) => !pairedTasks.has(id))) {
    const home = pairedActivities.get(activityId)
    const stands = now.activities.some((one) => one.id === home && one.droppedAt === null)
    if (home && stands) add(home, id, title, title, { of: 'new-task', id, activityId: home })
  }
  return found
}

/** Ids are made anew at each reading; the place in the text is the same. */
const positionOf = (draft: Draft, id: string): string => {
  const activity = draft.activities.findIndex((one) => one.id === id)
  return activity >= 0 ? `a${activity}` : `t${draft.tasks.findIndex((one) => one.id === id)}`
}

const bodyField: DraftField<Activity> = {
  name: 'body',
  kind: 'long',
  asked: false,
  read: ({ body }) => body,
  write: (value) => ({ body: String(value ?? '') }),
}

type Comparable = Pick<Task, 'title' | 'kinds' | 'dueRule' | 'dueOn' | 'dueTime' | 'weekday' | 'evidence' | 'minimum'>

interface TaskField {
  name: string
  kind: Difference['kind']
  read(task: Comparable): FieldValue
  write(there: TaskDrafted): Partial<Task>
}

const comparedOfTask: readonly TaskField[] = [
  {
    name: taskFields[0]!.name,
    kind: 'text',
    read: ({ title }) => title,
    write: ({ title, ask }) => ({ title, ask }),
  },
  { name: 'who', kind: 'who', read: ({ kinds }) => kinds.toSorted(), write: ({ kinds }) => ({ kinds }) },
  {
    name: 'dueOn',
    kind: 'when',
    read: whenOf,
    write: ({ dueRule, dueOn, dueTime, weekday, ask }) => ({ dueRule, dueOn, dueTime, weekday, ask }),
  },
  {
    name: 'reports',
    kind: 'list',
    read: ({ evidence, minimum }) => [
      ...evidence.map((ask) => `${ask.kind} ${ask.minimum}`),
      ...(minimum > 1 ? [`minimum ${minimum}`] : []),
    ],
    write: ({ evidence, minimum, ask }) => ({ evidence: [...evidence], minimum, ask }),
  },
]

/** What is alike at both ends is left out, so that a long text shows where it changed. */
export function changedPart(before: string, after: string, around = 12): { before: string; after: string } {
  if (before.length + after.length < 120) return { before, after }
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const cut = (text: string) => {
    const [from, to] = [Math.max(0, head - around), Math.min(text.length, text.length - tail + around)]
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
  }
  return { before: cut(before), after: cut(after) }
}
