/** How much one place of the network may send before it waits. Nobody is turned away but by a town's own cap. Pure. */

export interface Sending {
  /** The sender's machine has done its little work. */
  worked: boolean
  /** Since the form was drawn. */
  formAgeMs: number
  /** Reports from the same place within the hour, this one not counted. */
  hour: number
}

/** Nobody fills it in faster; a program does, and then waits here. */
const FILLED_IN_MS = 4_000
/** A village or a factory behind one address: a busy hour of it. */
const CROWD = 60
const EACH_MS = 250
const MOST_MS = 15_000

/** So long the answer to a report is held back. */
export function delayOf({ worked, formAgeMs, hour }: Sending): number {
  const hurry = worked ? 0 : Math.max(0, FILLED_IN_MS - Math.max(0, formAgeMs))
  const crowded = Math.max(0, hour - CROWD) * EACH_MS
  return Math.min(MOST_MS, hurry + crowded)
}

/** Receipts that were typed wrong. 119 bits are not guessed; this spares the machine. */
const FREE_TRIES = 20
export const tryDelayOf = (wrong: number): number => Math.min(MOST_MS, Math.max(0, wrong - FREE_TRIES) * EACH_MS)

/** `cap` is the town's own, a month from one place; 0 means none. */
export const isOverCap = (month: number, cap: number): boolean => cap > 0 && month >= cap
