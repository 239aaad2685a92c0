import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** What the instance's one secret is used for; each purpose has a key of its own. */
export interface Keys {
  sign(purpose: string, text: string): string
  verify(purpose: string, text: string, mac: string): boolean
  seal(purpose: string, text: string): Buffer
  open(purpose: string, sealed: Uint8Array): string
}

export const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest()

/** 128 bits, as URLs like them. */
export const randomToken = (): string => randomBytes(16).toString('base64url')

export function keysFrom(secret: Uint8Array): Keys {
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
    seal(purpose, text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce)
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed)
      const cipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12))
      cipher.setAuthTag(bytes.subarray(-16))
      return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString('utf8')
    },
  }
}
