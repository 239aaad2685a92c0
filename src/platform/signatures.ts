import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

/** Ed25519 (RFC 8032): what it signs, anybody can check who has the 32 bytes of its public key. */
export interface Signer {
  publicKey: Buffer
  sign(text: string): Buffer
}

/** What stands before the 32 bytes of a key as DER (RFC 8410). */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')

export function signerFrom(seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length)
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), key) }
}

export function isSignedBy(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const key = createPublicKey({ key: Buffer.concat([PUBLIC, publicKey]), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(text), key, signature)
}
