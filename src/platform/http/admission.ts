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

/** Worked on at once: enough to keep the database busy, few enough that each turn of the event loop stays short. */
const PLACES = 12
const FIRST_GUESS_MS = 5
/** Of the newest in the moving mean: a heavy export among pages must not look like the end. */
const NEWEST = 0.05
const LOOP_SAMPLE_MS = 500

export class Overloaded extends Error {}

export interface Admission {
  /** Would wait longer than its patience. */
  isOver(shed: Shed): boolean
  /** Runs `work` when its turn comes. @throws Overloaded */
  hold<T>(shed: Shed, work: () => Promise<T>): Promise<T>
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
  const line: (() => void)[] = []
  let working = 0
  let stepMs = FIRST_GUESS_MS
  let lastStep = now()

  const isOver = (shed: Shed) => {
    if (shed === 'never' || working < places) return false
    // When nothing ends any more (the database hangs), the silence tells it.
    const silence = line.length > 0 ? now() - lastStep : 0
    return line.length * stepMs + silence + loopDelayMs() > PATIENCE_MS[shed]
  }
  const leave = () => {
    const at = now()
    if (line.length > 0) stepMs += NEWEST * (at - lastStep - stepMs)
    lastStep = at
    const next = line.shift()
    if (next) next()
    else working -= 1
  }
  return {
    isOver,
    async hold(shed, work) {
      if (shed === 'never') return work()
      if (isOver(shed)) throw new Overloaded()
      if (working < places) {
        if (line.length === 0 && working === places - 1) lastStep = now()
        working += 1
      } else await new Promise<void>((resolve) => line.push(resolve))
      try {
        return await work()
      } finally {
        leave()
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
