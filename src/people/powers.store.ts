import type { Db } from '#platform/db.ts'
import type { Role } from './access.ts'
import { endRole, grantRole, listRoles, lockHolders } from './people.store.ts'
import { type Choice, type Ender, powers } from './powers.rules.ts'
import { changeSettings } from './town.store.ts'

export interface Holding {
  personId: string
  name: string
  role: Role
  grantedAt: Date
  grantedBy: string | null
}

/** Who holds what of the whole town, those whose accounts are open. */
export const listTownRoles = async (db: Db, townId: string): Promise<Holding[]> =>
  (await db
    .selectFrom('person_role as held')
    .innerJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'held.town_id').onRef('person.id', '=', 'held.person_id'),
    )
    .leftJoin('person as giver', (join) =>
      join.onRef('giver.town_id', '=', 'held.town_id').onRef('giver.id', '=', 'held.granted_by'),
    )
    .select(['held.person_id as personId', 'person.name', 'held.role', 'held.granted_at as grantedAt'])
    .select('giver.name as grantedBy')
    .where('held.town_id', '=', townId)
    .where('held.unit_id', 'is', null)
    .where('held.ended_at', 'is', null)
    .where('person.disabled_at', 'is', null)
    .orderBy('held.granted_at')
    .orderBy('person.name')
    .execute()) as Holding[]

/** From now on these three, and only with these roles. */
export async function separatePowers(tx: Db, townId: string, choice: Choice, by: string, now: Date): Promise<void> {
  await lockHolders(tx, townId)
  for (const power of powers) {
    for (const held of await listRoles(tx, townId, choice[power])) await endRole(tx, townId, held.id, by, now)
    await grantRole(tx, townId, choice[power], power, null, by, now)
  }
  await changeSettings(tx, townId, { separated: true, endAskedBy: null })
}

export const askToEnd = (tx: Db, townId: string, asker: Ender): Promise<void> =>
  changeSettings(tx, townId, { endAskedBy: asker })

/** Director and office have everything again; nobody keeps a power that nothing stands behind. */
export async function joinPowers(tx: Db, townId: string, by: string, now: Date): Promise<void> {
  await lockHolders(tx, townId)
  await tx
    .updateTable('person_role')
    .set({ ended_by: by, ended_at: now })
    .where('town_id', '=', townId)
    .where('role', 'in', [...powers])
    .where('ended_at', 'is', null)
    .execute()
  await changeSettings(tx, townId, { separated: false, endAskedBy: null })
}
