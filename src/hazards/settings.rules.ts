/** What the town says itself of its days. Pure. */
import type { OwnDays } from './days.rules.ts'

/** One day, or several in a row, that are off here or worked here whatever was published. */
export interface OwnDay {
  from: string
  to: string
  worked: boolean
}

export function ownDaysOf(days: readonly OwnDay[]): OwnDays {
  return {
    off: days.filter(({ worked }) => !worked).map(({ from, to }) => [from, to] as const),
    work: days.filter(({ worked }) => worked).map(({ from }) => from),
  }
}
