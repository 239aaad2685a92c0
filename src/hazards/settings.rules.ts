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

const DAY = /\d{4}-\d{2}-\d{2}/g

/** A line for each: one day or two, and whether it is off or worked. @returns lines that cannot be read in `wrong` */
export function readOwnDays(typed: string, says: { off: string; work: string }): { days: OwnDay[]; wrong: string[] } {
  const days: OwnDay[] = []
  const wrong: string[] = []
  for (const line of typed.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const [from, to = from, more] = line.match(DAY) ?? []
    const [off, worked] = [line.includes(says.off), line.includes(says.work)]
    const real = [from, to].every((day) => day !== undefined && !Number.isNaN(Date.parse(day)))
    if (!from || !to || more || !real || to < from || off === worked || (worked && from !== to)) wrong.push(line)
    else days.push({ from, to, worked })
  }
  return { days, wrong }
}

export const ownDayText = ({ from, to, worked }: OwnDay, says: { off: string; work: string; to: string }): string =>
  `${from === to ? from : `${from} ${says.to} ${to}`} ${worked ? says.work : says.off}`

const MOST_CAP = 10_000

/** Empty means that there is none. @returns undefined where it is no number that could be meant */
export function readCap(typed: string): number | undefined {
  const cap = typed === '' ? 0 : Number(typed)
  return Number.isInteger(cap) && cap >= 0 && cap <= MOST_CAP ? cap : undefined
}
