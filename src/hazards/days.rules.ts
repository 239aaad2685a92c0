/** Which days are worked: weekends, the year's days off and make-up workdays, and what the town says otherwise. Pure. */
import { addDays, daysBetween, weekdayOf } from '#platform/days.rules.ts'
import { type Arrangement, arrangements, type Span } from './arrangements.rules.ts'

export interface DayCalendar {
  off: ReadonlySet<string>
  work: ReadonlySet<string>
  /** Years whose days off are published; beyond them only weekends are known. */
  years: ReadonlySet<number>
}

/** The town's own days go before the published ones. */
export interface OwnDays {
  off?: readonly Span[]
  work?: readonly string[]
}

function daysOf(span: Span): string[] {
  if (typeof span === 'string') return [span]
  const [from, to] = span
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, nth) => addDays(from, nth))
}

/** Every day of each span, reckoned once: each report that comes asks for it. */
const spelledOut = new WeakMap<readonly Arrangement[], { off: string[]; work: string[] }>()

export function calendarOf(own: OwnDays = {}, published: readonly Arrangement[] = arrangements): DayCalendar {
  const ownOff = (own.off ?? []).flatMap(daysOf)
  const ownWork = own.work ?? []
  const known = spelledOut.get(published) ?? {
    off: published.flatMap((one) => one.off.flatMap(daysOf)),
    work: published.flatMap((one) => one.work),
  }
  spelledOut.set(published, known)
  const [off, work] = [new Set(known.off), new Set(known.work)]
  for (const day of ownOff) work.delete(day)
  for (const day of ownWork) off.delete(day)
  return {
    off: new Set([...off, ...ownOff.filter((day) => !ownWork.includes(day))]),
    work: new Set([...work, ...ownWork]),
    years: new Set(published.map(({ year }) => year)),
  }
}

export const isWorkingDay = ({ off, work }: DayCalendar, day: string): boolean =>
  work.has(day) || (!off.has(day) && weekdayOf(day) <= 5)

/** Said beside a clock that runs into a year whose days off nobody has published yet. */
export const isPublished = ({ years }: DayCalendar, day: string): boolean => years.has(Number(day.slice(0, 4)))

/** The same day when it is worked, else the next that is. */
export function nextWorkingDay(calendar: DayCalendar, day: string): string {
  let on = day
  while (!isWorkingDay(calendar, on)) on = addDays(on, 1)
  return on
}
