import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

export interface View {
  id: string
  personId: string
  list: string
  path: string
  name: string
  shared: boolean
  /** Whose it is, for those it is shared with. */
  byName: string
}

interface Reader {
  personId: string
  /** Sees what others of the office share. */
  office: boolean
}

/** One's own in their order, then what others share. */
export async function listViews(db: Db, townId: string, { personId, office }: Reader, list?: string): Promise<View[]> {
  const rows = await db
    .selectFrom('person_view as view')
    .innerJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'view.town_id').onRef('person.id', '=', 'view.person_id'),
    )
    .where('view.town_id', '=', townId)
    .where((either) =>
      either.or([either('view.person_id', '=', personId), ...(office ? [either('view.shared', '=', true)] : [])]),
    )
    .$if(list !== undefined, (query) => query.where('view.list', '=', list ?? ''))
    .orderBy('view.list')
    .orderBy('view.position')
    .orderBy('view.id')
    .select([
      'view.id',
      'view.person_id as personId',
      'view.list',
      'view.path',
      'view.name',
      'view.shared',
      'person.name as byName',
    ])
    .execute()
  const own = (view: View): boolean => view.personId === personId
  return [...rows.filter(own), ...rows.filter((view) => !own(view))]
}

export interface ViewWritten {
  personId: string
  list: string
  path: string
  name: string
  shared: boolean
  now: Date
}

export async function recordView(tx: Db, townId: string, view: ViewWritten): Promise<string> {
  const id = newId()
  const { last } = await tx
    .selectFrom('person_view')
    .where('town_id', '=', townId)
    .where('person_id', '=', view.personId)
    .select((row) => row.fn.coalesce(row.fn.max('position'), row.lit(0)).as('last'))
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('person_view')
    .values({
      town_id: townId,
      id,
      person_id: view.personId,
      list: view.list,
      path: view.path,
      name: view.name,
      shared: view.shared,
      position: last + 1,
      saved_at: view.now,
    })
    .execute()
  return id
}

export async function changeView(
  tx: Db,
  townId: string,
  id: string,
  to: { name: string; shared: boolean },
): Promise<void> {
  await tx.updateTable('person_view').set(to).where('town_id', '=', townId).where('id', '=', id).execute()
}

export async function orderViews(tx: Db, townId: string, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries())
    await tx.updateTable('person_view').set({ position }).where('town_id', '=', townId).where('id', '=', id).execute()
}

/** Gone for everybody, and no list opens with it any more. */
export async function dropView(tx: Db, townId: string, id: string): Promise<void> {
  await tx.deleteFrom('person_view_start').where('town_id', '=', townId).where('view_id', '=', id).execute()
  await tx.deleteFrom('person_view').where('town_id', '=', townId).where('id', '=', id).execute()
}

/** Which view each list opens with for this person. */
export async function listStarts(db: Db, townId: string, personId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('person_view_start')
    .where('town_id', '=', townId)
    .where('person_id', '=', personId)
    .select('view_id as id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function setStart(
  tx: Db,
  townId: string,
  personId: string,
  { list, viewId }: { list: string; viewId: string | null },
): Promise<void> {
  await tx
    .deleteFrom('person_view_start')
    .where('town_id', '=', townId)
    .where('person_id', '=', personId)
    .where('list', '=', list)
    .execute()
  if (!viewId) return
  await tx
    .insertInto('person_view_start')
    .values({ town_id: townId, person_id: personId, list, view_id: viewId })
    .execute()
}
