import type { Activity, Campaign, Task } from '#campaign/campaign.types.ts'
import type { TaskCount } from '#campaign/counts.store.ts'
import { addDays, dayOf, daysBetween } from '#platform/days.rules.ts'
import { daysOf } from './home.rules.ts'
import { addUp, type Lamp, lampOf, type Totals } from './overview.rules.ts'

export interface GanttRow {
  id: string
  kind: 'activity' | 'task'
  title: string
  from: string
  to: string
  weekly: boolean
  totals: Totals
  lamp: Lamp
}

export interface Gantt {
  from: string
  to: string
  today: string
  rows: GanttRow[]
}

/** Each activity with its tasks under it, from when they were given out to when they are due. Pure. */
export function ganttOf(
  campaign: Campaign,
  activities: readonly Activity[],
  tasks: readonly Task[],
  counts: readonly TaskCount[],
  today: string,
): Gantt {
  const began = campaign.startsOn ?? (campaign.issuedAt ? dayOf(campaign.issuedAt) : today)
  const rows = activities.flatMap((activity): GanttRow[] => {
    const own = tasks
      .filter(({ activityId }) => activityId === activity.id)
      .map((task): GanttRow => {
        const totals = addUp(counts.filter(({ taskId }) => taskId === task.id))
        const from = activity.startsOn && activity.startsOn < (task.dueOn ?? '9') ? activity.startsOn : began
        const to = task.dueOn ?? campaign.endsOn ?? addDays(began, 29)
        const span = { from: earliest([from, to]), to }
        const weekly = task.dueRule === 'weekly'
        return { id: task.id, kind: 'task', title: task.title, ...span, weekly, totals, lamp: lampOf(totals).lamp }
      })
    if (own.length === 0) return []
    const span = daysOf(activity, campaign)
    const totals = addUp(own.map((row) => row.totals))
    const first = earliest([span.from ?? own[0]!.from, ...own.map((row) => row.from)])
    const last = latest([span.to ?? own[0]!.to, ...own.map((row) => row.to)])
    const title = activity.shortName || activity.heading
    return [
      {
        id: activity.id,
        kind: 'activity',
        title,
        from: first,
        to: last,
        weekly: false,
        totals,
        lamp: lampOf(totals).lamp,
      },
      ...own,
    ]
  })
  const from = earliest([began, ...rows.map((row) => row.from)])
  const to = latest([campaign.endsOn ?? addDays(began, 29), ...rows.map((row) => row.to)])
  return { from, to, today, rows }
}

const inOrder = (days: readonly string[]): string[] => days.toSorted()
const earliest = (days: readonly string[]): string => inOrder(days)[0]!
const latest = (days: readonly string[]): string => inOrder(days).at(-1)!

export const nthDay = (gantt: Pick<Gantt, 'from'>, day: string): number => daysBetween(gantt.from, day)
