import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Role } from './access.ts'

export interface PersonListed {
  id: string
  name: string
  username: string | null
  phone: string | null
  disabledAt: Date | null
  lastSignIn: Date | null
  roles: { role: Role; unit: string | null }[]
}

const MOST = 500

/** By name; `search` looks into name, username and phone. */
export async function listPeople(db: Db, townId: string, search = ''): Promise<PersonListed[]> {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .selectFrom('person')
    .where('person.town_id', '=', townId)
    .$if(search !== '', (query) =>
      query.where((where) =>
        where.or([where('name', 'ilike', like), where('username', 'ilike', like), where('phone', 'like', like)]),
      ),
    )
    .select(['person.id', 'name', 'username', 'phone', 'disabled_at as disabledAt'])
    .select((query) => [
      query
        .selectFrom('person_session as session')
        .select((inner) => inner.fn.max('session.created_at').as('at'))
        .whereRef('session.town_id', '=', 'person.town_id')
        .whereRef('session.person_id', '=', 'person.id')
        .as('lastSignIn'),
      query
        .selectFrom('person_role as held')
        .leftJoin('unit', (join) =>
          join.onRef('unit.town_id', '=', 'held.town_id').onRef('unit.id', '=', 'held.unit_id'),
        )
        .whereRef('held.town_id', '=', 'person.town_id')
        .whereRef('held.person_id', '=', 'person.id')
        .where('held.ended_at', 'is', null)
        .select(
          sql<PersonListed['roles']>`coalesce(json_agg(json_build_object('role', held.role, 'unit', unit.name)
            order by held.granted_at), '[]')`.as('roles'),
        )
        .as('roles'),
    ])
    .orderBy('name')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({ ...row, roles: row.roles ?? [] }))
}
