import type { Keys } from '#platform/keys.ts'
import { codeFrom } from './link-codes.rules.ts'

/** Made from the link's id by the instance's key: the office can print it again, the database cannot. */
export const codeOf = (keys: Keys, townId: string, linkId: string): string =>
  codeFrom(Buffer.from(keys.sign('unit-link-code', `${townId}:${linkId}`), 'base64url'))

export const codeHashOf = (keys: Keys, townId: string, code: string): Buffer =>
  Buffer.from(keys.sign('unit-link-code-hash', `${townId}:${code}`), 'base64url')
