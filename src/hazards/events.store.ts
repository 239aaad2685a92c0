import type { Db } from '#platform/db.ts'
import { randomId } from '#platform/ids.ts'
import type { CaseEvent, Happened } from './events.rules.ts'

export type ByWhat = 'office' | 'unit' | 'reporter' | 'system'

export type HistoryLine = Happened & { id: string; byWhat: ByWhat; byName: string | null }

const history = (db: Db, townId: string) =>
  db
    .selectFrom('hazard_event as event')
    .leftJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'event.town_id').onRef('person.id', '=', 'event.by_person'),
    )
    .where('event.town_id', '=', townId)
    .select([
      'event.id',
      'event.case_id as caseId',
      'event.name',
      'event.detail',
      'event.on_day as on',
      'event.by_person as byPerson',
      'event.by_what as byWhat',
      'person.name as byName',
    ])
    // name, detail and by_what are written by this file only
    .$castTo<
      CaseEvent & Pick<HistoryLine, 'id' | 'on' | 'byWhat' | 'byName'> & { caseId: string; byPerson: string | null }
    >()
    .orderBy('event.position')

/** All that happened to these cases, each in its order. */
export async function listEvents(
  db: Db,
  townId: string,
  caseIds: readonly string[],
): Promise<Map<string, HistoryLine[]>> {
  const found = new Map<string, HistoryLine[]>(caseIds.map((id) => [id, []]))
  if (caseIds.length === 0) return found
  const rows = await history(db, townId)
    .where('event.case_id', 'in', [...caseIds])
    .execute()
  for (const { caseId, byPerson, ...line } of rows) found.get(caseId)?.push({ ...line, by: byPerson ?? line.byWhat })
  return found
}

export const listEventsOf = async (db: Db, townId: string, caseId: string): Promise<HistoryLine[]> =>
  (await listEvents(db, townId, [caseId])).get(caseId) ?? []

export interface EventWritten {
  caseId: string
  position: number
  event: CaseEvent
  on: string
  byPerson: string | null
  byWhat: ByWhat
}

/** Its key tells no time: what a reporter does is known to the day only. */
export async function recordEvent(
  tx: Db,
  townId: string,
  { caseId, position, event, on, byPerson, byWhat }: EventWritten,
): Promise<string> {
  const id = randomId()
  await tx
    .insertInto('hazard_event')
    .values({
      town_id: townId,
      id,
      case_id: caseId,
      position,
      name: event.name,
      detail: JSON.stringify(event.detail),
      on_day: on,
      by_person: byPerson,
      by_what: byWhat,
    })
    .execute()
  return id
}
