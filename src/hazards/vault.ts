import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { aes256gcm, type Cipher } from '#platform/cipher.ts'
import type { Keys } from '#platform/keys.ts'

/** What a report and all that belongs to it is sealed with. Lives as long as one request. */
export interface VaultKey {
  readonly cipher: Cipher
  readonly key: KeyObject
}

/** Envelopes: each report has a key of its own, which lies in the database wrapped by one that does not. */
export interface Vault {
  newKey(): { key: VaultKey; wrapped: Buffer }
  /** @throws when it was changed, or wrapped by another instance */
  unwrap(wrapped: Uint8Array): VaultKey
  seal(key: VaultKey, bytes: Uint8Array): Buffer
  /** @throws when a byte of it was changed, or it belongs to another key */
  open(key: VaultKey, sealed: Uint8Array): Buffer
}

const known: readonly Cipher[] = [aes256gcm]

/** Reports and identities are wrapped apart: who is given the one key has not the other. */
export function vaultFrom(keys: Keys, purpose: 'hazard-report' | 'hazard-identity'): Vault {
  const { cipher: newest } = keys
  const cipherOf = (mark: number | undefined): Cipher => {
    const found = [newest, ...known].find((one) => one.mark === mark)
    if (!found) throw new Error(`A key was wrapped by a cipher that is not known here: ${mark}`)
    return found
  }
  return {
    newKey() {
      const bytes = randomBytes(newest.keyBytes)
      const wrapped = Buffer.concat([Buffer.of(newest.mark), newest.seal(keys.keyFor(purpose), bytes)])
      return { key: { cipher: newest, key: createSecretKey(bytes) }, wrapped }
    },
    unwrap(wrapped) {
      const cipher = cipherOf(wrapped[0])
      return { cipher, key: createSecretKey(cipher.open(keys.keyFor(purpose), wrapped.subarray(1))) }
    },
    seal: ({ cipher, key }, bytes) => cipher.seal(key, bytes),
    open: ({ cipher, key }, sealed) => cipher.open(key, sealed),
  }
}

const STEP = 512

/** A text sealed so that its length tells little: filled up with spaces to the next half kilobyte. */
export function sealText(vault: Vault, key: VaultKey, text: string): Buffer {
  const bytes = Buffer.from(text)
  return vault.seal(key, Buffer.concat([bytes, Buffer.alloc((STEP - (bytes.length % STEP)) % STEP, ' ')]))
}

export const openText = (vault: Vault, key: VaultKey, sealed: Uint8Array): string =>
  vault.open(key, sealed).toString('utf8').trimEnd()

/** What was sealed as JSON under a key of its own. */
export const openContent = <Content>(vault: Vault, wrapped: Uint8Array, body: Uint8Array): Content =>
  JSON.parse(openText(vault, vault.unwrap(wrapped), body)) as Content
