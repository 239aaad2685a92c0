/** From a reading to a draft: what was read, whom of this town it means, and what such a task usually asks for. Pure. */
import type { ActivityDrafted } from './activities.store.ts'
import { type EvidenceAsk, evidenceKinds, type Seat } from './campaign.types.ts'
import { due as dueOf, kindsHere, shortNameOf } from './drafts.reading.ts'
import { spansOf } from './drafts.reading-spans.ts'
import type { Draft } from './drafts.store.ts'
import type { MetricDrafted } from './metrics.store.ts'
import type { ActivityRead, CommitteeRead, NoticeReading, TaskRead } from './notice/reading.ts'
import type { TaskDrafted } from './tasks.store.ts'

/** What a kind of task usually asks for. */
export interface TopicDefaults {
  metrics: readonly MetricDrafted[]
  evidence: readonly EvidenceAsk[]
  howTo: string
}

export interface Drafted {
  reading: NoticeReading
  origin: 'notice' | 'scheme' | 'empty'
  /** The kinds of unit that this town has. */
  kinds: ReadonlySet<string>
  /** For a notice that names no year. */
  year: number
  topicOf(topic: string): TopicDefaults
  newId(): string
  seatWords: { director: string; member: string; officeDirector: string }
}

export function draftOf({ reading, origin, kinds, year, topicOf, newId, seatWords }: Drafted): Draft {
  const activityIds = reading.activities.map(newId)
  const taskIds = reading.activities.map(({ tasks }) => tasks.map(newId))
  const tasks = reading.activities.flatMap((activity, index) =>
    activity.tasks.map((task, nth) =>
      draftTask(task, {
        id: taskIds[index]![nth]!,
        activityId: activityIds[index]!,
        kinds,
        topic: topicOf(task.topic),
      }),
    ),
  )
  return {
    campaign: {
      origin,
      year: reading.year ?? year,
      ordinal: reading.ordinal,
      title: reading.title ?? '',
      issuer: (reading.issuer ?? []).join('、'),
      documentNumber: reading.docNumber ?? '',
      basis: reading.basis,
      theme: reading.theme ?? '',
      startsOn: dayIn(reading.dateStart),
      endsOn: dayIn(reading.dateEnd),
      consultDay: dayIn(reading.consultDay),
      issueDate: dayIn(reading.issueDate),
      recipients: reading.recipients,
      recipientKinds: kindsHere(reading.recipientKinds, kinds),
      hotlines: reading.hotlines,
      contacts: reading.contacts,
      deadlines: reading.deadlines.map(({ what, raw }) => (raw.includes(what) ? raw : `${what}：${raw}`)),
      attachments: reading.attachments,
      committeeName: reading.committee?.name ?? '',
      committeeOffice: reading.committee?.office ?? reading.office ?? '',
      committeeDuties: reading.committee?.duties ?? [],
    },
    seats: seatsOf(reading, seatWords, newId),
    activities: reading.activities.map((activity, index) =>
      draftActivity(activity, index, activityIds[index]!, reading),
    ),
    tasks: tasks.map((task, position) => ({ ...task, position })),
    spans: spansOf(reading, activityIds, taskIds),
  }
}

/** Times of day may hang on a day: 2026-06-28T17:00. */
const dayIn = (text: string | null | undefined): string | null =>
  text && /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : null

function draftActivity(activity: ActivityRead, position: number, id: string, reading: NoticeReading): ActivityDrafted {
  const section = reading.sections.find(({ marker }) => marker === activity.section)
  return {
    id,
    position,
    section: section ? `${section.marker}${section.heading}` : '',
    marker: activity.marker ?? '',
    heading: activity.heading,
    shortName: shortNameOf(activity.heading),
    body: activity.body,
    kinds: activity.unitKinds ?? [],
    startsOn: dayIn(activity.dateStart),
    endsOn: dayIn(activity.dateEnd),
    time: activity.time ?? '',
    place: activity.place ?? '',
    responsible: [...(activity.responsible ?? []), ...(activity.support ?? [])],
    hotlines: activity.hotlines ?? [],
    items: activity.items ?? [],
  }
}

interface Place {
  id: string
  activityId: string
  kinds: ReadonlySet<string>
  topic: TopicDefaults
}

function draftTask(task: TaskRead, { id, activityId, kinds, topic }: Place): TaskDrafted {
  return {
    id,
    activityId,
    position: 0,
    topic: task.topic,
    title: task.title,
    ask: task.sentence,
    howTo: topic.howTo,
    kinds: kindsHere(task.unitKinds, kinds),
    unitIds: [],
    ...dueOf(task),
    minimum: task.minCount ?? 1,
    evidence: evidenceOf(task, topic),
    reviewed: true,
    metrics: topic.metrics,
  }
}

/** What the notice asks for goes before what is usual; the greater number counts. */
function evidenceOf(task: TaskRead, topic: TopicDefaults): EvidenceAsk[] {
  const asked = task.evidence.map(
    ({ kind, minimum }): EvidenceAsk => ({ kind: kind === 'sign-in-sheet' ? 'sheet' : kind, minimum, note: '' }),
  )
  return evidenceKinds.flatMap((kind) => {
    const of = [...asked, ...topic.evidence].filter((ask) => ask.kind === kind)
    if (of.length === 0) return []
    return [
      { kind, minimum: Math.max(...of.map(({ minimum }) => minimum)), note: of.find(({ note }) => note)?.note ?? '' },
    ]
  })
}

function seatsOf({ committee, roster }: NoticeReading, words: Drafted['seatWords'], newId: () => string): Seat[] {
  const rows = [
    ...(committee ? seatsIn(committee, words) : []),
    ...roster.map(({ role, name }) => ({ seat: role, holder: name })),
  ]
  return rows.map((row, position) => ({ id: newId(), position, ...row }))
}

const seatsIn = (committee: CommitteeRead, words: Drafted['seatWords']): Pick<Seat, 'seat' | 'holder'>[] => [
  ...(committee.director ? [{ seat: words.director, holder: committee.director }] : []),
  ...(committee.members.length > 0 ? [{ seat: words.member, holder: committee.members.join('、') }] : []),
  ...(committee.officeDirector ? [{ seat: words.officeDirector, holder: committee.officeDirector }] : []),
]
