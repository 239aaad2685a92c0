import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from './access.ts'

export interface PersonWritten {
  name: string
  username?: string | null
  phone?: string | null
  passwordHash?: string | null
  /** By the town's clock. */
  passwordSetAt?: Date
}

export async function recordPerson(db: Db, townId: string, person: PersonWritten, id = newId()): Promise<string> {
  await db
    .insertInto('person')
    .values({
      town_id: townId,
      id,
      name: person.name,
      username: person.username?.toLowerCase() ?? null,
      phone: person.phone ?? null,
      password_hash: person.passwordHash ?? null,
      password_set_at: person.passwordHash ? (person.passwordSetAt ?? new Date()) : null,
    })
    .execute()
  return id
}

export async function grantRole(
  db: Db,
  townId: string,
  personId: string,
  role: Role,
  unitId: string | null,
  grantedBy: string | null,
  now?: Date,
): Promise<void> {
  await db
    .insertInto('person_role')
    .values({
      town_id: townId,
      id: newId(),
      person_id: personId,
      role,
      unit_id: unitId,
      granted_by: grantedBy,
      ...(now && { granted_at: now }),
    })
    .execute()
}

export interface PersonAtDoor {
  id: string
  name: string
  username: string | null
  phone: string | null
  passwordHash: string | null
  disabledAt: Date | null
  totpConfirmedAt: Date | null
}

const atDoor = (db: Db, townId: string) =>
  db
    .selectFrom('person')
    .where('town_id', '=', townId)
    .select([
      'id',
      'name',
      'username',
      'phone',
      'password_hash as passwordHash',
      'disabled_at as disabledAt',
      'totp_confirmed_at as totpConfirmedAt',
    ])

/** By username or phone, as typed. */
export const findByLogin = (db: Db, townId: string, login: string): Promise<PersonAtDoor | undefined> =>
  atDoor(db, townId)
    .where((where) => where.or([where('username', '=', login.toLowerCase()), where('phone', '=', login)]))
    .orderBy('username')
    .executeTakeFirst()

export const findPerson = (db: Db, townId: string, id: string): Promise<PersonAtDoor | undefined> =>
  atDoor(db, townId).where('id', '=', id).executeTakeFirst()

export async function isTaken(db: Db, townId: string, field: 'username' | 'phone', value: string): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', townId)
    .where(field, '=', value)
    .executeTakeFirst()
  return row !== undefined
}

/** Opened again counts as used: it is not closed for the same reason the next night. */
export async function setDisabled(
  db: Db,
  townId: string,
  id: string,
  at: Date | null,
  { unused = false, now }: { unused?: boolean; now?: Date } = {},
): Promise<void> {
  await db
    .updateTable('person')
    .set({ disabled_at: at, disabled_unused: at !== null && unused, ...(!at && now && { reopened_at: now }) })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
}

export interface RoleHeld {
  id: string
  role: Role
  unitId: string | null
  unit: string | null
  grantedAt: Date
}

export async function listRoles(db: Db, townId: string, personId: string): Promise<RoleHeld[]> {
  const rows = await db
    .selectFrom('person_role as held')
    .leftJoin('unit', (join) => join.onRef('unit.town_id', '=', 'held.town_id').onRef('unit.id', '=', 'held.unit_id'))
    .select(['held.id', 'held.role', 'held.unit_id as unitId', 'unit.name as unit', 'held.granted_at as grantedAt'])
    .where('held.town_id', '=', townId)
    .where('held.person_id', '=', personId)
    .where('held.ended_at', 'is', null)
    .orderBy('held.granted_at')
    .execute()
  return rows as RoleHeld[]
}

export async function endRole(db: Db, townId: string, id: string, endedBy: string | null, now: Date): Promise<boolean> {
  const ended = await db
    .updateTable('person_role')
    .set({ ended_by: endedBy, ended_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

/** Until this transaction ends nobody else takes a role or an account away: two at once would leave none. */
export async function lockHolders(tx: Db, townId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`holders:${townId}`}, 0))`.execute(tx)
}

export async function countHolders(db: Db, townId: string, role: Role): Promise<number> {
  const { count } = await db
    .selectFrom('person_role as held')
    .innerJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'held.town_id').onRef('person.id', '=', 'held.person_id'),
    )
    .select((query) => query.fn.count<number>('held.person_id').distinct().as('count'))
    .where('held.town_id', '=', townId)
    .where('held.role', '=', role)
    .where('held.ended_at', 'is', null)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
