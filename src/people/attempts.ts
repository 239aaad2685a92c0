import { randomToken, sha256 } from '#platform/keys.ts'
import type { Ctx } from './access.ts'
import { waitFor } from './attempts.rules.ts'
import { type Attempt, countFailures, forgetAttempt, recordAttempt, type Success } from './attempts.store.ts'
import { profileIn } from './password-profiles.rules.ts'
import { plainCookieOf, setPlainCookie } from './sealed-cookie.ts'
import { addressOf } from './session-cookie.ts'

const DEVICE_DAYS = 400
const DEVICE = 'device'

export interface Turn extends Success {
  /** Seconds to wait; 0 lets in. */
  wait: number
  deviceToken: string
}

/** Asks for a try at an account from here. `account` is a person's id, or what somebody typed who is nobody. */
export async function takeTurn(c: Ctx, kind: 'password' | 'code' | 'pin', account: string): Promise<Turn> {
  const { db, town, site } = c.var
  const now = site.clock.now()
  const token = plainCookieOf(c, DEVICE)
  const deviceToken = token ?? randomToken()
  const attempt: Attempt = {
    account: `${kind}:${site.keys.sign('attempt-account', account)}`,
    device: token ? placeOf(token) : null,
    address: `address:${site.keys.sign('attempt-address', addressOf(c))}`,
  }
  const id = await recordAttempt(db, town.id, attempt, now)
  const wait = waitFor(await countFailures(db, town.id, attempt, id, now), now, profileIn(town.settings).lockAfter)
  if (wait > 0) await forgetAttempt(db, town.id, id)
  const { account: who, address } = attempt
  return { id, wait, account: who, address, at: now, device: placeOf(deviceToken), deviceToken }
}

const placeOf = (token: string): string => `device:${sha256(token).toString('base64url')}`

export const rememberDevice = (c: Ctx, answer: Response, turn: Turn): Response =>
  setPlainCookie(c, answer, DEVICE, turn.deviceToken, DEVICE_DAYS * 86_400)
