import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Evidence } from './evidence.store.ts'

/** The very same file; a picture that looks like it; one taken before the campaign began, by its own word. */
export type DoubtKind = 'same' | 'near' | 'older'

export interface DoubtFound {
  evidenceId: string
  /** Absent when the doubt is about the picture alone. */
  otherId: string | null
  kind: DoubtKind
}

/** A pair is doubted once, whichever of the two is looked at first or again. */
export async function recordDoubts(tx: Db, townId: string, found: readonly DoubtFound[], now: Date): Promise<number> {
  if (found.length === 0) return 0
  const rows = found.map(({ evidenceId, otherId, kind }) => {
    // Ids follow time: the later of two is the one that is asked about.
    const swapped = otherId !== null && otherId > evidenceId
    return {
      town_id: townId,
      id: newId(),
      evidence_id: swapped ? otherId : evidenceId,
      other_id: swapped ? evidenceId : otherId,
      kind,
      found_at: now,
    }
  })
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('campaign_evidence_doubt')
    .values(rows)
    .onConflict((known) => known.columns(['town_id', 'evidence_id', 'other_id']).doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows)
}

/** More than these say no more. */
const MOST_SAME = 20

/** What needs no looking at the picture: the same file is here already, or it says that it is older than the campaign. */
export async function listPlainDoubts(db: Db, townId: string, ids: readonly string[]): Promise<DoubtFound[]> {
  if (ids.length === 0) return []
  const same = await db
    .selectFrom('campaign_evidence as own')
    .innerJoin('campaign_evidence as other', (join) =>
      join
        .onRef('other.town_id', '=', 'own.town_id')
        .onRef('other.original_sha256', '=', 'own.original_sha256')
        .onRef('other.id', '<', 'own.id'),
    )
    .where('own.town_id', '=', townId)
    .where('own.id', 'in', ids)
    .where('other.removed_at', 'is', null)
    .orderBy('other.id')
    .limit(MOST_SAME * ids.length)
    .select(['own.id as evidenceId', 'other.id as otherId'])
    .execute()
  const older = await db
    .selectFrom('campaign_evidence as own')
    .innerJoin('campaign_assignment as assignment', (join) =>
      join.onRef('assignment.town_id', '=', 'own.town_id').onRef('assignment.id', '=', 'own.assignment_id'),
    )
    .innerJoin('campaign', (join) =>
      join.onRef('campaign.town_id', '=', 'assignment.town_id').onRef('campaign.id', '=', 'assignment.campaign_id'),
    )
    .where('own.town_id', '=', townId)
    .where('own.id', 'in', ids)
    // written by exif.ts as an instant
    .where(sql<boolean>`(own.hints->>'takenAt')::timestamptz at time zone 'Asia/Shanghai' < campaign.starts_on`)
    .select('own.id as evidenceId')
    .execute()
  return [
    ...same.map((pair): DoubtFound => ({ ...pair, kind: 'same' })),
    ...older.map(({ evidenceId }): DoubtFound => ({ evidenceId, otherId: null, kind: 'older' })),
  ]
}

/** One side of a doubt, as the office is shown it. */
export interface DoubtedPiece extends Pick<Evidence, 'id' | 'kind' | 'name' | 'thumbSha256' | 'hints' | 'sentAt'> {
  unit: string
  title: string
  byName: string | null
  /** When the campaign that it was sent for began. */
  startsOn: string | null
  submissionId: string | null
}

export interface Doubt {
  id: string
  kind: DoubtKind
  /** The picture that is looked at. */
  own: DoubtedPiece
  other: DoubtedPiece | null
  dismissed: { byName: string; at: Date } | null
}

/** Open doubts and settled ones about what stands; a pair is told from both its sides. */
export async function listDoubts(
  db: Db,
  townId: string,
  of: { assignmentId: string } | { evidenceId: string },
): Promise<Doubt[]> {
  const ids = 'evidenceId' in of ? [of.evidenceId] : await listIds(db, townId, of.assignmentId)
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('campaign_evidence_doubt as doubt')
    .leftJoin('campaign_evidence_dismissal as dismissal', (join) =>
      join
        .onRef('dismissal.town_id', '=', 'doubt.town_id')
        .onRef('dismissal.doubt_id', '=', 'doubt.id')
        .on('dismissal.withdrawn_at', 'is', null),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'dismissal.town_id').onRef('person.id', '=', 'dismissal.dismissed_by'),
    )
    .where('doubt.town_id', '=', townId)
    .where((either) => either.or([either('doubt.evidence_id', 'in', ids), either('doubt.other_id', 'in', ids)]))
    .orderBy('doubt.id')
    .select([
      'doubt.id',
      'doubt.kind',
      'doubt.evidence_id as evidenceId',
      'doubt.other_id as otherId',
      'person.name as byName',
      'dismissal.dismissed_at as dismissedAt',
    ])
    .$narrowType<{ kind: DoubtKind }>()
    .execute()
  const pieces = await findPieces(
    db,
    townId,
    rows.flatMap(({ evidenceId, otherId }) => (otherId ? [evidenceId, otherId] : [evidenceId])),
  )
  return rows.flatMap(({ id, kind, evidenceId, otherId, byName, dismissedAt }) => {
    const asked = ids.includes(evidenceId)
    const [own, other] = [pieces.get(asked ? evidenceId : otherId!), pieces.get(asked ? (otherId ?? '') : evidenceId)]
    // One of them was taken back: nothing is left to compare.
    if (!own || (otherId !== null && !other)) return []
    const dismissed = dismissedAt && { byName: byName ?? '', at: dismissedAt }
    return [{ id, kind, own, other: other ?? null, dismissed }]
  })
}

