import type { Span } from './fold.ts'

export type Traced = Span & { rule: string }
export type Warning = { code: WarningCode; span?: Span }
export type WarningCode =
  | 'ordinal-not-year'
  | 'year-unknown'
  | 'year-from-ordinal'
  | 'theme-unknown'
  | 'theme-is-paragraph'
  | 'dates-defaulted'
  | 'dates-reversed'
  | 'month-mark-lost'
  | 'document-number-blank'
  | 'document-number-broken'
  | 'checklist-short'
  | 'no-activities'
  | 'no-recipients'
  | 'explanation-page'
  | 'years-differ'

export type SectionRead = { marker: string; heading: string }
export type GroupRead = { marker: string; heading: string; section?: string; dateStart?: string; dateEnd?: string }

export type EvidenceKind = 'photo' | 'sign-in-sheet' | 'file' | 'video'
export type TaskRead = {
  title: string
  topic: string
  unitKinds: string[]
  sentence: string
  minCount?: number
  due?: string
  recurrence?: string
  evidence: { kind: EvidenceKind; minimum: number }[]
}

export type ActivityRead = {
  marker: string | null
  heading: string
  section?: string
  body: string
  unitKinds?: string[]
  dateStart?: string
  dateEnd?: string
  monthDayStart?: string
  monthDayEnd?: string
  time?: string
  timeStart?: string
  timeEnd?: string
  place?: string
  responsible?: string[]
  support?: string[]
  due?: string
  minCount?: number
  evidence?: string[]
  recurrence?: string
  hotlines?: string[]
  named?: string[]
  items?: string[]
  checklist?: string
  checklistCount?: number
  platform?: string[]
  target?: string
  tasks: TaskRead[]
}

export type DeadlineRead = { what: string; raw: string; due?: string | null; recurrence?: string; attachment?: string }
export type KeyDate = { date?: string; dateStart?: string; dateEnd?: string; label: string }
export type Seat = { role: string; name: string }
export type CommitteeRead = {
  name: string
  director: string | null
  members: string[]
  duties: string[]
  office: string | null
  officeDirector: string | null
}

/** What a careful reader takes out of a notice. Unknown is null or empty, never guessed. */
export type NoticeReading = {
  title: string | null
  titleRaw?: string
  planTitle?: string
  issuer: string[] | null
  docNumber: string | null
  copyNo?: string
  signer?: string
  basis: string[]
  basisBroken?: string[]
  year: number | null
  ordinal: number | null
  theme: string | null
  themeRaw?: string
  themeCandidates?: string[]
  dateStart: string | null
  dateEnd: string | null
  datesDefaulted?: true
  monthDayStart?: string
  monthDayEnd?: string
  issueDate: string | null
  consultDay: string | null
  recipients: string[]
  recipientKinds: string[]
  committee: CommitteeRead | null
  office: string | null
  roster: Seat[]
  sections: SectionRead[]
  groups: GroupRead[]
  activities: ActivityRead[]
  notActivities: string[]
  requirements: string[]
  requirementsCount: number
  evidence: string[]
  hotlines: string[]
  phones: string[]
  emails: string[]
  websites: string[]
  contacts: string[]
  keyDates: KeyDate[]
  deadlines: DeadlineRead[]
  /** What is handed in for the month as a whole: tables, summaries, pictures. */
  tasks: TaskRead[]
  attachments: string[]
  copyTo: string[]
  warnings: Warning[]
  /** Where each value was read: `title`, `activities.2.unitKinds`, `activities.1.items.3`. */
  spans: Record<string, Traced>
}

export function emptyReading(): NoticeReading {
  return {
    title: null,
    issuer: null,
    docNumber: null,
    basis: [],
    year: null,
    ordinal: null,
    theme: null,
    dateStart: null,
    dateEnd: null,
    issueDate: null,
    consultDay: null,
    recipients: [],
    recipientKinds: [],
    committee: null,
    office: null,
    roster: [],
    sections: [],
    groups: [],
    activities: [],
    notActivities: [],
    requirements: [],
    requirementsCount: 0,
    evidence: [],
    hotlines: [],
    phones: [],
    emails: [],
    websites: [],
    contacts: [],
    keyDates: [],
    deadlines: [],
    tasks: [],
    attachments: [],
    copyTo: [],
    warnings: [],
    spans: {},
  }
}
