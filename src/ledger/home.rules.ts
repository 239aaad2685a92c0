/** What the public home says of the month. Pure. */

interface Spanned {
  id: string
  heading: string
  shortName: string
  startsOn: string | null
  endsOn: string | null
  time: string
  place: string
}

export interface HomeDay {
  day: string
  title: string
  note: string
  activityId: string
}

const MOST_DAYS = 4

/** An activity without days of its own runs all month. */
export const daysOf = (
  activity: Pick<Spanned, 'startsOn' | 'endsOn'>,
  month: { startsOn: string | null; endsOn: string | null },
): { from: string | null; to: string | null } => {
  const from = activity.startsOn ?? month.startsOn
  const to = activity.endsOn ?? activity.startsOn ?? month.endsOn
  return { from, to }
}

/** The dated activities that are on today or still to come, nearest first. */
export const daysAhead = (activities: readonly Spanned[], today: string): HomeDay[] =>
  activities
    .filter((one) => one.startsOn !== null && (one.endsOn ?? one.startsOn) >= today)
    .sort((a, b) => (a.startsOn! < b.startsOn! ? -1 : 1))
    .slice(0, MOST_DAYS)
    .map((one) => ({
      day: one.startsOn! < today ? today : one.startsOn!,
      title: one.shortName || one.heading,
      note: [one.time, one.place].filter(Boolean).join(' '),
      activityId: one.id,
    }))

export const namesOf = (codes: readonly string[], kinds: readonly { code: string; name: string }[]): string[] =>
  codes.map((code) => kinds.find((kind) => kind.code === code)?.name).filter((name) => name !== undefined)
