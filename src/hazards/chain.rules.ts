/** The queue as a chain: each link is made of the one before. Whoever was first stays first. */
import { createHash } from 'node:crypto'

export interface Link {
  number: number
  receivedOn: string
  body: Uint8Array
}

const sha256 = (...parts: (string | Uint8Array)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** Before the first report of a town. */
export const chainStart = (townId: string): Buffer => sha256('hazard reports of ', townId)

/** The body goes in as its hash, so that every part has its length. */
export const nextChain = (before: Uint8Array, { number, receivedOn, body }: Link): Buffer => {
  const place = Buffer.alloc(4)
  place.writeUInt32BE(number)
  return sha256(before, place, receivedOn, sha256(body))
}
