import {
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { aes256gcm, type Cipher } from './cipher.ts'

/** What the instance's one secret is used for; each purpose has a key of its own. */
export interface Keys {
  sign(purpose: string, text: string): string
  verify(purpose: string, text: string, mac: string): boolean
  seal(purpose: string, text: string): Buffer
  open(purpose: string, sealed: Uint8Array): string
  /** What seals here, and the key of a purpose, for those who keep keys of their own under it. */
  cipher: Cipher
  keyFor(purpose: string): KeyObject
}

export const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest()

/** 128 bits, as URLs like them. */
export const randomToken = (): string => randomBytes(16).toString('base64url')

export function keysFrom(secret: Uint8Array, cipher: Cipher = aes256gcm): Keys {
  // As key objects: handing over bare bytes costs more than what is done with them.
  const made = new Map<string, KeyObject>()
  const keyFor = (purpose: string) => {
    const known = made.get(purpose)
    if (known) return known
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'anyue', purpose, 32)))
    made.set(purpose, key)
    return key
  }
  const mac = (purpose: string, text: string) =>
    createHmac('sha256', keyFor(purpose)).update(text).digest().subarray(0, 16)
  return {
    sign: (purpose, text) => mac(purpose, text).toString('base64url'),
    verify(purpose, text, given) {
      const expected = mac(purpose, text)
      const actual = Buffer.from(given, 'base64url')
      return actual.length === expected.length && timingSafeEqual(actual, expected)
    },
    seal: (purpose, text) => cipher.seal(keyFor(purpose), Buffer.from(text)),
    open: (purpose, sealed) => cipher.open(keyFor(purpose), sealed).toString('utf8'),
    cipher,
    keyFor,
  }
}
