import { createHmac, randomBytes } from 'node:crypto'

interface Window {
  key: Buffer
  ends: number
  counts: Map<string, number>
}

/** More places than this in one window are an attack by many; what is counted then begins anew. */
const MOST_PLACES = 50_000

/**
 * How often each place of the network came within a window. Addresses are never kept: they are counted under a keyed
 * hash, in memory only, and the key goes with the counts when the window ends.
 */
export class Crowd {
  readonly #lastsMs: number
  #window: Window | undefined
  constructor(lastsMs: number) {
    this.#lastsMs = lastsMs
  }

  count(address: string, now: number): number {
    const { key, counts } = this.#windowAt(now)
    return counts.get(hashed(key, address)) ?? 0
  }

  add(address: string, now: number): void {
    const { key, counts } = this.#windowAt(now)
    const place = hashed(key, address)
    if (counts.size >= MOST_PLACES) counts.clear()
    counts.set(place, (counts.get(place) ?? 0) + 1)
  }

  #windowAt(now: number): Window {
    if (!this.#window || this.#window.ends <= now || this.#window.ends > now + this.#lastsMs)
      this.#window = { key: randomBytes(32), ends: now + this.#lastsMs, counts: new Map() }
    return this.#window
  }
}

const hashed = (key: Buffer, address: string): string => createHmac('sha256', key).update(address).digest('base64url')
