/** The shapes that the campaign's files, and the floors above, share. Days are '2023-06-16', times '17:00'. */

export interface Campaign {
  id: string
  noticeId: string | null
  origin: 'notice' | 'scheme' | 'empty' | 'earlier'
  year: number
  ordinal: number | null
  title: string
  issuer: string
  documentNumber: string
  /** The documents of higher offices that it rests on. */
  basis: string[]
  theme: string
  startsOn: string | null
  endsOn: string | null
  consultDay: string | null
  issueDate: string | null
  recipients: string[]
  recipientKinds: string[]
  hotlines: string[]
  /** Whom to ask, what comes in by when and which papers hang on it, in the notice's own words. */
  contacts: string[]
  deadlines: string[]
  attachments: string[]
  committeeName: string
  committeeOffice: string
  committeeDuties: string[]
  createdAt: Date
  issuedAt: Date | null
  closedAt: Date | null
  droppedAt: Date | null
}

export interface Activity {
  id: string
  campaignId: string
  position: number
  section: string
  /** As in the notice: （一）. */
  marker: string
  heading: string
  shortName: string
  body: string
  kinds: string[]
  startsOn: string | null
  endsOn: string | null
  time: string
  place: string
  responsible: string[]
  hotlines: string[]
  items: string[]
  droppedAt: Date | null
}

export type Aggregate = 'sum' | 'max' | 'last'

export interface Metric {
  id: string
  taskId: string
  position: number
  code: string
  name: string
  /** 量词: 场, 人次. */
  counter: string
  aggregate: Aggregate
  /** The code of the figure that it goes with: 场次 and 人次. */
  pairedWith: string | null
  /** More than so many per head of the unit is a question. */
  perHead: number | null
  plausibleMax: number | null
  required: boolean
}

export const evidenceKinds = ['photo', 'video', 'sheet', 'file'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export interface EvidenceAsk {
  kind: EvidenceKind
  minimum: number
  note: string
}

export type DueRule = 'fixed' | 'weekly' | 'end' | 'unknown'

export interface Task {
  id: string
  campaignId: string
  activityId: string
  position: number
  topic: string
  title: string
  ask: string
  howTo: string
  kinds: string[]
  unitIds: string[]
  dueRule: DueRule
  dueOn: string | null
  dueTime: string
  /** 1 Monday … 7 Sunday, for weekly tasks. */
  weekday: number | null
  minimum: number
  evidence: EvidenceAsk[]
  reviewed: boolean
  droppedAt: Date | null
  metrics: Metric[]
}

export interface Assignment {
  id: string
  campaignId: string
  taskId: string
  unitId: string
  /** 0 for a task asked once; 1, 2, 3 … for the weeks of a weekly one. */
  period: number
  dueAt: Date
  issuedAt: Date
}

export interface Seat {
  id: string
  position: number
  seat: string
  holder: string
}
