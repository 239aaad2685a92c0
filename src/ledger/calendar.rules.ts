import type { Activity, Campaign, Task } from '#campaign/campaign.types.ts'
import { addDays, weekdayOf } from '#platform/days.rules.ts'

/** What stands on which day, for the public calendar and the feeds. Pure. */

export interface CalendarItem {
  id: string
  kind: 'activity' | 'consult' | 'due'
  title: string
  /** Both included; the same for what is one day only. */
  from: string
  to: string
  /** As the notice says it. */
  time: string
  place: string
  activityId: string | null
}

export function calendarOf(
  campaign: Pick<Campaign, 'id' | 'consultDay'>,
  activities: readonly Activity[],
  tasks: readonly Task[],
  words: { consult: string; due(title: string): string },
): CalendarItem[] {
  const standing = activities.filter(({ droppedAt }) => !droppedAt)
  const dated = standing.filter(({ startsOn }) => startsOn !== null)
  const items: CalendarItem[] = [
    ...dated.map(({ id, shortName, heading, startsOn, endsOn, time, place }) => ({
      id,
      kind: 'activity' as const,
      title: shortName || heading,
      from: startsOn!,
      to: endsOn && endsOn > startsOn! ? endsOn : startsOn!,
      time,
      place,
      activityId: id,
    })),
    ...(campaign.consultDay && !dated.some(({ startsOn }) => startsOn === campaign.consultDay)
      ? [
          {
            id: `consult-${campaign.id}`,
            kind: 'consult' as const,
            title: words.consult,
            from: campaign.consultDay,
            to: campaign.consultDay,
            time: '',
            place: '',
            activityId: null,
          },
        ]
      : []),
    ...tasks
      .filter(({ dueRule, dueOn, activityId }) => {
        const isStanding = standing.some(({ id }) => id === activityId)
        return dueRule === 'fixed' && dueOn !== null && isStanding
      })
      .map(({ id, title, dueOn, dueTime, activityId }) => ({
        id,
        kind: 'due' as const,
        title: words.due(title),
        from: dueOn!,
        to: dueOn!,
        time: dueTime,
        place: '',
        activityId,
      })),
  ]
  return items.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

export const itemsOn = (items: readonly CalendarItem[], day: string): CalendarItem[] =>
  items.filter(({ from, to }) => from <= day && day <= to)

export const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/

export const monthAfter = (month: string, by: number): string => {
  const [year = 0, nth = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, nth - 1 + by, 1)).toISOString().slice(0, 7)
}

/** The weeks that a month touches, Monday first; days of its neighbours stand in them, too. */
export function weeksIn(month: string): string[][] {
  const first = `${month}-01`
  const last = addDays(`${monthAfter(month, 1)}-01`, -1)
  const weeks: string[][] = []
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(monday, at)))
  return weeks
}

/** 8:00—12:00 said in a notice, as times of the day. */
export function timesIn(time: string): { from: string; to: string | undefined } | undefined {
  const found = [...time.matchAll(/(\d{1,2})[:：](\d{2})/g)].map(
    ([, hour, minute]) => `${hour!.padStart(2, '0')}:${minute}`,
  )
  const [from, to] = found.filter((one) => one < '24:00')
  return from ? { from, to: to && to > from ? to : undefined } : undefined
}