/** Of these assignments those with an open doubt about what stands. */
export async function listDoubted(
  db: Db,
  townId: string,
  assignmentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (assignmentIds.length === 0) return new Set()
  const fromSide = (own: 'evidence_id' | 'other_id', other: 'evidence_id' | 'other_id') =>
    db
      .selectFrom('campaign_evidence as own')
      .innerJoin('campaign_evidence_doubt as doubt', (join) =>
        join.onRef('doubt.town_id', '=', 'own.town_id').onRef(`doubt.${own}`, '=', 'own.id'),
      )
      .leftJoin('campaign_evidence as other', (join) =>
        join.onRef('other.town_id', '=', 'doubt.town_id').onRef('other.id', '=', `doubt.${other}`),
      )
      .leftJoin('campaign_evidence_dismissal as dismissal', (join) =>
        join
          .onRef('dismissal.town_id', '=', 'doubt.town_id')
          .onRef('dismissal.doubt_id', '=', 'doubt.id')
          .on('dismissal.withdrawn_at', 'is', null),
      )
      .where('own.town_id', '=', townId)
      .where('own.assignment_id', 'in', assignmentIds)
      .where('own.removed_at', 'is', null)
      .where('other.removed_at', 'is', null)
      .where('dismissal.doubt_id', 'is', null)
      .select('own.assignment_id as assignmentId')
      .distinct()
      .execute()
  const rows = [...(await fromSide('evidence_id', 'other_id')), ...(await fromSide('other_id', 'evidence_id'))]
  return new Set(rows.map(({ assignmentId }) => assignmentId))
}

async function listIds(db: Db, townId: string, assignmentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('campaign_evidence')
    .where('town_id', '=', townId)
    .where('assignment_id', '=', assignmentId)
    .where('removed_at', 'is', null)
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}

async function findPieces(db: Db, townId: string, ids: readonly string[]): Promise<Map<string, DoubtedPiece>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('campaign_evidence as evidence')
    .innerJoin('campaign_standing as standing', (join) =>
      join
        .onRef('standing.town_id', '=', 'evidence.town_id')
        .onRef('standing.assignment_id', '=', 'evidence.assignment_id'),
    )
    .innerJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'standing.town_id').onRef('unit.id', '=', 'standing.unit_id'),
    )
    .innerJoin('campaign_task as task', (join) =>
      join.onRef('task.town_id', '=', 'standing.town_id').onRef('task.id', '=', 'standing.task_id'),
    )
    .innerJoin('campaign', (join) =>
      join.onRef('campaign.town_id', '=', 'standing.town_id').onRef('campaign.id', '=', 'standing.campaign_id'),
    )
    .leftJoin('campaign_submission as submission', (join) =>
      join.onRef('submission.town_id', '=', 'standing.town_id').onRef('submission.id', '=', 'standing.submission_id'),
    )
    .where('evidence.town_id', '=', townId)
    .where('evidence.id', 'in', ids)
    .where('evidence.removed_at', 'is', null)
    .select([
      'evidence.id',
      'evidence.kind',
      'evidence.name',
      'evidence.thumb_sha256 as thumbSha256',
      'evidence.hints',
      'evidence.sent_at as sentAt',
      'unit.name as unit',
      'task.title',
      'submission.by_name as byName',
      'campaign.starts_on as startsOn',
      'standing.submission_id as submissionId',
    ])
    // kinds and hints are written by evidence.store.ts only
    .$castTo<DoubtedPiece>()
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Looked at, and not what it seemed. A second one changes nothing, unless the first was taken back. */
export async function recordDismissals(
  tx: Db,
  townId: string,
  doubtIds: readonly string[],
  by: { personId: string; now: Date },
): Promise<void> {
  if (doubtIds.length === 0) return
  const rows = doubtIds.map((id) => ({
    town_id: townId,
    doubt_id: id,
    dismissed_by: by.personId,
    dismissed_at: by.now,
  }))
  await tx
    .insertInto('campaign_evidence_dismissal')
    .values(rows)
    .onConflict((earlier) =>
      earlier
        .columns(['town_id', 'doubt_id'])
        .doUpdateSet({ dismissed_by: by.personId, dismissed_at: by.now, withdrawn_at: null, withdrawn_by: null })
        .where('campaign_evidence_dismissal.withdrawn_at', 'is not', null),
    )
    .execute()
}
