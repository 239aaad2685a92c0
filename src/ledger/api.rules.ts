import type { GivenFigure } from '#campaign/figures.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import { type StatisticsRow, totalOf, weeksOf } from './statistics.rules.ts'

/** What /api/v1 works out, and how it is cut into pages. Pure. */

export function figuresOf(
  { rows, given }: { rows: readonly StatisticsRow[]; given: readonly GivenFigure[] },
  kindOf: ReadonlyMap<string, string>,
  { startsOn, today }: { startsOn: string; today: string },
) {
  const behind = Map.groupBy(given, (one) => `${one.taskId} ${one.code}`)
  // What came before the month began is told under the week it came in.
  const first = [startsOn, ...given.map(({ sentAt }) => dayOf(sentAt))].sort()[0]!
  const weeks = weeksOf(first, today)
  return rows.map(({ activity, task, metric, total, units, counted }) => {
    const own = behind.get(`${task.id} ${metric.code}`) ?? []
    const kinds = Map.groupBy(own, (one) => kindOf.get(one.unitId) ?? '')
    return {
      metricId: metric.id,
      taskId: task.id,
      activityId: activity.id,
      code: metric.code,
      name: metric.name,
      counter: metric.counter,
      aggregate: metric.aggregate,
      total,
      units,
      byKind: [...kinds].map(([kind, some]) => ({ kind, ...totalOf(metric, some) })),
      byWeek: (counted ? [] : weeks).map((week) => {
        const within = own.filter(({ sentAt }) => dayOf(sentAt) >= week.from && dayOf(sentAt) <= week.to)
        return { ...week, total: totalOf(metric, within).total }
      }),
    }
  })
}

export const USUAL_LIMIT = 100
export const MOST_LIMIT = 500

export interface PageAsked {
  limit?: string | undefined
  after?: string | undefined
}

export type Page<T> = { items: T[]; next: string | null } | { problem: 'limit' | 'after' }

/** How many are asked for. @returns undefined when that is no number of ours */
export function limitOf(limit: string | undefined): number | undefined {
  const many = limit === undefined ? USUAL_LIMIT : Number(limit)
  return Number.isInteger(many) && many >= 1 && many <= MOST_LIMIT ? many : undefined
}

/** The rows after the one that `after` names. A cursor is the place of a row, so that it holds while rows are added at the end. */
export function pageOf<T>(all: readonly T[], query: PageAsked): Page<T> {
  const limit = limitOf(query.limit)
  if (!limit) return { problem: 'limit' }
  const from = query.after === undefined ? 0 : Number(query.after)
  if (!/^\d{1,9}$/.test(query.after ?? '0') || from > all.length) return { problem: 'after' }
  const end = from + limit
  return { items: all.slice(from, end), next: end < all.length ? String(end) : null }
}

/** Of rows that are too many to read whole: one more than fits was read, and a cursor is the id of the last. */
export function pageByIdOf<T extends { id: string }>(found: readonly T[], limit: number): Page<T> {
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? items.at(-1)!.id : null }
}
