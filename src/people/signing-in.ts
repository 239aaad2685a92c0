import type { Db } from '#platform/db.ts'
import { type Ctx, isReader, type Role } from './access.ts'
import { recordAct } from './audit.store.ts'
import { isPower } from './powers.rules.ts'
import { addressOf } from './session-cookie.ts'
import { endSessions, recordSession } from './sessions.store.ts'

export type Way = 'password' | 'passkey' | 'oidc' | 'invite' | 'set-up'

/** A new session in the act's own transaction; the one this browser had ends, so that no token survives a sign-in. */
export async function openSession(
  tx: Db,
  c: Ctx,
  person: { id: string },
  { way, secondFactor }: { way: Way; secondFactor: boolean },
): Promise<string> {
  const { town, now, viewer } = c.var
  if (viewer) await endSessions(tx, town.id, viewer.personId, { only: viewer.sessionId }, now)
  const session = {
    personId: person.id,
    device: c.req.header('user-agent') ?? '',
    address: addressOf(c),
    secondFactorAt: secondFactor ? now : null,
  }
  const token = await recordSession(tx, town.id, session, now)
  await recordAct(tx, c, { act: 'sign-in', subject: `person/${person.id}`, detail: { way, secondFactor } })
  return token
}

/** Where one begins the day: at the town's overview, or with what one's own unit owes. */
export function homeOf(roles: readonly { role: Role; unitId: string | null }[]): string {
  if (isReader(roles)) return '/office'
  const [{ role } = {}] = roles
  if (role === 'auditor') return '/office/audit'
  if (role && isPower(role)) return '/office/people'
  const units = new Set(roles.flatMap(({ unitId }) => unitId ?? []))
  return units.size === 1 ? `/u/${[...units][0]}` : '/account'
}
