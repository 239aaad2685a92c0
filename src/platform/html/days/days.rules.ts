const oneDay = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Whole days from one calendar day to another, negative when it lies before. */
export const daysFrom = (from: string, to: string): number => Math.round((at(to) - at(from)) / oneDay)

export const dayAfter = (day: string, days: number): string =>
  new Date(at(day) + days * oneDay).toISOString().slice(0, 10)
