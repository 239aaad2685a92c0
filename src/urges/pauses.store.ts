import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Pause } from './pauses.rules.ts'

const pauses = (db: Db, townId: string) =>
  db
    .selectFrom('urge_pause as pause')
    .innerJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'pause.town_id').onRef('person.id', '=', 'pause.paused_by'),
    )
    .where('pause.town_id', '=', townId)
    .where('pause.ended_at', 'is', null)
    .select([
      'pause.id',
      'pause.unit_id as unitId',
      'pause.assignment_id as assignmentId',
      'pause.reason',
      'pause.until',
      'pause.paused_at as pausedAt',
      'person.name as by',
    ])

/** Those that nobody ended; whether their last day has passed is for the rules to say. */
export const listPauses = (db: Db, townId: string): Promise<Pause[]> =>
  pauses(db, townId).orderBy('pause.paused_at').execute()

export const listPausesOf = (db: Db, townId: string, unitId: string): Promise<Pause[]> =>
  pauses(db, townId).where('pause.unit_id', '=', unitId).orderBy('pause.paused_at').execute()

export const findPause = (db: Db, townId: string, id: string): Promise<Pause | undefined> =>
  pauses(db, townId).where('pause.id', '=', id).executeTakeFirst()

export async function recordPause(
  tx: Db,
  townId: string,
  pause: Pick<Pause, 'unitId' | 'assignmentId' | 'reason' | 'until'>,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('urge_pause')
    .values({
      town_id: townId,
      id: newId(),
      unit_id: pause.unitId,
      assignment_id: pause.assignmentId,
      reason: pause.reason,
      until: pause.until,
      paused_by: by,
      paused_at: now,
    })
    .execute()
}

export async function endPause(
  tx: Db,
  townId: string,
  id: string,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('urge_pause')
    .set({ ended_by: by, ended_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}
