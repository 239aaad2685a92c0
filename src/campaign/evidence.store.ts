import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { EvidenceKind } from './campaign.types.ts'
import { countPhotos } from './standing.store.ts'

/** What a file said of itself: never proof, never served with the picture. */
export interface Hints {
  takenAt?: string
  latitude?: number
  longitude?: number
  device?: string
}

export interface EvidenceWritten {
  kind: EvidenceKind
  name: string
  mediaType: string
  originalSha256: string
  /** Re-encoded, without metadata; null for what is no picture. */
  displaySha256: string | null
  thumbSha256: string | null
  size: number
  width: number | null
  height: number | null
  hints: Hints
}

export interface Evidence extends EvidenceWritten {
  id: string
  assignmentId: string
  sentAt: Date
}

/** Keeps what stands for an assignment; its bytes are in the file store before this is called. */
export async function recordEvidence(
  tx: Db,
  townId: string,
  assignmentId: string,
  pieces: readonly EvidenceWritten[],
  now: Date,
): Promise<string[]> {
  if (pieces.length === 0) return []
  const rows = pieces.map((piece) => ({
    town_id: townId,
    id: newId(),
    assignment_id: assignmentId,
    kind: piece.kind,
    name: piece.name,
    media_type: piece.mediaType,
    original_sha256: piece.originalSha256,
    display_sha256: piece.displaySha256,
    thumb_sha256: piece.thumbSha256,
    size: piece.size,
    width: piece.width,
    height: piece.height,
    hints: JSON.stringify(piece.hints),
    sent_at: now,
  }))
  await tx.insertInto('campaign_evidence').values(rows).execute()
  await countPhotos(tx, townId, assignmentId)
  return rows.map(({ id }) => id)
}

const evidence = (db: Db, townId: string) =>
  db
    .selectFrom('campaign_evidence as evidence')
    .where('evidence.town_id', '=', townId)
    .where('evidence.removed_at', 'is', null)
    .select([
      'evidence.id',
      'evidence.assignment_id as assignmentId',
      'evidence.kind',
      'evidence.name',
      'evidence.media_type as mediaType',
      'evidence.original_sha256 as originalSha256',
      'evidence.display_sha256 as displaySha256',
      'evidence.thumb_sha256 as thumbSha256',
      'evidence.size',
      'evidence.width',
      'evidence.height',
      'evidence.hints',
      'evidence.sent_at as sentAt',
    ])

/** What stands, first come first; what was taken back is not among it. */
export const listEvidence = (db: Db, townId: string, assignmentId: string): Promise<Evidence[]> =>
  evidence(db, townId)
    .where('evidence.assignment_id', '=', assignmentId)
    .orderBy('evidence.id')
    // kinds and hints are written by this file only
    .$castTo<Evidence>()
    .execute()

/** `unitId` narrows to what its holder may see; the office leaves it out. */
export const findEvidence = (db: Db, townId: string, id: string, unitId?: string): Promise<Evidence | undefined> =>
  evidence(db, townId)
    .where('evidence.id', '=', id)
    .$if(unitId !== undefined, (query) =>
      query
        .innerJoin('campaign_assignment as assignment', (join) =>
          join
            .onRef('assignment.town_id', '=', 'evidence.town_id')
            .onRef('assignment.id', '=', 'evidence.assignment_id'),
        )
        .where('assignment.unit_id', '=', unitId ?? ''),
    )
    .$castTo<Evidence>()
    .executeTakeFirst()

/** Taken back by its unit: the row stays, marked. */
export async function recordRemoval(
  tx: Db,
  townId: string,
  { id, assignmentId }: Pick<Evidence, 'id' | 'assignmentId'>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('campaign_evidence')
    .set({ removed_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .execute()
  await countPhotos(tx, townId, assignmentId)
}
