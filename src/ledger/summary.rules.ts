import type { Activity, Campaign, Seat } from '#campaign/campaign.types.ts'
import type { Totals } from './overview.rules.ts'
import type { StatisticsRow } from './statistics.rules.ts'

/**
 * The final summary (总结), built from rows: year, ordinal, theme and every figure are bound to data,
 * never carried over from last year's text. Pure; the sentences stand in summary.words.ts.
 */

export interface Figure {
  value: number
  counter: string
  /** Where it was added up from, within the site. */
  path: string
}

export interface TaskTold {
  title: string
  units: number
  figures: { name: string; figure: Figure }[]
}

export interface ActivityTold {
  heading: string
  tasks: TaskTold[]
}

export interface Summary {
  campaign: Campaign
  seats: Seat[]
  activities: ActivityTold[]
  /** What was asked of the units but not one of them has given; told plainly, not hidden. */
  untouched: string[]
  totals: Totals
  units: number
  lateUnits: { unit: string; count: number }[]
}

/** Tasks that have accepted figures, under their activity, in the order of the notice. */
export function activitiesTold(
  activities: readonly Activity[],
  rows: readonly StatisticsRow[],
  pathOf: (row: StatisticsRow) => string,
): ActivityTold[] {
  return activities.map((activity) => {
    const own = rows.filter((row) => row.activity.id === activity.id && row.units > 0)
    const tasks = Map.groupBy(own, (row) => row.task.id)
    return {
      heading: activity.heading,
      tasks: [...tasks.values()].map((some) => ({
        title: some[0]!.task.title,
        units: Math.max(...some.map((row) => row.units)),
        figures: some
          .filter((row) => row.total > 0)
          .map((row) => ({
            name: row.metric.name,
            figure: { value: row.total, counter: row.metric.counter, path: pathOf(row) },
          })),
      })),
    }
  })
}

export const untouchedOf = (rows: readonly StatisticsRow[]): string[] => {
  const tasks = Map.groupBy(rows, (row) => row.task.id)
  return [...tasks.values()].filter((some) => some.every((row) => row.units === 0)).map((some) => some[0]!.task.title)
}

export const shareOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10
