import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { SheetRow } from './sheets.rules.ts'

export interface UnitImport {
  id: string
  fileName: string
  /** Gone once taken over or given up. */
  rows: SheetRow[] | null
  uploadedBy: string | null
  uploadedAt: Date
  confirmedAt: Date | null
  added: number | null
  changed: number | null
  same: number | null
  refused: number | null
}

const imports = (db: Db, townId: string) =>
  db
    .selectFrom('unit_import')
    .leftJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'unit_import.town_id').onRef('person.id', '=', 'unit_import.uploaded_by'),
    )
    .where('unit_import.town_id', '=', townId)
    .select([
      'unit_import.id',
      'file_name as fileName',
      'person.name as uploadedBy',
      'uploaded_at as uploadedAt',
      'confirmed_at as confirmedAt',
      'added',
      'changed',
      'same',
      'refused',
    ])

export async function findImport(db: Db, townId: string, id: string): Promise<UnitImport | undefined> {
  const found = await imports(db, townId).select('rows').where('unit_import.id', '=', id).executeTakeFirst()
  // written by recordImport only
  return found && { ...found, rows: found.rows as SheetRow[] | null }
}

export const listConfirmedImports = (db: Db, townId: string): Promise<Omit<UnitImport, 'rows'>[]> =>
  imports(db, townId).where('confirmed_at', 'is not', null).orderBy('confirmed_at', 'desc').limit(10).execute()

export async function recordImport(
  db: Db,
  townId: string,
  given: { fileName: string; rows: readonly SheetRow[]; by: string; now: Date },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('unit_import')
    .values({
      town_id: townId,
      id,
      file_name: given.fileName,
      rows: JSON.stringify(given.rows),
      uploaded_by: given.by,
      uploaded_at: given.now,
    })
    .execute()
  return id
}

export async function confirmImport(
  db: Db,
  townId: string,
  id: string,
  done: { by: string; now: Date; added: number; changed: number; same: number; refused: number },
): Promise<void> {
  const { by, now, ...counts } = done
  await db
    .updateTable('unit_import')
    .set({ ...counts, rows: null, confirmed_by: by, confirmed_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
}

/** A list holds names and phones: what nobody confirmed is not kept. */
export async function purgeImports(db: Db, townId: string, before: Date): Promise<void> {
  await db
    .deleteFrom('unit_import')
    .where('town_id', '=', townId)
    .where('confirmed_at', 'is', null)
    .where('uploaded_at', '<', before)
    .execute()
}
