import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from './access.ts'

export interface PersonWritten {
  name: string
  username?: string | null
  phone?: string | null
  passwordHash?: string | null
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
      password_set_at: person.passwordHash ? new Date() : null,
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
    })
    .execute()
}
