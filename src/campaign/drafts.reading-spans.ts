/** A reading's paths (`activities.2.tasks.0.due`) as the fields of a draft. Pure. */
import type { FieldSpan } from './drafts.spans.store.ts'
import type { NoticeReading, Traced } from './notice/reading.ts'

type Pairs = Readonly<Record<string, readonly string[]>>

/** Field of the draft, and where in the reading it comes from: the first that is there counts. */
const ofCampaign: Pairs = {
  title: ['title', 'titleRaw'],
  issuer: ['issuer'],
  documentNumber: ['docNumber'],
  basis: ['basis'],
  year: ['year'],
  ordinal: ['ordinal'],
  theme: ['theme'],
  startsOn: ['dateStart'],
  endsOn: ['dateEnd', 'dateStart'],
  consultDay: ['consultDay'],
  issueDate: ['issueDate'],
  recipients: ['recipients'],
  recipientKinds: ['recipientKinds', 'recipients'],
  hotlines: ['hotlines'],
  contacts: ['contacts'],
  deadlines: ['deadlines'],
  attachments: ['attachments'],
  committeeName: ['committee.name', 'committee'],
  committeeOffice: ['committee.office', 'office'],
  committeeDuties: ['committee.duties'],
  seats: ['committee.director', 'committee.members', 'roster'],
}
const ofActivity: Pairs = {
  heading: ['heading'],
  startsOn: ['dateStart'],
  endsOn: ['dateEnd', 'dateStart'],
  time: ['time', 'timeStart'],
  place: ['place'],
  responsible: ['responsible'],
  hotlines: ['hotlines'],
}
const ofTask: Pairs = {
  title: ['title', 'sentence', 'topic', ''],
  who: ['unitKinds', ''],
  dueOn: ['due', 'recurrence'],
  reports: ['evidence'],
}

export function spansOf(
  reading: NoticeReading,
  activityIds: readonly string[],
  taskIds: readonly (readonly string[])[],
): FieldSpan[] {
  const { spans } = reading
  const found: FieldSpan[] = []
  const take = (subject: string, prefix: string, pairs: Pairs) => {
    for (const [field, paths] of Object.entries(pairs)) {
      const span = paths.map((path) => spanAt(spans, `${prefix}${path}`.replace(/\.$/, ''))).find(Boolean)
      if (span) found.push({ subject, field, start: span.start, end: span.end, rule: span.rule })
    }
  }
  take('campaign', '', ofCampaign)
  reading.activities.forEach(({ tasks }, index) => {
    take(activityIds[index]!, `activities.${index}.`, ofActivity)
    tasks.forEach((_, nth) => {
      take(taskIds[index]![nth]!, `activities.${index}.tasks.${nth}.`, ofTask)
    })
  })
  return found
}

/** Parts of a list further apart than this are marked by the first alone. */
const NEAR = 80

/** A list may be traced as one, or part by part: then from its first to its last. */
function spanAt(spans: NoticeReading['spans'], path: string): Traced | undefined {
  if (spans[path]) return spans[path]
  const first = spans[`${path}.0`] ?? spans[`${path}.0.raw`] ?? spans[`${path}.0.what`]
  if (!first) return undefined
  let whole = first
  for (let index = 1; spans[`${path}.${index}`]; index++) {
    const next = spans[`${path}.${index}`]!
    if (next.start < whole.start || next.end - whole.start > NEAR) break
    whole = { ...whole, end: Math.max(whole.end, next.end) }
  }
  return whole
}
