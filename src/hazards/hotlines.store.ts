import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { CallTyped, HotlineTyped } from './hotlines.rules.ts'

export interface Hotline extends HotlineTyped {
  id: string
  /** Nobody's: the town's own. */
  unitId: string | null
  publishedOn: string
  endedOn: string | null
  /** The last time somebody tried it. */
  call: { on: string; answered: boolean } | null
}

const hotlines = (db: Db, townId: string) =>
  db
    .selectFrom('hazard_hotline as hotline')
    .where('hotline.town_id', '=', townId)
    .select([
      'hotline.id',
      'hotline.unit_id as unitId',
      'hotline.phone',
      'hotline.hours',
      'hotline.keeper',
      'hotline.published_on as publishedOn',
      'hotline.ended_on as endedOn',
    ])
    .select(
      sql<Hotline['call']>`(
        select json_build_object('on', called.called_on, 'answered', called.answered)
          from hazard_hotline_call as called
         where called.town_id = hotline.town_id and called.hotline_id = hotline.id
         order by called.called_on desc, called.id desc limit 1)`.as('call'),
    )

/** Those that are published now; a unit's first is its oldest. */
export const listHotlines = (db: Db, townId: string, unitId?: string): Promise<Hotline[]> =>
  hotlines(db, townId)
    .where('ended_on', 'is', null)
    .$if(unitId !== undefined, (query) => query.where('unit_id', '=', unitId ?? null))
    .orderBy('published_on')
    .orderBy('id')
    .execute()

/** The town's own numbers, for a page that everybody opens. */
export const listTownHotlines = async (db: Db, townId: string): Promise<string[]> => {
  const found = await db
    .selectFrom('hazard_hotline')
    .select('phone')
    .where('town_id', '=', townId)
    .where('unit_id', 'is', null)
    .where('ended_on', 'is', null)
    .orderBy('published_on')
    .orderBy('id')
    .execute()
  return found.map(({ phone }) => phone)
}

/** With those that ended. */
export const findHotline = (db: Db, townId: string, id: string): Promise<Hotline | undefined> =>
  hotlines(db, townId).where('id', '=', id).executeTakeFirst()

/** Two who publish the same number at once wait for one another. */
export const lockHotlines = async (tx: Db, townId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hazard_hotline:${townId}`}, 0))`.execute(tx)
}

export async function recordHotline(
  tx: Db,
  townId: string,
  { unitId, ...typed }: HotlineTyped & { unitId: string | null },
  day: string,
  id = newId(),
): Promise<string> {
  await tx
    .insertInto('hazard_hotline')
    .values({ town_id: townId, id, unit_id: unitId, ...typed, published_on: day })
    .execute()
  return id
}

/** Another number is another hotline: what was tried was the old one. */
export async function changeHotline(
  tx: Db,
  townId: string,
  id: string,
  { hours, keeper }: Pick<HotlineTyped, 'hours' | 'keeper'>,
): Promise<void> {
  await tx
    .updateTable('hazard_hotline')
    .set({ hours, keeper })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
}

export async function endHotline(tx: Db, townId: string, id: string, day: string): Promise<void> {
  await tx
    .updateTable('hazard_hotline')
    .set({ ended_on: day })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .execute()
}

export async function recordCall(
  tx: Db,
  townId: string,
  call: CallTyped & { hotlineId: string; by: string },
): Promise<void> {
  await tx
    .insertInto('hazard_hotline_call')
    .values({
      town_id: townId,
      id: newId(),
      hotline_id: call.hotlineId,
      called_on: call.calledOn,
      answered: call.answered,
      note: call.note,
      by_person: call.by,
    })
    .execute()
}

export interface Call {
  id: string
  on: string
  answered: boolean
  note: string
  by: string
}

export const listCalls = (db: Db, townId: string, hotlineId: string): Promise<Call[]> =>
  db
    .selectFrom('hazard_hotline_call as called')
    .innerJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'called.town_id').onRef('person.id', '=', 'called.by_person'),
    )
    .where('called.town_id', '=', townId)
    .where('called.hotline_id', '=', hotlineId)
    .orderBy('called.called_on', 'desc')
    .orderBy('called.id', 'desc')
    .select(['called.id', 'called.called_on as on', 'called.answered', 'called.note', 'person.name as by'])
    .execute()
