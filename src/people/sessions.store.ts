import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { randomToken, sha256 } from '#platform/keys.ts'
import type { Role, Viewer } from './access.ts'
import { isIdle } from './sessions.rules.ts'

const SESSION_DAYS = 7
/** Seen is written at most once a minute: a page is read far oftener than that. */
const TOUCH_MS = 60_000

/** The one query that every signed-in request makes: the session, its person and what they may do. */
export async function findViewer(db: Db, townId: string, token: string, now: Date): Promise<Viewer | null> {
  const row = await db
    .selectFrom('person_session as session')
    .innerJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'session.town_id').onRef('person.id', '=', 'session.person_id'),
    )
    .select(['session.id', 'session.person_id', 'session.second_factor_at', 'session.seen_at', 'session.created_at'])
    .select(['person.name', 'person.totp_confirmed_at', 'person.password_set_at'])
    .select(sql<boolean>`person.password_hash is not null`.as('has_password'))
    .select((query) =>
      query
        .selectFrom('person_role as granted')
        .whereRef('granted.town_id', '=', 'session.town_id')
        .whereRef('granted.person_id', '=', 'session.person_id')
        .where('granted.ended_at', 'is', null)
        .select(
          sql<
            { role: Role; unitId: string | null }[]
          >`coalesce(json_agg(json_build_object('role', role, 'unitId', unit_id)), '[]')`.as('roles'),
        )
        .as('roles'),
    )
    .where('session.town_id', '=', townId)
    .where('session.token_hash', '=', sha256(token))
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst()
  const roles = row?.roles ?? []
  if (!row || isIdle(roles, row.seen_at, now)) return null
  if (Math.abs(now.getTime() - row.seen_at.getTime()) > TOUCH_MS) await touchSession(db, townId, row.id, now)
  return {
    personId: row.person_id,
    name: row.name,
    sessionId: row.id,
    secondFactor: row.second_factor_at !== null,
    ownsSecondFactor: row.totp_confirmed_at !== null,
    ...(row.has_password && { password: { setAt: row.password_set_at, signedInAt: row.created_at } }),
    roles,
  }
}

async function touchSession(db: Db, townId: string, id: string, now: Date): Promise<void> {
  await db
    .updateTable('person_session')
    .set({ seen_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
}

export interface NewSession {
  personId: string
  device: string
  address: string
  secondFactorAt: Date | null
}

/** Returns the token for the cookie; only its hash is kept. */
export async function recordSession(db: Db, townId: string, session: NewSession, now: Date): Promise<string> {
  const token = randomToken()
  await db
    .insertInto('person_session')
    .values({
      town_id: townId,
      id: newId(),
      token_hash: sha256(token),
      person_id: session.personId,
      device: session.device.slice(0, 200),
      address: session.address,
      second_factor_at: session.secondFactorAt,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + SESSION_DAYS * 86_400_000),
    })
    .execute()
  return token
}

export interface SessionListed {
  id: string
  device: string
  address: string
  createdAt: Date
  seenAt: Date
}

/** Those still open, the one seen last first. */
export const listSessions = (db: Db, townId: string, personId: string, now: Date): Promise<SessionListed[]> =>
  db
    .selectFrom('person_session')
    .select(['id', 'device', 'address', 'created_at as createdAt', 'seen_at as seenAt'])
    .where('town_id', '=', townId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .execute()

/** Ends one, or all of a person but one. Returns how many were open. */
export async function endSessions(
  db: Db,
  townId: string,
  personId: string,
  which: { only: string } | { except: string } | 'all',
  now: Date,
): Promise<number> {
  const ended = await db
    .updateTable('person_session')
    .set({ ended_at: now })
    .where('town_id', '=', townId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .$if(which !== 'all' && 'only' in which, (query) => query.where('id', '=', (which as { only: string }).only))
    .$if(which !== 'all' && 'except' in which, (query) => query.where('id', '!=', (which as { except: string }).except))
    .returning('id')
    .execute()
  return ended.length
}

export async function markSecondFactor(db: Db, townId: string, sessionId: string, now: Date): Promise<void> {
  await db
    .updateTable('person_session')
    .set({ second_factor_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', sessionId)
    .execute()
}
