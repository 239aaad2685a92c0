import { randomBytes } from 'node:crypto'

let lastMs = 0
let counter = 0

/** UUIDv7 (RFC 9562 §5.7) made in code, so that a row's address is known before it is written. Monotonic in a process. */
export function newId(): string {
  const bytes = randomBytes(16)
  const now = Date.now()
  counter = now > lastMs ? bytes.readUInt16BE(6) & 0x7ff : counter + 1
  lastMs = Math.max(now, lastMs)
  if (counter > 0xfff) {
    counter = 0
    lastMs += 1
  }
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
export const isId = (text: string | undefined): text is string => text !== undefined && UUID.test(text)
