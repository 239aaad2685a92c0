import type { OwedRow, TaskCount } from '#campaign/counts.store.ts'
import type { UnitCount } from '#campaign/counts.whole.store.ts'

/** What the office's one screen says, worked out from counts. Pure. */

export type Lamp = 'late' | 'back' | 'soon' | 'todo' | 'sent' | 'ok' | 'free' | 'none'

export const columns = ['place', 'station', 'enterprise', 'school', 'other'] as const
/** Kinds that share a column: what a village and a community owe is read side by side. */
export type Column = (typeof columns)[number]

export const columnOf = (kind: string): Column =>
  kind === 'village' || kind === 'community'
    ? 'place'
    : kind === 'station' || kind === 'office'
      ? 'station'
      : kind === 'enterprise' || kind === 'school'
        ? kind
        : 'other'

export interface Totals {
  asked: number
  received: number
  onTime: number
  accepted: number
  sent: number
  returned: number
  waived: number
  late: number
  soon: number
}

const NONE: Totals = {
  asked: 0,
  received: 0,
  onTime: 0,
  accepted: 0,
  sent: 0,
  returned: 0,
  waived: 0,
  late: 0,
  soon: 0,
}

const names = Object.keys(NONE) as (keyof Totals)[]

export function addUp(counts: readonly Totals[]): Totals {
  const sum = { ...NONE }
  for (const count of counts) for (const name of names) sum[name] += count[name]
  return sum
}

/** The worst thing speaks for all, in the order late › back › soon › todo › sent › ok (LOOK §3), with its count. */
export function lampOf(totals: Totals): { lamp: Lamp; count: number } {
  const { asked, accepted, sent, returned, waived, late, soon } = totals
  if (asked === 0) return waived > 0 ? { lamp: 'free', count: waived } : { lamp: 'none', count: 0 }
  if (late > 0) return { lamp: 'late', count: late }
  if (returned > 0) return { lamp: 'back', count: returned }
  if (soon > 0) return { lamp: 'soon', count: soon }
  const open = asked - accepted - sent
  if (open > 0) return { lamp: 'todo', count: open }
  return sent > 0 ? { lamp: 'sent', count: sent } : { lamp: 'ok', count: accepted }
}

/** Few tasks are shown at once; of many, one line an activity, so that the board stays one screen. */
export const MOST_ROWS = 12

/** Which activities lie open: as the address says it (`all`, `none`, `1.3`), or by how many tasks there are. */
export function openOf(asked: string | undefined, activities: number, tasks: number): Set<number> {
  const all = Array.from({ length: activities }, (_, at) => at + 1)
  if (asked === undefined) return new Set(tasks <= MOST_ROWS ? all : [])
  const named = asked.split('.').map(Number)
  return new Set(asked === 'all' ? all : all.filter((nth) => named.includes(nth)))
}

export const openQuery = (open: ReadonlySet<number>): string => [...open].sort((a, b) => a - b).join('.') || 'none'

export const toggled = (open: ReadonlySet<number>, nth: number): Set<number> =>
  new Set(open.has(nth) ? [...open].filter((one) => one !== nth) : [...open, nth])

export const unitLamp = (unit: UnitCount): Lamp =>
  unit.late > 0
    ? 'late'
    : unit.returned > 0
      ? 'back'
      : unit.soon > 0
        ? 'soon'
        : unit.open > 0
          ? 'todo'
          : unit.sent > 0
            ? 'sent'
            : 'ok'

/** Overdue or returned, each once. */
export const urgentIn = (units: readonly UnitCount[]): number =>
  units.reduce((total, { late, returned }) => total + late + returned, 0)

/** Per task, its totals by column; a column that nobody is asked in is absent. */
export function cellsOf(counts: readonly TaskCount[]): Map<string, Map<Column, Totals>> {
  const tasks = new Map<string, Map<Column, Totals>>()
  for (const count of counts) {
    const row = tasks.get(count.taskId) ?? new Map<Column, Totals>()
    const column = columnOf(count.kind)
    row.set(column, addUp([row.get(column) ?? NONE, count]))
    tasks.set(count.taskId, row)
  }
  return tasks
}

/** Running sums per day from the first to the last, so that a day without news keeps the level. */
export function courseOf(
  days: readonly { day: string; received: number; due: number }[],
  span: readonly string[],
  today: string,
): { came: number[]; asked: number[] } {
  const first = span[0] ?? today
  const byDay = new Map(days.map((one) => [one.day, one]))
  let received = sum(
    days.filter((one) => one.day < first),
    'received',
  )
  let due = sum(
    days.filter((one) => one.day < first),
    'due',
  )
  const came: number[] = []
  const asked: number[] = []
  for (const day of span.filter((one) => one <= today)) {
    received += byDay.get(day)?.received ?? 0
    due += byDay.get(day)?.due ?? 0
    came.push(received)
    asked.push(due)
  }
  return { came, asked }
}

const sum = (days: readonly { received: number; due: number }[], of: 'received' | 'due'): number =>
  days.reduce((total, one) => total + one[of], 0)

export const isOverdue = (row: OwedRow, now: Date): boolean =>
  row.dueAt < now && row.stage !== 'sent' && row.stage !== 'accepted' && row.stage !== 'waived'
