import { newId } from '#platform/ids.ts'
import { randomToken } from '#platform/keys.ts'
import type { Ctx } from './access.ts'
import { findPasskey, type Passkey } from './passkeys.store.ts'
import { sealedCookieOf, setSealedCookie } from './sealed-cookie.ts'
import { isSecure } from './session-cookie.ts'

/** Loaded when the first passkey is asked for: it brings a library of certificates. */
const webauthn = () => import('@simplewebauthn/server')

const COOKIE = 'passkey'
const LIFE_S = 600
/** EdDSA, ES256, RS256: what phones and computers make today (COSE numbers). */
const ALGORITHMS = [-8, -7, -257]

interface Challenge {
  id: string
  challenge: string
}

export interface Asked {
  options: Record<string, unknown>
  /** Puts the challenge into the browser's cookie. */
  remember(answer: Response): Response
}

const asked = (c: Ctx, options: { challenge: string }): Asked => ({
  options: options as unknown as Record<string, unknown>,
  remember: (answer) =>
    setSealedCookie(c, answer, COOKIE, { id: newId(), challenge: options.challenge } satisfies Challenge, LIFE_S),
})

/** How browsers see this site: a passkey belongs to its host name. */
export function originOf(c: Ctx): string {
  const { publicUrl } = c.var.site.settings
  if (publicUrl) return new URL(publicUrl).origin
  return `${isSecure(c) ? 'https' : 'http'}://${new URL(c.req.url).host}`
}
const hostOf = (c: Ctx): string => new URL(originOf(c)).hostname

/** Any passkey of this site, or those of one person. */
export async function askForPasskey(c: Ctx, allowed: readonly Passkey[] = []): Promise<Asked> {
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: hostOf(c),
    challenge: randomToken(),
    userVerification: 'required',
    allowCredentials: allowed.map(({ id, transports }) => ({ id, transports })),
  })
  return asked(c, options)
}

export async function askForNewPasskey(
  c: Ctx,
  person: { id: string; login: string; name: string },
  known: readonly Passkey[],
): Promise<Asked> {
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: c.var.town.name,
    rpID: hostOf(c),
    challenge: randomToken(),
    userName: person.login,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.id),
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return asked(c, options)
}

export interface Answered {
  /** To be taken once, in the act's transaction. */
  challengeId: string
  passkey: Omit<Passkey, 'personId' | 'name' | 'createdAt' | 'usedAt'>
}

export async function readNewPasskey(c: Ctx): Promise<Answered | undefined> {
  const challenge = sealedCookieOf<Challenge>(c, COOKIE)
  const response = answerOf(c)
  if (!challenge || !response) return undefined
  const { verifyRegistrationResponse } = await webauthn()
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: response as never,
      expectedChallenge: challenge.challenge,
      expectedOrigin: originOf(c),
      expectedRPID: hostOf(c),
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!registrationInfo) return undefined
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { challengeId: challenge.id, passkey: { id, publicKey: Buffer.from(publicKey), counter, transports } }
  } catch {
    return undefined
  }
}

/** The passkey that answered, if it is one of ours, was asked now, and its owner unlocked it. */
export async function readPasskey(c: Ctx): Promise<(Answered & { personId: string }) | undefined> {
  const challenge = sealedCookieOf<Challenge>(c, COOKIE)
  const response = answerOf(c)
  if (!challenge || typeof response?.id !== 'string') return undefined
  const known = await findPasskey(c.var.db, c.var.town.id, response.id)
  if (!known) return undefined
  const { verifyAuthenticationResponse } = await webauthn()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as never,
      expectedChallenge: challenge.challenge,
      expectedOrigin: originOf(c),
      expectedRPID: hostOf(c),
      credential: { ...known, publicKey: new Uint8Array(known.publicKey) },
      requireUserVerification: true,
    })
    if (!verified) return undefined
    return {
      challengeId: challenge.id,
      personId: known.personId,
      passkey: { ...known, counter: authenticationInfo.newCounter },
    }
  } catch {
    return undefined
  }
}

function answerOf(c: Ctx): { id?: unknown } | undefined {
  try {
    return (JSON.parse(c.var.form.text('answer')) as { id?: unknown } | null) ?? undefined
  } catch {
    return undefined
  }
}
