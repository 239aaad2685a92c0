import type { ClockTrouble, DatabaseClock } from '#platform/clock.ts'
import { STEP_MS } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { raiseIds } from '#platform/ids.ts'
import { watch } from '#platform/live/live.ts'
import { log } from '#platform/log.ts'
import { recordMachineAct } from './audit.store.ts'
import { aheadOf, BEHIND_MS, listNewestActs } from './clock.store.ts'
import { clockWords } from './clock.words.ts'

const LOOK_EVERY_MS = 15_000
/** So long a step is told; what it led to has been seen by then. */
const TOLD_MS = 24 * 3_600_000
const MOST = 5
/** Somebody compared the clock and found it right: told to every process. */
export const clockTopic = 'clock'

export interface ClockWatch {
  stepped(step: { byMs: number; at: Date }): void
  troubles(): readonly ClockTrouble[]
  /** What the clock did before was seen, and it is right now. */
  confirm(): void
  look(): Promise<void>
  stop(): void
}

/**
 * Notices when the database's clock moved by itself, or stands before what was already written by it, and says so: in the
 * log, in every town's audit, and to whoever asks. Numbers of rows never go back, so that the audit keeps its order.
 */
export function watchClock(
  db: Db,
  clock: Pick<DatabaseClock, 'ask' | 'now'>,
  steadyMs: () => number = () => performance.now(),
): ClockWatch {
  let steps: { trouble: ClockTrouble; steady: number }[] = []
  let behind: ClockTrouble | undefined
  const tell = async (trouble: ClockTrouble, towns: readonly string[]) => {
    log.error({ trouble: trouble.name, byMs: trouble.byMs, at: trouble.at }, clockWords.trouble(trouble))
    const detail = { seconds: Math.round(trouble.byMs / 1_000), kind: trouble.name }
    for (const townId of towns) await recordMachineAct(db, townId, { act: 'clock.step', subject: 'clock', detail })
  }
  const look = async () => {
    await clock.ask()
    const now = clock.now()
    const newest = await listNewestActs(db)
    for (const { id } of newest) if (id) raiseIds(id)
    const towns = newest.map(({ townId }) => townId)
    const late = aheadOf(now, newest)
    const was = behind
    behind = late > BEHIND_MS ? { name: 'behind', byMs: -late, at: now } : undefined
    if (behind && !was) await tell(behind, towns)
    for (const step of steps.filter(({ steady }) => !told.has(steady))) {
      await tell(step.trouble, towns)
      told.add(step.steady)
    }
  }
  const told = new Set<number>()
  const timer = setInterval(() => void look().catch(() => {}), LOOK_EVERY_MS)
  timer.unref()
  const confirm = () => {
    steps = []
  }
  const unwatch = watch(clockTopic, confirm)
  return {
    look,
    stepped({ byMs, at }) {
      if (Math.abs(byMs) < STEP_MS) return
      steps = [{ trouble: { name: 'stepped' as const, byMs, at }, steady: steadyMs() }, ...steps].slice(0, MOST)
    },
    troubles() {
      const since = steadyMs() - TOLD_MS
      const stepped = steps.filter(({ steady }) => steady > since).map(({ trouble }) => trouble)
      return behind ? [behind, ...stepped] : stepped
    },
    confirm,
    stop() {
      clearInterval(timer)
      unwatch()
    },
  }
}
