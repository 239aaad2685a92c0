import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Who is sent away first when more comes than can be done; `never` is not counted at all. */
export type Shed = 'early' | 'usual' | 'late' | 'last' | 'never'

/** How long each may have to wait for its turn; whoever would wait longer is told at once, not after having waited. */
const PATIENCE_MS: Readonly<Record<Shed, number>> = {
  early: 300,
  usual: 600,
  late: 1_500,
  last: 4_000,
  never: Infinity,
}

/** Worked on at once: enough reports to keep the database busy, few enough pages that each turn of the event loop stays short. */
const PLACES = 18
/** A form mostly waits for the database; drawing a page holds everybody up, also whoever is only to be sent away. */
export const PAGE_TAKES = 3
const FIRST_GUESS_MS = 5
/** Of the newest in the moving mean: a heavy export among pages must not look like the end. */
const NEWEST = 0.05
const LOOP_SAMPLE_MS = 500

export class Overloaded extends Error {}

export interface Admission {
  /** Would wait longer than its patience. */
  isOver(shed: Shed): boolean
  /** Runs `work` when its turn comes and so many places are free. @throws Overloaded */
  hold<T>(shed: Shed, work: () => Promise<T>, takes?: number): Promise<T>
}

/**
 * One line for everybody, in order of coming. How long it takes is reckoned from how fast the work went lately, so that
 * no capacity has to be configured: a slow disk or a neighbour on the machine shortens the line by itself.
 */
export function admission({
  places = PLACES,
  now = () => performance.now(),
  loopDelayMs = eventLoopDelay,
} = {}): Admission {
  const line: { begin(): void; takes: number }[] = []
  let taken = 0
  let stepMs = FIRST_GUESS_MS
  let lastStep = now()

  const isOver = (shed: Shed) => {
    if (shed === 'never' || (taken < places && line.length === 0)) return false
    // When nothing ends any more (the database hangs), the silence tells it.
    const silence = line.length > 0 ? now() - lastStep : 0
    return line.length * stepMs + silence + loopDelayMs() > PATIENCE_MS[shed]
  }
  /** The first in line waits for all the room it takes; nobody overtakes it. */
  const callIn = () => {
    for (let next = line[0]; next && (taken === 0 || taken + next.takes <= places); next = line[0]) {
      taken += next.takes
      line.shift()
      next.begin()
    }
  }
  const leave = (takes: number) => {
    const at = now()
    if (line.length > 0) stepMs += NEWEST * (at - lastStep - stepMs)
    lastStep = at
    taken -= takes
    callIn()
  }
  return {
    isOver,
    async hold(shed, work, takes = 1) {
      if (shed === 'never') return work()
      if (isOver(shed)) throw new Overloaded()
      if (line.length === 0) lastStep = now()
      const turn = new Promise<void>((resolve) => line.push({ begin: resolve, takes }))
      callIn()
      await turn
      try {
        return await work()
      } finally {
        leave(takes)
      }
    },
  }
}

let measuring: (() => number) | undefined

/** Mean of the last half second: one long turn (a photo, a collection of garbage) sends nobody away. */
function eventLoopDelay(): number {
  measuring ??= measureLoop()
  return measuring()
}

function measureLoop(): () => number {
  const resolution = 10
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  let mean = 0
  setInterval(() => {
    mean = Number.isFinite(delay.mean) ? Math.max(0, delay.mean / 1e6 - resolution) : 0
    delay.reset()
  }, LOOP_SAMPLE_MS).unref()
  return () => mean
}
