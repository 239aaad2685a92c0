/** What the office above asks that we do not, and what we set later than they want it. Matched by topic. Pure. */
import type { Activity, Campaign, Task } from './campaign.types.ts'
import { alike, pairsOf } from './corrections.pairs.rules.ts'
import type { Draft } from './drafts.store.ts'
import type { TaskDrafted } from './tasks.store.ts'

export interface Ours {
  campaign: Pick<Campaign, 'endsOn'>
  /** Neither dropped, nor under a dropped activity. */
  activities: readonly Activity[]
  tasks: readonly Task[]
}

export interface Missing {
  /** Which activity and task of theirs: their ids are made anew at each reading. */
  key: string
  activity: string
  /** Nothing when the activity names no task. */
  task: TaskDrafted | undefined
}

export interface Later {
  task: Task
  theirs: TaskDrafted
  /** Ours has no day at all. */
  unset: boolean
}

export interface Narrower {
  task: Task
  theirs: TaskDrafted
  kinds: string[]
}

export interface Beside {
  missing: Missing[]
  later: Later[]
  narrower: Narrower[]
  /** Of ours that answer one of theirs. */
  both: { task: Task; theirs: TaskDrafted }[]
}

const ALIKE = 0.5
const isKnown = (topic: string): boolean => topic !== '' && topic !== 'other'

const answers = (ours: Task, theirs: TaskDrafted): boolean =>
  isKnown(ours.topic) && isKnown(theirs.topic) ? ours.topic === theirs.topic : alike(ours.title, theirs.title) >= ALIKE

export function besideOf(ours: Ours, theirs: Draft): Beside {
  const beside: Beside = { missing: [], later: [], narrower: [], both: [] }
  const { activities: paired } = pairsOf(theirs, ours)
  theirs.activities.forEach(({ id, heading }, index) => {
    const asked = theirs.tasks.filter(({ activityId }) => activityId === id)
    if (asked.length === 0 && !paired.has(id))
      beside.missing.push({ key: `a${index}`, activity: heading, task: undefined })
    for (const task of asked) {
      const own = ours.tasks.filter((one) => answers(one, task))
      if (own.length > 0) compare(own, task, ours.campaign.endsOn, beside)
      else beside.missing.push({ key: `t${theirs.tasks.indexOf(task)}`, activity: heading, task })
    }
  })
  return beside
}

/** Several of ours may answer one of theirs: the earliest counts for the day, all together for whom they reach. */
function compare(own: readonly Task[], theirs: TaskDrafted, endsOn: string | null, beside: Beside): void {
  const sorted = own.toSorted((a, b) => (dueOf(a, endsOn) ?? '9').localeCompare(dueOf(b, endsOn) ?? '9'))
  const task = sorted[0]!
  beside.both.push({ task, theirs })
  const [wanted, set] = [dueOf(theirs, endsOn), dueOf(task, endsOn)]
  if (wanted !== null && (set === null || isLater(set, wanted)))
    beside.later.push({ task, theirs, unset: set === null })
  const reached = new Set(own.flatMap(({ kinds }) => kinds))
  const kinds = theirs.kinds.filter((kind) => !reached.has(kind))
  // units named one by one may well be of that kind
  if (kinds.length > 0 && own.every(({ unitIds }) => unitIds.length === 0))
    beside.narrower.push({ task, theirs, kinds })
}

type Due = Pick<Task, 'dueRule' | 'dueOn' | 'dueTime' | 'weekday'>

/** Comparable within its kind: `2023-06-25 17:00`, or `weekly 5 17:00`. */
function dueOf({ dueRule, dueOn, dueTime, weekday }: Due, endsOn: string | null): string | null {
  if (dueRule === 'weekly') return weekday === null ? null : `weekly ${weekday} ${dueTime}`
  const day = dueRule === 'end' ? endsOn : dueOn
  return day === null ? null : `${day} ${dueTime}`
}

/** What they want every week and we ask once comes too late from the second week on; the other way it never does. */
function isLater(set: string, wanted: string): boolean {
  const [often, oftenWanted] = [set.startsWith('weekly'), wanted.startsWith('weekly')]
  return often === oftenWanted ? set > wanted : oftenWanted
}
