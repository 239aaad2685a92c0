import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

/** The one place that names a cipher: another profile (SM4-GCM, GB/T 32907) is another object of this shape. */
export interface Cipher {
  /** Written beside each wrapped key, so that what an earlier cipher sealed stays readable. */
  mark: number
  keyBytes: number
  seal(key: KeyObject, bytes: Uint8Array): Buffer
  /** @throws when a byte of it was changed */
  open(key: KeyObject, sealed: Uint8Array): Buffer
}

const NONCE = 12
const TAG = 16

export const aes256gcm: Cipher = {
  mark: 1,
  keyBytes: 32,
  seal(key, bytes) {
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  },
  open(key, sealed) {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
    decipher.setAuthTag(sealed.subarray(-TAG))
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()])
  },
}
