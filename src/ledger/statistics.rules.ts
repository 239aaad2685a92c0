import type { Activity, Metric, Task } from '#campaign/campaign.types.ts'
import type { GivenFigure } from '#campaign/figures.store.ts'
import { totalOf } from '#campaign/totals.rules.ts'
import { addDays, weekdayOf } from '#platform/days.rules.ts'

/** The statistics table (活动进展情况统计表): every figure is added up from what units gave, and only from that. Pure. */

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
  /** The Shanghai day of a sending. */
  dayOf(at: Date): string
}

/** One row per figure that any task asks, in the order of the notice. */
export function statisticsOf({ activities, tasks, given, dayOf }: Counted, week: Week): StatisticsRow[] {
  const grouped = Map.groupBy(given, (one) => keyOf(one.taskId, one.code))
  return activities.flatMap((activity) =>
    tasks
      .filter((task) => task.activityId === activity.id)
      .flatMap((task) =>
        task.metrics.map((metric): StatisticsRow => {
          const all = grouped.get(keyOf(task.id, metric.code)) ?? []
          const upTo = all.filter((one) => dayOf(one.sentAt) <= week.to)
          const within = upTo.filter((one) => dayOf(one.sentAt) >= week.from)
          return { activity, task, metric, week: totalOf(metric, within).total, ...totalOf(metric, upTo) }
        }),
      ),
  )
}

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
