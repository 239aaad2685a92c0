/** Where reports come from and where they stay undone, by unit: never by spot, which lies in the sealed report. Pure. */

export interface HeatCount {
  /** Nobody's: the report names no unit of the town. */
  unitId: string | null
  cases: number
  open: number
  overdue: number
  major: number
  fixed: number
}

export interface HeatUnit {
  id: string
  name: string
  households: number | null
}

export interface HeatRow extends HeatCount {
  name: string | null
  /** Reports per hundred households, where their number is known. */
  perHundred: number | null
}

/** The most reports first; of equals the one with more undone. */
export function heatOf(counts: readonly HeatCount[], units: readonly HeatUnit[]): HeatRow[] {
  const known = new Map(units.map((unit) => [unit.id, unit]))
  return counts
    .filter(({ cases }) => cases > 0)
    .map((count) => {
      const unit = count.unitId === null ? undefined : known.get(count.unitId)
      return { ...count, name: unit?.name ?? null, perHundred: perHundred(count.cases, unit?.households ?? null) }
    })
    .sort((a, b) => b.cases - a.cases || b.overdue - a.overdue || b.open - a.open)
}

const perHundred = (cases: number, households: number | null): number | null =>
  households === null || households <= 0 ? null : Math.round((cases / households) * 1000) / 10

export const heatSpans = ['month', 'year', 'all'] as const
export type HeatSpan = (typeof heatSpans)[number]

/** The campaign's days or the year so far, up to today; nothing is all that ever was. */
export const heatDays = (
  span: HeatSpan,
  today: string,
  campaign: { startsOn: string | null; endsOn: string | null } | undefined,
): { from: string; until: string } | null => {
  if (span === 'all') return null
  if (span === 'month' && campaign?.startsOn)
    return { from: campaign.startsOn, until: campaign.endsOn && campaign.endsOn < today ? campaign.endsOn : today }
  return { from: `${today.slice(0, 4)}-01-01`, until: today }
}

/** Of a bar a hundred wide: late, otherwise open, and done, in this order; at least a hair of what is there. */
export function barOf({ cases, open, overdue }: HeatCount, most: number): { late: number; open: number; all: number } {
  const wide = (count: number): number => (count === 0 ? 0 : Math.max(1, Math.round((count / Math.max(1, most)) * 100)))
  const late = Math.min(overdue, open)
  return { late: wide(late), open: wide(open), all: wide(cases) }
}
