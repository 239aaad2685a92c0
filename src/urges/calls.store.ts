import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

export interface Call {
  unitId: string
  day: string
  reached: boolean
  note: string
  by: string
  calledAt: Date
}

const calls = (db: Db, townId: string) =>
  db
    .selectFrom('urge_call as call')
    .innerJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'call.town_id').onRef('person.id', '=', 'call.called_by'),
    )
    .where('call.town_id', '=', townId)
    .select([
      'call.unit_id as unitId',
      'call.day',
      'call.reached',
      'call.note',
      'person.name as by',
      'call.called_at as calledAt',
    ])

export const listCallsOn = (db: Db, townId: string, day: string): Promise<Call[]> =>
  calls(db, townId).where('call.day', '=', day).orderBy('call.called_at').execute()

export const listCallsTo = (db: Db, townId: string, unitId: string): Promise<Call[]> =>
  calls(db, townId).where('call.unit_id', '=', unitId).orderBy('call.called_at', 'desc').limit(200).execute()

/** What somebody heard on the phone; once the unit was reached, the day's call is done. */
export async function recordCall(
  tx: Db,
  townId: string,
  call: Pick<Call, 'unitId' | 'day' | 'reached' | 'note'>,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('urge_call')
    .values({
      town_id: townId,
      id: newId(),
      unit_id: call.unitId,
      day: call.day,
      reached: call.reached,
      note: call.note,
      called_by: by,
      called_at: now,
    })
    .execute()
  if (!call.reached) return
  await tx
    .updateTable('urge_message')
    .set({ state: 'sent', sent_at: now })
    .where('town_id', '=', townId)
    .where('unit_id', '=', call.unitId)
    .where('day', '=', call.day)
    .where('channel', '=', 'phone')
    .where('state', '=', 'planned')
    .execute()
}
