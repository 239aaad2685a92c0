import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { randomToken } from '#platform/keys.ts'
import { recordInvite, voidOpenInvites } from './invites.store.ts'
import { recordTown, type Town } from './town.store.ts'

const LINK_DAYS = 1

/**
 * A town that waits to be set up, and the one way in: returns the token of `/set-up/<token>`, good once, for 24 hours.
 * Asked again before the set-up is done, the earlier link dies.
 */
export async function recordSetUpTown(db: Db, town: Town | undefined, now: Date): Promise<string> {
  const id = town?.id ?? newId()
  if (!town) {
    await recordTown(db, { id, slug: 'town', name: '', fullName: '', officeName: '', hotline: '', setUpAt: null })
  }
  await voidOpenInvites(db, id, now)
  const token = randomToken()
  const director = { name: '', phone: null, role: 'director', unitId: null, createdBy: null } as const
  await recordInvite(db, id, director, { token, now, days: LINK_DAYS })
  return token
}
