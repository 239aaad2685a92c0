import type { Activity, Campaign, Seat, Task } from '#campaign/campaign.types.ts'
import type { OwedRow, TaskCount } from '#campaign/counts.store.ts'
import type { UnitDone } from '#campaign/papers.store.ts'
import { addUp, type Column, columnOf, columns, type Totals } from './overview.rules.ts'
import type { StatisticsRow } from './statistics.rules.ts'

/**
 * The final summary (总结), built from rows: year, ordinal, theme and every figure are bound to data,
 * never carried over from last year's text. Pure; the sentences stand in summary.words.ts.
 */

/** How many units of each column, in the order of the columns; those of which there are none are left out. */
export type UnitsTold = readonly { column: Column; count: number }[]

export interface FigureTold {
  code: string
  name: string
  value: number
  counter: string
  pairedWith: string | null
  /** What it was added up from. */
  path: string
}

export interface TaskTold {
  id: string
  title: string
  units: UnitsTold
  figures: FigureTold[]
}

export interface ActivityTold {
  heading: string
  tasks: TaskTold[]
}

export interface SlowTask {
  id: string
  title: string
  asked: number
  accepted: number
}

export interface Summary {
  campaign: Campaign
  seats: Seat[]
  activities: ActivityTold[]
  tasks: number
  units: UnitsTold
  totals: Totals
  returns: number
  lateUnits: { unit: string; count: number }[]
  /** Due, and not four fifths of it accepted; the furthest behind first. */
  slow: SlowTask[]
  /** Found and not put right yet, as far as units gave both figures. */
  unfixed: number
}

export interface Counted {
  campaign: Campaign
  seats: Seat[]
  activities: readonly Activity[]
  tasks: readonly Task[]
  rows: readonly StatisticsRow[]
  counts: readonly TaskCount[]
  done: readonly UnitDone[]
  units: readonly { kind: string }[]
  late: readonly OwedRow[]
  returns: number
  today: string
  pathOf(row: StatisticsRow): string
}

export function summaryOf(counted: Counted): Summary {
  const { campaign, seats, activities, tasks, counts, units, late, returns } = counted
  const asked = new Set(counts.filter((count) => count.asked > 0).map((count) => count.taskId))
  return {
    campaign,
    seats,
    returns,
    activities: activities
      .map((activity) => ({
        heading: activity.heading.replace(/[。：；，]+$/, ''),
        tasks: tasks.filter((task) => task.activityId === activity.id).flatMap((task) => toldOf(task, counted) ?? []),
      }))
      .filter((activity) => activity.tasks.length > 0),
    tasks: asked.size,
    units: unitsTold(units.map(({ kind }) => kind)),
    totals: addUp(counts.map(({ taskId: _task, kind: _kind, ...totals }) => totals)),
    lateUnits: lateByUnit(late),
    slow: slowOf(counted),
    unfixed: unfixedOf(counted.rows),
  }
}

function toldOf(task: Task, { rows, done, pathOf }: Counted): TaskTold | undefined {
  const kinds = done.filter((one) => one.taskId === task.id).map(({ kind }) => kind)
  if (kinds.length === 0) return undefined
  return {
    id: task.id,
    title: task.title,
    units: unitsTold(kinds),
    figures: rows
      .filter((row) => row.task.id === task.id && row.total > 0)
      .map((row) => ({ ...row.metric, value: row.total, path: pathOf(row) })),
  }
}

export const unitsTold = (kinds: readonly string[]): UnitsTold =>
  columns
    .map((column) => ({ column, count: kinds.filter((kind) => columnOf(kind) === column).length }))
    .filter(({ count }) => count > 0)

function lateByUnit(late: readonly OwedRow[]): { unit: string; count: number }[] {
  const units = Map.groupBy(late, (row) => row.unitId)
  return [...units.values()]
    .map((rows) => ({ unit: rows[0]!.unit, count: rows.length }))
    .sort((a, b) => b.count - a.count)
}

const ENOUGH = 0.8
const MOST_SLOW = 3

function slowOf({ tasks, counts, today, campaign }: Counted): SlowTask[] {
  const isOver = campaign.endsOn !== null && campaign.endsOn < today
  const isDue = (task: Task) => (task.dueRule === 'fixed' ? task.dueOn !== null && task.dueOn < today : isOver)
  return tasks
    .filter(isDue)
    .map((task) => {
      const all = addUp(counts.filter((count) => count.taskId === task.id))
      return { id: task.id, title: task.title, asked: all.asked, accepted: all.accepted }
    })
    .filter(({ asked, accepted }) => asked > 0 && accepted / asked < ENOUGH)
    .sort((a, b) => a.accepted / a.asked - b.accepted / b.asked)
    .slice(0, MOST_SLOW)
}

/** Where a task asks both what was found and what was put right. */
function unfixedOf(rows: readonly StatisticsRow[]): number {
  const of = (task: string, code: string) =>
    rows.find((row) => row.task.id === task && row.metric.code === code)?.total ?? 0
  const tasks = new Set(rows.filter(({ metric }) => metric.code === 'fixed').map(({ task }) => task.id))
  return [...tasks].reduce((sum, task) => sum + Math.max(0, of(task, 'found') - of(task, 'fixed')), 0)
}

export const shareOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10

/** A number of a document that still has a hole in it: 〔2023〕  号. */
export const hasHole = (reference: string): boolean => /〕\s*号/.test(reference)

/** Figures that go together stand side by side: 宣讲 79 场、听讲 2199 人次. */
export function pairsOf(figures: readonly FigureTold[]): FigureTold[][] {
  const groups: FigureTold[][] = []
  for (const figure of figures) {
    const group = groups.find((some) => some.some((other) => belong(figure, other)))
    if (group) group.push(figure)
    else groups.push([figure])
  }
  return groups
}

const belong = (a: FigureTold, b: FigureTold): boolean =>
  a.pairedWith === b.code || b.pairedWith === a.code || (a.code === 'fixed' && b.code === 'found')

export const photoCounts = [0, 6, 12, 24, 60] as const
const USUAL_PHOTOS = 12
const MOST_RECIPIENTS = 60

/** How the paper is to be made; what makes no sense is as usual. */
export interface Choice {
  photos: number
  recipients: string
}

export function choiceFrom(query: Record<string, string>): Choice {
  const asked = Number(query.photos ?? USUAL_PHOTOS)
  return {
    photos: photoCounts.find((count) => count === asked) ?? USUAL_PHOTOS,
    recipients: (query.to ?? '')
      .replace(/[：:\s]+$/, '')
      .trim()
      .slice(0, MOST_RECIPIENTS),
  }
}
