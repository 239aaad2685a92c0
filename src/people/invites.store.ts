import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { sha256 } from '#platform/keys.ts'
import type { Role } from './access.ts'

export interface Invite {
  id: string
  name: string
  phone: string | null
  role: Role
  unitId: string | null
  unit: string | null
  createdBy: string | null
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
  voidedAt: Date | null
}

export interface NewInvite {
  name: string
  phone: string | null
  role: Role
  unitId: string | null
  createdBy: string | null
}

export async function recordInvite(
  db: Db,
  townId: string,
  invite: NewInvite,
  { id = newId(), token, now, days }: { id?: string; token: string; now: Date; days: number },
): Promise<string> {
  await db
    .insertInto('person_invite')
    .values({
      town_id: townId,
      id,
      token_hash: sha256(token),
      name: invite.name,
      phone: invite.phone,
      role: invite.role,
      unit_id: invite.unitId,
      created_by: invite.createdBy,
      created_at: now,
      expires_at: new Date(now.getTime() + days * 86_400_000),
    })
    .execute()
  return id
}

const invites = (db: Db, townId: string) =>
  db
    .selectFrom('person_invite as invite')
    .leftJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'invite.town_id').onRef('unit.id', '=', 'invite.unit_id'),
    )
    .where('invite.town_id', '=', townId)
    .select([
      'invite.id',
      'invite.name',
      'invite.phone',
      'invite.role',
      'invite.unit_id as unitId',
      'unit.name as unit',
      'invite.created_by as createdBy',
      'invite.created_at as createdAt',
      'invite.expires_at as expiresAt',
      'invite.used_at as usedAt',
      'invite.voided_at as voidedAt',
    ])

export const listInvites = async (db: Db, townId: string): Promise<Invite[]> =>
  (await invites(db, townId).orderBy('invite.created_at', 'desc').limit(200).execute()) as Invite[]

export const findInvite = async (db: Db, townId: string, id: string): Promise<Invite | undefined> =>
  (await invites(db, townId).where('invite.id', '=', id).executeTakeFirst()) as Invite | undefined

export const findInviteByToken = async (db: Db, townId: string, token: string): Promise<Invite | undefined> =>
  (await invites(db, townId).where('invite.token_hash', '=', sha256(token)).executeTakeFirst()) as Invite | undefined

/** Uses it up: false when somebody was quicker, or it was voided, or is over. */
export async function takeInvite(db: Db, townId: string, id: string, usedBy: string, now: Date): Promise<boolean> {
  const taken = await db
    .updateTable('person_invite')
    .set({ used_by: usedBy, used_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}

export async function voidInvite(db: Db, townId: string, id: string, now: Date): Promise<boolean> {
  const voided = await db
    .updateTable('person_invite')
    .set({ voided_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return voided !== undefined
}

export async function voidOpenInvites(db: Db, townId: string, now: Date): Promise<void> {
  await db
    .updateTable('person_invite')
    .set({ voided_at: now })
    .where('town_id', '=', townId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .execute()
}

export interface Wanted {
  role: Role
  unitId: string | null
  unit: string | null
}

/** The role that somebody was invited for, whether it was given or not. */
export const findWanted = async (db: Db, townId: string, personId: string): Promise<Wanted | undefined> =>
  (await invites(db, townId)
    .where('invite.used_by', '=', personId)
    .orderBy('invite.used_at', 'desc')
    .executeTakeFirst()) as Invite | undefined
