/** The sheet beside the notice: every drafted field with its value, where it was read and what the office said. Pure. */
import type { Activity, Campaign, Seat, Task } from './campaign.types.ts'
import type { Answer } from './drafts.answers.store.ts'
import {
  type Act,
  activityFields,
  committeeFields,
  type DraftField,
  type FieldKind,
  type FieldState,
  type FieldValue,
  stateOf,
  taskFields,
  yearFields,
} from './drafts.fields.ts'
import type { FieldSpan } from './drafts.spans.store.ts'

export interface SheetLine {
  subject: string
  field: string
  /** Of the box in the form. */
  name: string
  kind: FieldKind
  value: FieldValue
  state: FieldState
  act: Act | undefined
  /** Of the mark in the notice. */
  number: number | null
}

export interface TaskPart {
  task: Task
  lines: SheetLine[]
  /** 报什么: figures and evidence, changed in the task's own page. */
  reports: SheetLine
  /** Out at units: what they were asked stays as it is. */
  issued: boolean
}

export interface SheetSection {
  /** 'year', 'committee', or the activity's id. */
  id: string
  activity: Activity | null
  lines: SheetLine[]
  /** The committee's seats, as one thing to look at. */
  seats: { seats: readonly Seat[]; line: SheetLine } | null
  tasks: TaskPart[]
}

export interface Mark {
  number: number
  start: number
  end: number
}

export interface Sheet {
  sections: SheetSection[]
  marks: Mark[]
}

export interface Sheeted {
  campaign: Campaign
  seats: readonly Seat[]
  activities: readonly Activity[]
  /** The dropped ones too. */
  tasks: readonly Task[]
  spans: readonly FieldSpan[]
  answers: readonly Answer[]
  issuedTasks: ReadonlySet<string>
}

export function sheetOf({ campaign, seats, activities, tasks, spans, answers, issuedTasks }: Sheeted): Sheet {
  const marks = marksOf(spans)
  const numbers = new Map(marks.map(({ start, end, number }) => [`${start}-${end}`, number]))
  const numberOf = new Map(spans.map((s) => [`${s.subject}.${s.field}`, numbers.get(`${s.start}-${s.end}`)!]))
  const acts = new Map(answers.map(({ subject, field, act }) => [`${subject}.${field}`, act]))
  const line = (subject: string, field: string, kind: FieldKind, asked: boolean, value: FieldValue): SheetLine => {
    const name = `${subject}.${field}`
    const number = numberOf.get(name) ?? null
    const act = acts.get(name)
    return {
      subject,
      field,
      name,
      kind,
      value,
      number,
      act,
      state: stateOf({ value, asked, read: number !== null, act }),
    }
  }
  const linesOf = <Owner>(subject: string, owner: Owner, fields: readonly DraftField<Owner>[]) =>
    fields.map((field) => line(subject, field.name, field.kind, field.asked, field.read(owner)))
  const partOf = (task: Task): TaskPart => ({
    task,
    lines: linesOf(task.id, task, fieldsOf(task)),
    reports: line(task.id, 'reports', 'list', true, reportedBy(task)),
    issued: issuedTasks.has(task.id),
  })
  const year: SheetSection = {
    id: 'year',
    activity: null,
    lines: linesOf('campaign', campaign, yearFields),
    seats: null,
    tasks: [],
  }
  const committee: SheetSection = {
    id: 'committee',
    activity: null,
    lines: linesOf('campaign', campaign, committeeFields),
    seats: { seats, line: line('campaign', 'seats', 'lines', true, seatLines(seats)) },
    tasks: [],
  }
  const parts = activities.map(
    (activity): SheetSection => ({
      id: activity.id,
      activity,
      lines: linesOf(activity.id, activity, activityFields),
      seats: null,
      tasks: tasks.filter(({ activityId }) => activityId === activity.id).map(partOf),
    }),
  )
  return { sections: [year, committee, ...parts], marks }
}

/** A weekly task, or one due at the end, has no day of its own to be typed. */
export const fieldsOf = (task: Task): readonly DraftField<Task>[] =>
  task.dueRule === 'weekly' || task.dueRule === 'end' ? taskFields.filter(({ name }) => name !== 'dueOn') : taskFields

export const seatLines = (seats: readonly Pick<Seat, 'seat' | 'holder'>[]): string[] =>
  seats.map(({ seat, holder }) => `${seat} ${holder}`)

interface Reported {
  metrics: readonly Pick<Task['metrics'][number], 'name' | 'counter'>[]
  evidence: Task['evidence']
}

export const reportedBy = ({ metrics, evidence }: Reported): string[] => [
  ...metrics.map(({ name, counter }) => `${name} ${counter}`),
  ...evidence.map(({ kind, minimum }) => `${kind} ${minimum}`),
]

/** Every place that something was read from, numbered as one reads; the same place has one number. */
function marksOf(spans: readonly FieldSpan[]): Mark[] {
  const places = new Map(spans.map(({ start, end }) => [`${start}-${end}`, { start, end }]))
  return [...places.values()]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map((place, index) => ({ ...place, number: index + 1 }))
}

/** Still wanted, not out yet, and nobody has said by when. */
export const duelessTasks = ({ sections }: Sheet): Task[] =>
  sections
    .filter(({ activity }) => !activity?.droppedAt)
    .flatMap(({ tasks }) => tasks)
    .filter(({ task, issued }) => task.dueRule === 'unknown' && !task.droppedAt && !issued)
    .map(({ task }) => task)

export interface Counts {
  /** Read or proposed, not looked at yet. */
  waiting: number
  settled: number
  unknown: number
}

export const linesOfSection = ({ lines, seats, tasks }: SheetSection): SheetLine[] => [
  ...lines,
  ...(seats ? [seats.line] : []),
  ...tasks.filter(({ task }) => task.droppedAt === null).flatMap(({ lines: own, reports }) => [...own, reports]),
]

export function countsOf(sections: readonly SheetSection[]): Counts {
  const lines = sections.filter(({ activity }) => !activity?.droppedAt).flatMap(linesOfSection)
  const count = (...states: FieldState[]) => lines.filter(({ state }) => states.includes(state)).length
  return {
    waiting: count('read', 'suggested'),
    settled: count('confirmed', 'corrected', 'added'),
    unknown: count('unknown'),
  }
}

/** 2002 was the first month of its kind, so the ordinal follows from the year (campaign.md §3.2). */
export const ordinalOf = (year: number): number => year - 2001
