import type { Role } from '#people/access.ts'
import { roleWords } from '#people/account.words.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { dayWords } from '#platform/html/words.ts'
import { type Asked, isSearchable } from './search.rules.ts'
import {
  findActivities,
  findPeople,
  findReceipts,
  findSubmissions,
  findTasks,
  findUnits,
  MOST_FOUND,
  type PartFound,
  type SubmissionFound,
} from './search.store.ts'
import { searchWords as words } from './search.words.ts'

export interface Hit {
  key: string
  title: string
  note: string
  text: string
  /** Nothing when this viewer has no page of it. */
  to: string | undefined
}

export interface Group {
  name: keyof typeof words.groups
  hits: Hit[]
  more: boolean
}

/** Nothing is read before there is enough to look for. */
export async function readSearch(
  db: Db,
  townId: string,
  asked: Asked,
  office: boolean,
  accounts = office,
): Promise<Group[]> {
  if (!isSearchable(asked)) return []
  const asking = { townId, terms: asked.terms, office }
  const [units, tasks, activities, submissions, receipts, people] = await Promise.all([
    findUnits(db, asking),
    findTasks(db, asking),
    findActivities(db, asking),
    findSubmissions(db, asking),
    findReceipts(db, asking),
    accounts ? findPeople(db, asking) : [],
  ])
  const groups = [
    group('units', units, ({ id, name, kind, contact }) => ({
      key: id,
      title: name,
      note: [kind, contact].filter(Boolean).join('　'),
      text: '',
      to: `/office/units/${id}`,
    })),
    group('tasks', tasks, (one) => ({ ...partHit(one), to: taskPlace(one, office) })),
    group('activities', activities, (one) => ({ ...partHit(one), to: activityPlace(one, office) })),
    group('submissions', submissions, submissionHit),
    group('receipts', receipts, (one) => ({ ...submissionHit(one), title: words.receipt(one.number) })),
    group('people', people, ({ id, name, roles }) => ({
      key: id,
      title: name,
      note: roles.map((role) => roleWords[role as Role] ?? role).join('、'),
      text: '',
      to: `/office/people/${id}`,
    })),
  ]
  return groups.filter(({ hits }) => hits.length > 0)
}

const group = <Found>(name: Group['name'], found: readonly Found[], hit: (one: Found) => Hit): Group => ({
  name,
  hits: found.slice(0, MOST_FOUND).map(hit),
  more: found.length > MOST_FOUND,
})

const partHit = ({ id, title, text, year, running }: PartFound): Omit<Hit, 'to'> => ({
  key: id,
  title,
  note: running ? '' : words.of(year),
  text,
})

/** How far the units are, while it runs; how it was asked, for the office. */
const taskPlace = ({ id, campaignId, running }: PartFound, office: boolean): string | undefined =>
  running ? `/office/tasks/${id}/units` : office ? `/office/campaigns/${campaignId}/tasks/${id}` : undefined

const activityPlace = ({ id, campaignId, running }: PartFound, office: boolean): string | undefined =>
  office ? `/office/campaigns/${campaignId}/notice?at=${id}` : running ? `/activities/${id}` : undefined

const submissionHit = ({ id, title, unit, words: said, byName, sentAt }: SubmissionFound): Hit => ({
  key: id,
  title,
  note: words.by(unit, dayWords.day(dayOf(sentAt)), byName),
  text: said,
  to: `/office/submissions/${id}`,
})
