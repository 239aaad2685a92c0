/** Single values of a reading, as this town's rows hold them. Pure. */
import type { Task } from './campaign.types.ts'
import type { TaskRead } from './notice/reading.ts'

/**
 * Who answers for those who are no unit of their own. Families and residents report through their village or community,
 * workers through their enterprise.
 */
const through: Record<string, readonly string[]> = {
  household: ['village', 'community'],
  resident: ['village', 'community'],
  elder: ['village', 'community'],
  worker: ['enterprise'],
  student: ['school'],
  kindergarten: ['school'],
  department: ['office', 'station'],
}

/** The kinds of this town that are meant; empty when it has none of them, so that the office is asked. */
export function kindsHere(kinds: readonly string[], here: ReadonlySet<string>): string[] {
  const meant = kinds.flatMap((kind) => (here.has(kind) ? [kind] : (through[kind] ?? [])))
  return [...new Set(meant)].filter((kind) => here.has(kind))
}

const weekdays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']
/** Offices close then; a day without an hour means until the end of it. */
const END_OF_DAY = '17:00'

type Due = Pick<Task, 'dueRule' | 'dueOn' | 'dueTime' | 'weekday'>

/** `2026-06-25`, `2026-06-28T17:00`, `weekly:FRI@17:00`; anything else stays unknown. */
export function due({ due: day, recurrence }: Pick<TaskRead, 'due' | 'recurrence'>): Due {
  const weekly = /^weekly:([A-Z]{3})(?:@(\d{2}:\d{2}))?$/.exec(recurrence ?? '')
  if (weekly && weekdays.includes(weekly[1]!))
    return {
      dueRule: 'weekly',
      dueOn: null,
      dueTime: weekly[2] ?? END_OF_DAY,
      weekday: weekdays.indexOf(weekly[1]!) + 1,
    }
  const fixed = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/.exec(day ?? '')
  if (fixed) return { dueRule: 'fixed', dueOn: fixed[1]!, dueTime: fixed[2] ?? END_OF_DAY, weekday: null }
  return { dueRule: 'unknown', dueOn: null, dueTime: END_OF_DAY, weekday: null }
}

const LONGEST_NAME = 16

/** A heading's last part without its verbs: what a table's row can bear. */
export function shortNameOf(heading: string): string {
  const last = heading.split(/[，,]/).at(-1)!.trim()
  const bare = last
    .replace(/^(?:(?:认真|扎实|深入|广泛|全面|持续|积极|大力|组织|开展|推动|推进|举办|做好|抓好|加强)+)(?=.{4})/, '')
    .replace(/^习近平总书记关于安全生产/, '')
    .replace(/(?:宣传)?活动$/, '')
  const name = bare === '' ? last : bare
  return name.length > LONGEST_NAME ? name.slice(0, LONGEST_NAME) : name
}
