import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Keys } from '#platform/keys.ts'

const PERIOD_S = 30
const PURPOSE = 'totp'
/** ASVS 5.0 §6.5.1: good for its half minute and one beside, for phones whose clock is off. */
const WINDOW = 1

const totpOf = (secret: string, issuer = '', label = ''): TOTP =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_S, algorithm: 'SHA1' })

/** 160 bits in the letters that authenticators take (RFC 4226 §4 R6). */
export const newSecret = (): string => new Secret({ size: 20 }).base32

export const addressFor = (secret: string, issuer: string, label: string): string =>
  totpOf(secret, issuer, label).toString()

export const groupsOf = (text: string): string => text.match(/.{1,4}/g)?.join(' ') ?? ''

/** The time step that the code belongs to, or nothing. Whether that step was used before is the store's to say. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD_S) + delta
}

export const sealSecret = (keys: Keys, personId: string, secret: string): Buffer =>
  keys.seal(`${PURPOSE}:${personId}`, secret)

export const openSecret = (keys: Keys, personId: string, sealed: Uint8Array): string =>
  keys.open(`${PURPOSE}:${personId}`, sealed)

const RECOVERY_CODES = 8
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** 80 bits each: too many to guess, so a plain hash keeps them (ASVS 5.0 §6.5.2). */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => [...randomBytes(16)].map((byte) => LETTERS[byte % 32]).join(''))

/** As somebody copies it from paper: small letters, spaces, dashes. */
export const readRecoveryCode = (typed: string): string | undefined => {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  return code.length === 16 && [...code].every((letter) => LETTERS.includes(letter)) ? code : undefined
}

export interface DraftFactor {
  secret: string
  codes: string[]
}

/** A second factor that is not set up yet travels in the form itself: looking at the page writes nothing. */
export const sealDraft = (keys: Keys, personId: string, draft: DraftFactor, now: Date): string =>
  keys.seal(`totp-draft:${personId}`, JSON.stringify({ ...draft, at: now.getTime() })).toString('base64url')

const DRAFT_MS = 30 * 60_000

export function openDraft(keys: Keys, personId: string, sealed: string, now: Date): DraftFactor | undefined {
  try {
    const draft = JSON.parse(keys.open(`totp-draft:${personId}`, Buffer.from(sealed, 'base64url'))) as DraftFactor & {
      at: number
    }
    return now.getTime() - draft.at < DRAFT_MS ? { secret: draft.secret, codes: draft.codes } : undefined
  } catch {
    return undefined
  }
}
