/** Days of Asia/Shanghai as '2023-06-16', the way people and papers say them. Pure. */

const ZONE_MS = 8 * 3600_000

/** The day in Asia/Shanghai (UTC+8, no summer time since 1991), as '2023-06-16'. */
export const dayOf = (at: Date): string => new Date(at.getTime() + ZONE_MS).toISOString().slice(0, 10)

/** The instant of a Shanghai day and time: `at('2023-06-16', '17:00')`. */
export const at = (day: string, time = '00:00'): Date => new Date(`${day}T${time.slice(0, 5)}:00+08:00`)

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
