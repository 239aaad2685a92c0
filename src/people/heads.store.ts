import type { Db } from '#platform/db.ts'

export interface Head {
  unitId: string
  name: string
  phone: string
}

/** The principals 主要负责人 of units, as their accounts name them; one for a unit, the first appointed. */
export async function listHeads(db: Db, townId: string): Promise<Map<string, Head>> {
  const rows = await db
    .selectFrom('person_role as held')
    .innerJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'held.town_id').onRef('person.id', '=', 'held.person_id'),
    )
    .where('held.town_id', '=', townId)
    .where('held.role', '=', 'head')
    .where('held.ended_at', 'is', null)
    .where('held.unit_id', 'is not', null)
    .where('person.disabled_at', 'is', null)
    .orderBy('held.granted_at', 'desc')
    .select(['held.unit_id as unitId', 'person.name', 'person.phone'])
    .$narrowType<{ unitId: string }>()
    .execute()
  return new Map(rows.map(({ unitId, name, phone }) => [unitId, { unitId, name, phone: phone ?? '' }]))
}
