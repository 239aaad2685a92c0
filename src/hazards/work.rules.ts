/**
 * A little work for the sender's machine, so that a thousand reports cost something and one costs nothing that is felt.
 * SHA-256 stands here in full because pages that are not on https have no crypto.subtle, and it must run on Chromium 66. Pure.
 */

/** About 32,000 tries: a tenth of a second on a desk, two on an old phone, while its owner types. */
export const WORK_BITS = 15

const primes = (): number[] => {
  const found: number[] = []
  for (let candidate = 2; found.length < 64; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  return found
}
const fraction = (x: number): number => ((x - Math.floor(x)) * 2 ** 32) | 0
const ROUNDS = Int32Array.from(primes(), (prime) => fraction(Math.cbrt(prime)))
const START = Int32Array.from(primes().slice(0, 8), (prime) => fraction(Math.sqrt(prime)))
const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by))
const schedule = new Int32Array(64)

function mix(state: Int32Array, block: DataView): void {
  const w = schedule
  for (let at = 0; at < 16; at += 1) w[at] = block.getInt32(at * 4)
  for (let at = 16; at < 64; at += 1) {
    const [far, near] = [w[at - 15]!, w[at - 2]!]
    const s0 = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)
    const s1 = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)
    w[at] = (w[at - 16]! + s0 + w[at - 7]! + s1) | 0
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let at = 0; at < 64; at += 1) {
    const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[at]! + w[at]!) | 0
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  const after = [a, b, c, d, e, f, g, h]
  for (let at = 0; at < 8; at += 1) state[at] = (state[at]! + after[at]!) | 0
}

/** Of ASCII only. @returns eight words */
export function sha256Words(text: string): Int32Array {
  const bytes = new Uint8Array(Math.ceil((text.length + 9) / 64) * 64)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  bytes[text.length] = 0x80
  new DataView(bytes.buffer).setUint32(bytes.length - 4, text.length * 8)
  const state = Int32Array.from(START)
  for (let at = 0; at < bytes.length; at += 64) mix(state, new DataView(bytes.buffer, at, 64))
  return state
}

export const isWorked = (formKey: string, nonce: string, bits = WORK_BITS): boolean =>
  /^\d{1,10}$/.test(nonce) && sha256Words(`${formKey}:${nonce}`)[0]! >>> (32 - bits) === 0
