import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Planted } from './imports.apply.rules.ts'
import { placesOf } from './tree.rules.ts'
import type { Unit } from './units.store.ts'

/** Two moves at once could hang each under the other: whoever changes the tree holds the town's row. Reports pass. */
export async function lockTree(tx: Db, townId: string): Promise<void> {
  await tx.selectFrom('town').select('id').where('id', '=', townId).forNoKeyUpdate().execute()
}

/** Of `units`, all of the town with their new parents, writes those whose place is another than before. */
export async function replant(tx: Db, townId: string, units: readonly Unit[]): Promise<void> {
  const places = placesOf(units)
  const moved = units.flatMap(({ id, path }) => {
    const place = places.get(id)
    return place && place.path !== path ? [place] : []
  })
  await writePlaces(tx, townId, moved)
}

/** A statement's parameters are counted (65,535), and a batch is an answer's worth of waiting. */
const BATCH = 1000

export async function writePlaces(
  tx: Db,
  townId: string,
  places: readonly { id: string; path: string; ancestors: string[] }[],
): Promise<void> {
  for (let at = 0; at < places.length; at += BATCH) {
    const rows = JSON.stringify(
      places.slice(at, at + BATCH).map(({ id, path, ancestors }) => ({ id, path, ancestors })),
    )
    await sql`update unit set path = place.path, ancestors = place.ancestors
      from jsonb_to_recordset(${rows}::jsonb) as place(id uuid, path text, ancestors uuid[])
      where unit.town_id = ${townId} and unit.id = place.id`.execute(tx)
  }
}

export async function insertUnits(tx: Db, townId: string, units: readonly Planted[], from: number): Promise<void> {
  for (let at = 0; at < units.length; at += BATCH) {
    const rows = units.slice(at, at + BATCH).map((unit, index) => ({
      town_id: townId,
      id: unit.id,
      parent_id: unit.parentId,
      path: unit.path,
      ancestors: unit.ancestors,
      ...columnsOf(unit),
      position: from + at + index,
    }))
    await tx.insertInto('unit').values(rows).execute()
  }
}

export async function updateUnits(tx: Db, townId: string, units: readonly Planted[]): Promise<void> {
  // A code may pass from one unit to another within one list: all are let go before any is taken.
  const ids = units.map(({ id }) => id)
  if (ids.length > 0)
    await sql`update unit set code = null where town_id = ${townId} and id = any(${ids}::uuid[])`.execute(tx)
  for (let at = 0; at < units.length; at += BATCH) {
    const rows = JSON.stringify(
      units.slice(at, at + BATCH).map((unit) => ({
        id: unit.id,
        parent_id: unit.parentId,
        path: unit.path,
        ancestors: unit.ancestors,
        ...columnsOf(unit),
      })),
    )
    await sql`update unit set parent_id = given.parent_id, path = given.path, ancestors = given.ancestors,
        name = given.name, code = given.code, kinds = given.kinds, aliases = given.aliases,
        headcount = given.headcount, households = given.households, contact_name = given.contact_name,
        contact_phone = given.contact_phone, hotline = given.hotline, opened_on = given.opened_on, closed_on = given.closed_on
      from jsonb_to_recordset(${rows}::jsonb) as given(id uuid, parent_id uuid, path text, ancestors uuid[], name text,
        code text, kinds text[], aliases text[], headcount int, households int, contact_name text, contact_phone text,
        hotline text, opened_on date, closed_on date)
      where unit.town_id = ${townId} and unit.id = given.id`.execute(tx)
  }
}

const columnsOf = (unit: Planted) => ({
  name: unit.name,
  code: unit.code,
  kinds: unit.kinds,
  aliases: unit.aliases,
  headcount: unit.headcount,
  households: unit.households,
  contact_name: unit.contactName,
  contact_phone: unit.contactPhone,
  hotline: unit.hotline,
  opened_on: unit.openedOn,
  closed_on: unit.closedOn,
})
