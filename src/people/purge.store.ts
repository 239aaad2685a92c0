import type { Db } from '#platform/db.ts'

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000)

/** DESIGN: a form sent a second time is known for 30 days. */
const FORM_KEY_DAYS = 30
/** So that somebody who asks "was that me?" a month later can still be answered. */
const SESSION_DAYS = 30
/** How long a device stays known to an account without signing in. */
const ATTEMPT_DAYS = 90
const INVITE_DAYS = 180

export async function purgeFormKeys(db: Db, townId: string, now: Date): Promise<number> {
  const gone = await db
    .deleteFrom('form_key')
    .where('town_id', '=', townId)
    .where('used_at', '<', daysBefore(now, FORM_KEY_DAYS))
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Sessions that are over, by `now` of the town; tries and unused invites go with them. */
export async function purgeSessions(db: Db, townId: string, now: Date, realNow: Date): Promise<number> {
  const before = daysBefore(now, SESSION_DAYS)
  const gone = await db
    .deleteFrom('person_session')
    .where('town_id', '=', townId)
    .where((where) => where.or([where('ended_at', '<', before), where('expires_at', '<', before)]))
    .executeTakeFirst()
  await db
    .deleteFrom('person_attempt')
    .where('town_id', '=', townId)
    .where('at', '<', daysBefore(realNow, ATTEMPT_DAYS))
    .execute()
  await db.deleteFrom('person_reset').where('town_id', '=', townId).where('expires_at', '<', before).execute()
  await db
    .deleteFrom('person_invite')
    .where('town_id', '=', townId)
    .where('used_at', 'is', null)
    .where('expires_at', '<', daysBefore(now, INVITE_DAYS))
    .execute()
  return Number(gone.numDeletedRows)
}
