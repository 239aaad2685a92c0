import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** The database's clock, asked now and then; between two askings the process counts on. */
export interface Clock {
  now(shiftMs?: number): Date
}

const ASK_EVERY_MS = 30_000

export function databaseClock(db: Db): Clock & { ask(): Promise<void> } {
  let offset = 0
  let askedAt = 0
  const ask = async () => {
    const before = Date.now()
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
    const after = Date.now()
    offset = rows[0]!.now.getTime() - (before + after) / 2
    askedAt = after
  }
  return {
    ask,
    now(shiftMs = 0) {
      // A failed asking keeps the last known offset; the next one comes soon.
      if (Date.now() - askedAt > ASK_EVERY_MS) {
        askedAt = Date.now()
        ask().catch(() => {})
      }
      return new Date(Math.round(Date.now() + offset) + shiftMs)
    },
  }
}

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
