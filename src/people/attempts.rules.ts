/**
 * How long a place has to wait before it may try again. A stranger's failures slow strangers down, never the device
 * on which the owner has signed in before (等保 登录失败处理; ASVS 5.0 §6.1.1, §6.3.1).
 */
export interface Failures {
  /** This place at this account, since its last success, within PLACE_WINDOW. */
  here: number
  lastHere: Date | null
  /** All places that never signed in to this account, within the last hour and the last day. */
  strangersHour: number
  strangersDay: number
  lastStranger: Date | null
  /** This address at any account, within PLACE_WINDOW. */
  address: number
  lastAddress: Date | null
  /** The account was signed in to from this very device before. */
  known: boolean
  /** And lately from this very address, by whatever device: strangers elsewhere do not slow it. */
  knownAddress: boolean
}

export const PLACE_WINDOW_MIN = 15
/** Free tries, then short waits; then, after as many as the town's profile says, the quarter of an hour that 等保 asks for. */
const WAITS_HERE: readonly [failures: number, seconds: number][] = [
  [4, 20],
  [3, 5],
]
const STRANGERS_PER_HOUR = 20
const STRANGERS_PER_DAY = 100
const STRANGER_WAIT = 60
const STRANGER_LONG_WAIT = 600
/** A village behind one address passes; guessing many accounts from one does not. */
const PER_ADDRESS = 100
const ADDRESS_WAIT = 30

/** Seconds until the next try; 0 is now. */
export function waitFor(failures: Failures, now: Date, lockAfter = 5): number {
  const here =
    failures.here >= lockAfter
      ? PLACE_WINDOW_MIN * 60
      : (WAITS_HERE.find(([count]) => failures.here >= count)?.[1] ?? 0)
  const waits = [left(failures.lastHere, here, now)]
  if (!failures.known) {
    const strangers =
      failures.strangersDay >= STRANGERS_PER_DAY
        ? STRANGER_LONG_WAIT
        : failures.strangersHour >= STRANGERS_PER_HOUR
          ? STRANGER_WAIT
          : 0
    waits.push(left(failures.lastStranger, failures.knownAddress ? 0 : strangers, now))
    waits.push(left(failures.lastAddress, failures.address >= PER_ADDRESS ? ADDRESS_WAIT : 0, now))
  }
  return Math.max(...waits)
}

const left = (last: Date | null, seconds: number, now: Date): number =>
  last && seconds > 0 ? Math.max(0, Math.ceil(seconds - (now.getTime() - last.getTime()) / 1000)) : 0
