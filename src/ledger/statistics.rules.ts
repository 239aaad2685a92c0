import type { Activity, Metric, Task } from '#campaign/campaign.types.ts'
import type { GivenFigure } from '#campaign/figures.store.ts'
import { totalOf } from '#campaign/totals.rules.ts'
import type { CountedFigure } from '#people/manifest.ts'
import { addDays, weekdayOf } from '#platform/days.rules.ts'

/**
 * The statistics table (活动进展情况统计表): what units gave is added up, and what the system
 * counted stands beside it under its own name: the two are never added together. Pure.
 */

export interface Week {
  /** Monday and Sunday, as days. */
  from: string
  to: string
}

export interface StatisticsRow {
  activity: Activity
  task: Task
  metric: Metric
  week: number
  total: number
  /** How many units stand behind the total. */
  units: number
  /** Counted by the system, and where: no unit gave it. */
  counted?: Pick<CountedFigure, 'path' | 'weekPath'>
}

export const weekOf = (day: string): Week => {
  const from = addDays(day, 1 - weekdayOf(day))
  return { from, to: addDays(from, 6) }
}

/** Narrows what stands behind a figure: to one unit, to one week. */
export interface Narrowed {
  unit?: string | undefined
  week?: Week | undefined
}

export const narrowed = (
  given: readonly GivenFigure[],
  { unit, week }: Narrowed,
  dayOf: (at: Date) => string,
): GivenFigure[] =>
  given.filter(
    (one) =>
      (unit === undefined || one.unitId === unit) &&
      (week === undefined || (dayOf(one.sentAt) >= week.from && dayOf(one.sentAt) <= week.to)),
  )

export const isPast = (week: Week, today: string): boolean => week.to < today

/** The weeks that a month touches, so far. */
export function weeksOf(startsOn: string, until: string): Week[] {
  const weeks: Week[] = []
  for (let week = weekOf(startsOn); week.from <= until; week = weekOf(addDays(week.from, 7))) weeks.push(week)
  return weeks
}

export { totalOf }

const keyOf = (taskId: string, code: string): string => `${taskId} ${code}`

export interface Counted {
  activities: readonly Activity[]
  tasks: readonly Task[]
  given: readonly GivenFigure[]
  /** By the slices themselves. */
  counted?: readonly CountedFigure[]
  /** The Shanghai day of a sending. */
  dayOf(at: Date): string
}

/** One row per figure that any task asks, in the order of the notice. */
export function statisticsOf({ activities, tasks, given, counted = [], dayOf }: Counted, week: Week): StatisticsRow[] {
  const grouped = Map.groupBy(given, (one) => keyOf(one.taskId, one.code))
  const ordered = activities.flatMap((activity) => tasks.filter((task) => task.activityId === activity.id))
  const byTask = Map.groupBy(counted, (figure) => homeOf(figure, ordered))
  return activities.flatMap((activity) =>
    tasks
      .filter((task) => task.activityId === activity.id)
      .flatMap((task) => [
        ...task.metrics.map((metric): StatisticsRow => {
          const all = grouped.get(keyOf(task.id, metric.code)) ?? []
          const upTo = all.filter((one) => dayOf(one.sentAt) <= week.to)
          const within = upTo.filter((one) => dayOf(one.sentAt) >= week.from)
          return { activity, task, metric, week: totalOf(metric, within).total, ...totalOf(metric, upTo) }
        }),
        ...(byTask.get(task.id) ?? []).map((figure, at) => countedRow(activity, task, figure, at)),
      ]),
  )
}

/** The task that a counted figure stands beside: what it is about first, in the order of the notice. */
function homeOf({ topics }: CountedFigure, tasks: readonly Task[]): string | undefined {
  const about = topics.find((topic) => tasks.some((task) => task.topic === topic))
  return tasks.find(({ topic }) => topic === about)?.id
}

function countedRow(activity: Activity, task: Task, figure: CountedFigure, at: number): StatisticsRow {
  const { code, name, counter, week, total, path, weekPath } = figure
  const metric: Metric = {
    id: `counted-${code}`,
    taskId: task.id,
    position: task.metrics.length + at,
    code,
    name,
    counter,
    aggregate: 'sum',
    pairedWith: null,
    perHead: null,
    plausibleMax: null,
    required: false,
  }
  return { activity, task, metric, week, total, units: 0, counted: { path, weekPath } }
}

/** What has something behind it: given by a unit, or counted. */
export const isBacked = ({ units, total, counted }: StatisticsRow): boolean => units > 0 || (!!counted && total > 0)

/** The same figures, a line per unit: for the second sheet. */
export function byUnit(
  rows: readonly StatisticsRow[],
  given: readonly GivenFigure[],
): { unitId: string; unit: string; values: (number | null)[] }[] {
  const units = Map.groupBy(given, (one) => one.unitId)
  return [...units.entries()].map(([unitId, own]) => ({
    unitId,
    unit: own[0]!.unit,
    values: rows.map(({ task, metric }) => {
      const some = own.filter((one) => one.taskId === task.id && one.code === metric.code)
      return some.length > 0 ? totalOf(metric, some).total : null
    }),
  }))
}
