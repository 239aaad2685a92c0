import { builtOnce } from '#platform/built-once.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Unit, unitWithin } from './units.store.ts'

export interface LinkAtDoor {
  id: string
  unit: Unit
  pinHash: string | null
  voidedAt: Date | null
}

const atDoor = (db: Db, townId: string) =>
  db
    .selectFrom('unit_link')
    .where('town_id', '=', townId)
    .select((link) => [
      'id',
      unitWithin(db, townId, link.ref('unit_link.unit_id')),
      'pin_hash as pinHash',
      'voided_at as voidedAt',
    ])

const linkById = builtOnce((db, townId: string, id: string) => atDoor(db, townId).where('id', '=', id))

export const findLink = async (db: Db, townId: string, id: string): Promise<LinkAtDoor | undefined> =>
  (await linkById(db, townId, id))[0]

export const findLinkByCode = (db: Db, townId: string, codeHash: Buffer): Promise<LinkAtDoor | undefined> =>
  atDoor(db, townId).where('code_hash', '=', codeHash).executeTakeFirst()

export interface LinkListed {
  id: string
  hasPin: boolean
  issuedAt: Date
  issuedBy: string | null
  voidedAt: Date | null
  voidedBy: string | null
}

/** A unit's links, the newest first, with who gave them out and took them back. */
export async function listLinks(db: Db, townId: string, unitId: string): Promise<LinkListed[]> {
  const rows = await db
    .selectFrom('unit_link as link')
    .leftJoin('person as issuer', (join) =>
      join.onRef('issuer.town_id', '=', 'link.town_id').onRef('issuer.id', '=', 'link.issued_by'),
    )
    .leftJoin('person as voider', (join) =>
      join.onRef('voider.town_id', '=', 'link.town_id').onRef('voider.id', '=', 'link.voided_by'),
    )
    .where('link.town_id', '=', townId)
    .where('link.unit_id', '=', unitId)
    .select([
      'link.id',
      'link.pin_hash as pinHash',
      'link.issued_at as issuedAt',
      'issuer.name as issuedBy',
      'link.voided_at as voidedAt',
      'voider.name as voidedBy',
    ])
    .orderBy('link.id', 'desc')
    .execute()
  return rows.map(({ pinHash, ...link }) => ({ ...link, hasPin: pinHash !== null }))
}

/** The newest open link of each unit, or of this one. */
export async function listOpenLinks(
  db: Db,
  townId: string,
  unitId?: string,
): Promise<Map<string, { id: string; hasPin: boolean; coded: boolean }>> {
  const rows = await db
    .selectFrom('unit_link')
    .where('town_id', '=', townId)
    .where('voided_at', 'is', null)
    .$if(unitId !== undefined, (query) => query.where('unit_id', '=', unitId!))
    .select(['unit_id as unitId', 'id', 'pin_hash as pinHash', 'code_hash as codeHash'])
    .orderBy('id')
    .execute()
  return new Map(
    rows.map(({ unitId: of, id, pinHash, codeHash }) => [
      of,
      { id, hasPin: pinHash !== null, coded: codeHash !== null },
    ]),
  )
}

export interface LinkWritten {
  id: string
  unitId: string
  codeHash: Buffer
  pinHash: string | null
}

export async function recordLinks(
  db: Db,
  townId: string,
  links: readonly LinkWritten[],
  by: string,
  now: Date,
): Promise<void> {
  for (let at = 0; at < links.length; at += 1000) {
    const rows = links.slice(at, at + 1000).map(({ id, unitId, codeHash, pinHash }) => ({
      town_id: townId,
      id,
      unit_id: unitId,
      code_hash: codeHash,
      pin_hash: pinHash,
      issued_by: by,
      issued_at: now,
    }))
    await db.insertInto('unit_link').values(rows).execute()
  }
}

/** A bare one, as tests and the demo need it: without a code to type and without a PIN. */
export async function recordLink(db: Db, townId: string, unitId: string, by: string | null): Promise<string> {
  const id = newId()
  await db.insertInto('unit_link').values({ town_id: townId, id, unit_id: unitId, issued_by: by }).execute()
  return id
}

/** All open ones of the unit, or only this one. @returns how many stopped */
export async function voidLinks(
  db: Db,
  townId: string,
  unitId: string,
  { only, by, now }: { only?: string; by: string; now: Date },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('unit_link')
    .set({ voided_at: now, voided_by: by })
    .where('town_id', '=', townId)
    .where('unit_id', '=', unitId)
    .where('voided_at', 'is', null)
    .$if(only !== undefined, (query) => query.where('id', '=', only!))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
