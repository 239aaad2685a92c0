/** So long another process may go on with what one has just changed, when no note of it comes. */
const KEPT_MS = 1_000
const MOST = 5_000

/** Told to every process when something that is kept may have changed; by itself each would find out when the time is over. */
export const keptTopic = 'kept'

interface Keeping {
  forMs?: number
  /** What it goes with at once when that is told, not only when its time is over. */
  topic?: string
}

/**
 * What nearly every request reads first and hardly any changes: the town, the door of a link. Kept for a moment, so that a
 * hundred reports a second do not each ask for it. What is not there is not kept: it may just be coming.
 */
export class Kept {
  readonly #found = new Map<string, { value: unknown; until: number }>()
  /** By topic, the names of what goes when it is told. */
  readonly #told = new Map<string, Set<string>>()
  readonly #reading = new Map<string, Promise<unknown>>()
  readonly #now: () => number
  #forgotten = 0
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  async find<Value>(
    name: string,
    read: () => Promise<Value | undefined>,
    { forMs = KEPT_MS, topic }: Keeping = {},
  ): Promise<Value | undefined> {
    const known = this.#found.get(name)
    // under one name lies what one `read` gave
    if (known && known.until > this.#now()) return known.value as Value
    // who comes while it is read waits for that reading: two hundred a second would all begin one
    const underWay = this.#reading.get(name)
    if (underWay) return underWay as Promise<Value | undefined>
    if (topic !== undefined) this.#told.set(topic, (this.#told.get(topic) ?? new Set()).add(name))
    const reading = this.#read(name, read, forMs).finally(() => {
      if (this.#reading.get(name) === reading) this.#reading.delete(name)
    })
    this.#reading.set(name, reading)
    return reading
  }

  async #read<Value>(name: string, read: () => Promise<Value | undefined>, forMs: number): Promise<Value | undefined> {
    const until = this.#now() + forMs
    const before = this.#forgotten
    const value = await read()
    // What was on its way while all was forgotten may be from before.
    if (before !== this.#forgotten) return value
    if (this.#found.size >= MOST) this.forget()
    if (value === undefined) this.#found.delete(name)
    else this.#found.set(name, { value, until })
    return value
  }

  /** After anything that may have changed what was kept under this topic. */
  told(topic: string): void {
    const names = this.#told.get(topic)
    if (!names) return
    this.#told.delete(topic)
    this.#forgotten += 1
    for (const name of names) {
      this.#found.delete(name)
      this.#reading.delete(name)
    }
  }

  /** After anything that may have changed some of it. */
  forget(): void {
    this.#forgotten += 1
    this.#told.clear()
    this.#found.clear()
    this.#reading.clear()
  }
}

/** Without a place to keep it in, as in tests, everything is read anew. */
export const findKept = <Value>(
  kept: Kept | undefined,
  name: string,
  read: () => Promise<Value | undefined>,
  keeping?: Keeping,
): Promise<Value | undefined> => (kept ? kept.find(name, read, keeping) : read())
