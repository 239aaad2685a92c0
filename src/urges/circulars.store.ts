import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

export interface Circular {
  id: string
  campaignId: string
  title: string
  words: string
  draftedAt: Date
  editedAt: Date | null
  issuedAt: Date | null
  issuedBy: string | null
}

/** One thing that a unit is late with, as it stood when it was named. */
export interface CircularLine {
  assignmentId: string
  unitId: string
  unit: string
  title: string
  dueAt: Date
  addedAt: Date
  /** Reported after the draft and before the issue: not named. */
  leftOutAt: Date | null
}

const circulars = (db: Db, townId: string) =>
  db
    .selectFrom('urge_circular as circular')
    .leftJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'circular.town_id').onRef('person.id', '=', 'circular.issued_by'),
    )
    .where('circular.town_id', '=', townId)
    .select([
      'circular.id',
      'circular.campaign_id as campaignId',
      'circular.title',
      'circular.words',
      'circular.drafted_at as draftedAt',
      'circular.edited_at as editedAt',
      'circular.issued_at as issuedAt',
      'person.name as issuedBy',
    ])

export const listCirculars = (db: Db, townId: string, campaignId: string): Promise<Circular[]> =>
  circulars(db, townId).where('circular.campaign_id', '=', campaignId).orderBy('circular.drafted_at', 'desc').execute()

export const findCircular = (db: Db, townId: string, id: string): Promise<Circular | undefined> =>
  circulars(db, townId).where('circular.id', '=', id).executeTakeFirst()

export const listCircularLines = (db: Db, townId: string, circularId: string): Promise<CircularLine[]> =>
  db
    .selectFrom('urge_circular_line')
    .where('town_id', '=', townId)
    .where('circular_id', '=', circularId)
    .select([
      'assignment_id as assignmentId',
      'unit_id as unitId',
      'unit',
      'title',
      'due_at as dueAt',
      'added_at as addedAt',
      'left_out_at as leftOutAt',
    ])
    .orderBy('due_at')
    .orderBy('unit')
    .orderBy('title')
    .execute()

export type LineDrafted = Omit<CircularLine, 'addedAt' | 'leftOutAt'>

/** Adds to the draft that lies open, or begins one: there is never more than one to look at. */
export async function draftCircular(
  tx: Db,
  townId: string,
  campaignId: string,
  { title, words, lines }: { title: string; words: string; lines: readonly LineDrafted[] },
  now: Date,
): Promise<void> {
  const open = await circulars(tx, townId)
    .where('circular.campaign_id', '=', campaignId)
    .where('circular.issued_at', 'is', null)
    .executeTakeFirst()
  const id = open?.id ?? newId()
  if (!open) {
    await tx
      .insertInto('urge_circular')
      .values({ town_id: townId, id, campaign_id: campaignId, title, words, drafted_at: now })
      .execute()
  }
  await tx
    .insertInto('urge_circular_line')
    .values(
      lines.map((line) => ({
        town_id: townId,
        circular_id: id,
        assignment_id: line.assignmentId,
        unit_id: line.unitId,
        unit: line.unit,
        title: line.title,
        due_at: line.dueAt,
        added_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['town_id', 'circular_id', 'assignment_id']).doNothing())
    .execute()
}

/** @returns false when it was issued before: what is issued stays as it was. */
export async function changeCircular(
  tx: Db,
  townId: string,
  id: string,
  { title, words }: { title: string; words: string },
  { by, now }: { by: string; now: Date },
): Promise<boolean> {
  const changed = await tx
    .updateTable('urge_circular')
    .set({ title, words, edited_by: by, edited_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('issued_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Issued by a person; `settled` are those that were reported meanwhile, and are not named. */
export async function issueCircular(
  tx: Db,
  townId: string,
  id: string,
  settled: readonly string[],
  { by, now }: { by: string; now: Date },
): Promise<boolean> {
  const issued = await tx
    .updateTable('urge_circular')
    .set({ issued_by: by, issued_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('issued_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!issued) return false
  if (settled.length > 0) {
    await tx
      .updateTable('urge_circular_line')
      .set({ left_out_at: now })
      .where('town_id', '=', townId)
      .where('circular_id', '=', id)
      .where('assignment_id', 'in', settled)
      .execute()
  }
  return true
}
