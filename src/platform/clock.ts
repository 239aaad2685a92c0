import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Something is wrong with the server's clock, or was a while ago; `byMs` below zero is backwards. */
export interface ClockTrouble {
  /** It moved by itself; or it stands before what was already written by it. */
  name: 'stepped' | 'behind'
  byMs: number
  /** What it showed when that was noticed. */
  at: Date
}

/** The database's clock, asked now and then; between two askings the process counts on, whatever its own clock does. */
export interface Clock {
  now(shiftMs?: number): Date
  /** Newest first; nothing where nobody watches. */
  troubles?(): readonly ClockTrouble[]
  /** Somebody compared it: what it did before holds nothing up any more. */
  confirm?(): void
}

export interface DatabaseClock extends Clock {
  ask(): Promise<void>
}

const ASK_EVERY_MS = 10_000
/** Beyond what a clock that is kept right is moved by at once. */
export const STEP_MS = 120_000
/** An hour of a day is nothing to the month; half a day is. */
const DOUBTFUL_MS = 12 * 3_600_000

/** Nothing is thrown away, and nobody is urged, by a clock that has just leapt: it may be wrong by a month. */
export const isDoubtful = ({ troubles }: Clock): boolean =>
  (troubles?.() ?? []).some(({ name, byMs }) => name === 'stepped' && Math.abs(byMs) > DOUBTFUL_MS)

export function databaseClock(
  db: Db,
  onStep: (step: { byMs: number; at: Date }) => void = () => {},
  /** Never set back or forward; a test turns it by hand. */
  steadyMs: () => number = () => performance.now(),
): DatabaseClock {
  let known: { database: number; steady: number } | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  const reckoned = (steady: number) => (known ? known.database + steady - known.steady : Date.now())
  const ask = async () => {
    const before = steadyMs()
    askedAt = before
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
    const steady = (before + steadyMs()) / 2
    const at = rows[0]!.now
    const byMs = known ? at.getTime() - reckoned(steady) : 0
    known = { database: at.getTime(), steady }
    if (Math.abs(byMs) > STEP_MS) onStep({ byMs, at })
  }
  return {
    ask,
    now(shiftMs = 0) {
      const steady = steadyMs()
      // A failed asking keeps what is known; the next one comes soon.
      if (steady - askedAt > ASK_EVERY_MS) ask().catch(() => {})
      return new Date(Math.round(reckoned(steady)) + shiftMs)
    },
  }
}
