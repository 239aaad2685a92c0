/** The same town every time it is seeded: chance from a fixed beginning (mulberry32). */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  whole(low: number, high: number): number
  of<T>(some: readonly [T, ...T[]]): T
  happens(share: number): boolean
}

export function chanceFrom(beginning: number): Chance {
  let state = beginning >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    whole,
    of: (some) => some[whole(0, some.length - 1)] ?? some[0],
    happens: (share) => next() < share,
  }
}
