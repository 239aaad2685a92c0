/** When nobody is disturbed. Pure. */
import { addDays, at, dayOf, weekdayOf } from '#platform/days.rules.ts'

export interface Quiet {
  /** Messages go out from … until …, 'HH:MM' in Shanghai. */
  startsAt: string
  endsAt: string
  /** 1 Monday … 7 Sunday. */
  weekdaysOff: readonly number[]
  daysOff: readonly string[]
}

export const isDayOff = (quiet: Quiet, day: string): boolean =>
  quiet.weekdaysOff.includes(weekdayOf(day)) || quiet.daysOff.includes(day)

export function isQuiet(quiet: Quiet, now: Date): boolean {
  const day = dayOf(now)
  return isDayOff(quiet, day) || now < at(day, quiet.startsAt) || now >= at(day, quiet.endsAt)
}

/** Nobody switches the ladder off for longer than this by days off alone. */
const LONGEST_DAYS = 400

/** Now when nobody sleeps, else the next time at which messages go out; undefined when there is none. */
export function nextAllowed(quiet: Quiet, now: Date): Date | undefined {
  if (!isQuiet(quiet, now)) return now
  const today = dayOf(now)
  for (let ahead = 0; ahead < LONGEST_DAYS; ahead++) {
    const day = addDays(today, ahead)
    const start = at(day, quiet.startsAt)
    if (start > now && !isDayOff(quiet, day)) return start
  }
  return undefined
}
