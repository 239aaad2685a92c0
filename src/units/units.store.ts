import type { Expression } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { placeUnder } from './units.rules.ts'

export interface Unit {
  id: string
  parentId: string | null
  path: string
  ancestors: string[]
  name: string
  code: string | null
  kinds: string[]
  aliases: string[]
  headcount: number | null
  households: number | null
  contactName: string
  contactPhone: string
  hotline: string
  openedOn: string | null
  closedOn: string | null
  position: number
}

const units = (db: Db, townId: string) =>
  db
    .selectFrom('unit')
    .where('town_id', '=', townId)
    .select([
      'id',
      'parent_id as parentId',
      'path',
      'ancestors',
      'name',
      'code',
      'kinds',
      'aliases',
      'headcount',
      'households',
      'contact_name as contactName',
      'contact_phone as contactPhone',
      'hotline',
      'opened_on as openedOn',
      'closed_on as closedOn',
      'position',
    ])

/** To be read with what belongs to a unit, in one statement; nothing in it is changed by being JSON on the way. */
export const unitWithin = (db: Db, townId: string, id: Expression<string>) =>
  jsonObjectFrom(units(db, townId).where('unit.id', '=', id))
    .$notNull()
    .as('unit')

/** The whole town in the order of the tree's siblings. */
export const listUnits = (db: Db, townId: string): Promise<Unit[]> =>
  units(db, townId).orderBy('position').orderBy('name').execute()

export const findUnit = (db: Db, townId: string, id: string): Promise<Unit | undefined> =>
  units(db, townId).where('id', '=', id).executeTakeFirst()

export interface UnitWritten {
  name: string
  kinds: string[]
  parentId?: string | null
  code?: string | null
  aliases?: string[]
  headcount?: number | null
  households?: number | null
  contactName?: string
  contactPhone?: string
  hotline?: string
  openedOn?: string | null
  closedOn?: string | null
  position?: number
}

export async function recordUnit(db: Db, townId: string, unit: UnitWritten, id = newId()): Promise<string> {
  const parent = unit.parentId ? ((await findUnit(db, townId, unit.parentId)) ?? null) : null
  await db
    .insertInto('unit')
    .values({
      town_id: townId,
      id,
      parent_id: parent?.id ?? null,
      ...placeUnder(parent, id),
      ...columnsOf(unit),
    })
    .execute()
  return id
}

const columnsOf = (unit: UnitWritten) => ({
  name: unit.name,
  kinds: unit.kinds,
  code: unit.code ?? null,
  aliases: unit.aliases ?? [],
  headcount: unit.headcount ?? null,
  households: unit.households ?? null,
  contact_name: unit.contactName ?? '',
  contact_phone: unit.contactPhone ?? '',
  hotline: unit.hotline ?? '',
  opened_on: unit.openedOn ?? null,
  closed_on: unit.closedOn ?? null,
  position: unit.position ?? 0,
})

export async function recordKinds(db: Db, townId: string, kinds: { code: string; name: string }[]): Promise<void> {
  await db
    .insertInto('unit_kind')
    .values(kinds.map(({ code, name }, position) => ({ town_id: townId, code, name, position })))
    .onConflict((conflict) => conflict.columns(['town_id', 'code']).doNothing())
    .execute()
}

export const listKinds = (db: Db, townId: string): Promise<{ code: string; name: string }[]> =>
  db.selectFrom('unit_kind').select(['code', 'name']).where('town_id', '=', townId).orderBy('position').execute()

/** @returns whether the kind was there */
export async function renameKind(db: Db, townId: string, code: string, name: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('unit_kind')
    .set({ name })
    .where('town_id', '=', townId)
    .where('code', '=', code)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function addKind(db: Db, townId: string, kind: { code: string; name: string }): Promise<void> {
  const last = await db
    .selectFrom('unit_kind')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('town_id', '=', townId)
    .executeTakeFirst()
  await db
    .insertInto('unit_kind')
    .values({ town_id: townId, ...kind, position: (last?.position ?? -1) + 1 })
    .execute()
}

/** One field at a time would be as many ways to be half changed: a unit is written whole. */
export async function changeUnit(db: Db, townId: string, id: string, unit: UnitWritten): Promise<void> {
  const { position: _, ...columns } = columnsOf(unit)
  await db
    .updateTable('unit')
    .set({ ...columns, parent_id: unit.parentId ?? null })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
}

export async function setClosedOn(db: Db, townId: string, id: string, day: string | null): Promise<void> {
  await db.updateTable('unit').set({ closed_on: day }).where('town_id', '=', townId).where('id', '=', id).execute()
}

/** After all siblings there are. */
export async function nextPosition(db: Db, townId: string): Promise<number> {
  const last = await db
    .selectFrom('unit')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('town_id', '=', townId)
    .executeTakeFirst()
  return (last?.position ?? -1) + 1
}
