import { randomUUID } from 'node:crypto'

let lastMs = 0
let counter = 0

/** UUIDv7 (RFC 9562 §5.7) made in code, so that a row's address is known before it is written. Monotonic in a process. */
export function newId(): string {
  // a version 4 lends its random bits, drawn for many at once, and its last two groups as they are
  const random = randomUUID()
  const now = Date.now()
  counter = now > lastMs ? Number.parseInt(random.slice(0, 3), 16) & 0x7ff : counter + 1
  lastMs = Math.max(now, lastMs)
  if (counter > 0xfff) {
    counter = 0
    lastMs += 1
  }
  const time = lastMs.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}${random.slice(18)}`
}

/** When a UUIDv7 was made, in milliseconds. */
export const madeAt = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

/** From now on every id comes after this one, which somebody made whose clock went ahead of ours. */
export function raiseIds(id: string): void {
  if (id[14] === '7') lastMs = Math.max(lastMs, madeAt(id) + 1)
}

/** For rows that must not tell when they came: nothing of the time is in it. */
export const randomId = (): string => randomUUID()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
export const isId = (text: string | undefined): text is string => text !== undefined && UUID.test(text)
