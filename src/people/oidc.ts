import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Ctx } from './access.ts'
import { originOf } from './passkeys.ts'

export interface OidcStep {
  state: string
  nonce: string
  verifier: string
  next: string
}

export interface OidcIdentity {
  issuer: string
  subject: string
  name: string
  /** The other side asked for more than a password. */
  secondFactor: boolean
}

const isLoopback = (issuer: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname)

const found = new Map<string, Promise<Configuration>>()

/** What the issuer says of itself is asked for once; a failed asking is tried again. */
function configurationOf(c: Ctx): Promise<Configuration> {
  const oidc = c.var.site.settings.oidc!
  const key = `${oidc.issuer} ${oidc.clientId}`
  const known = found.get(key)
  if (known) return known
  const issuer = new URL(oidc.issuer)
  const options = { timeout: 10, execute: isLoopback(issuer) ? [allowInsecureRequests] : [] }
  const asked = discovery(issuer, oidc.clientId, oidc.clientSecret, undefined, options)
  found.set(key, asked)
  asked.catch(() => found.delete(key))
  return asked
}

const callbackOf = (c: Ctx): string => `${originOf(c)}${c.var.base}/sign-in/oidc/callback`

/** Authorization code with PKCE (RFC 7636), state and nonce. @throws when the issuer is away */
export async function startOidc(c: Ctx, next: string): Promise<{ to: URL; step: OidcStep }> {
  const step = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), next }
  const to = buildAuthorizationUrl(await configurationOf(c), {
    redirect_uri: callbackOf(c),
    scope: 'openid profile',
    code_challenge: await calculatePKCECodeChallenge(step.verifier),
    code_challenge_method: 'S256',
    state: step.state,
    nonce: step.nonce,
  })
  return { to, step }
}

/** RFC 8176 names of ways that are more than something known. */
const STRONG = ['mfa', 'otp', 'hwk', 'swk', 'sc', 'fpt', 'face']

/** @throws when the answer is not the one asked for, or the issuer is away */
export async function finishOidc(c: Ctx, step: OidcStep): Promise<OidcIdentity> {
  const here = new URL(callbackOf(c))
  here.search = new URL(c.req.url).search
  const tokens = await authorizationCodeGrant(await configurationOf(c), here, {
    pkceCodeVerifier: step.verifier,
    expectedState: step.state,
    expectedNonce: step.nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()!
  const ways = Array.isArray(claims.amr) ? claims.amr : []
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: typeof claims.name === 'string' ? claims.name.slice(0, 60) : '',
    secondFactor: ways.some((way) => STRONG.includes(String(way))),
  }
}
