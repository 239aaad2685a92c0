import type { EvidenceWritten } from '#campaign/evidence.store.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

export interface ProblemFile extends EvidenceWritten {
  id: string
  problemId: string
  /** Null: it was sent when the problem was raised. */
  closingId: string | null
}

/** The bytes are in the file store before this is called. */
export async function recordProblemFiles(
  tx: Db,
  townId: string,
  { problemId, closingId }: Pick<ProblemFile, 'problemId' | 'closingId'>,
  pieces: readonly EvidenceWritten[],
  now: Date,
): Promise<void> {
  if (pieces.length === 0) return
  await tx
    .insertInto('problem_file')
    .values(
      pieces.map((piece) => ({
        town_id: townId,
        id: newId(),
        problem_id: problemId,
        closing_id: closingId,
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
      })),
    )
    .execute()
}

const files = (db: Db, townId: string) =>
  db
    .selectFrom('problem_file as file')
    .where('file.town_id', '=', townId)
    .select([
      'file.id',
      'file.problem_id as problemId',
      'file.closing_id as closingId',
      'file.kind',
      'file.name',
      'file.media_type as mediaType',
      'file.original_sha256 as originalSha256',
      'file.display_sha256 as displaySha256',
      'file.thumb_sha256 as thumbSha256',
      'file.size',
      'file.width',
      'file.height',
      'file.hints',
    ])
    // kinds and hints are written by this file only
    .$castTo<ProblemFile>()

export const listProblemFiles = (db: Db, townId: string, problemId: string): Promise<ProblemFile[]> =>
  files(db, townId).where('file.problem_id', '=', problemId).orderBy('file.id').execute()

/** `unitId` narrows to what its holder may see; the office leaves it out. */
export const findProblemFile = (
  db: Db,
  townId: string,
  id: string,
  unitId?: string,
): Promise<ProblemFile | undefined> =>
  files(db, townId)
    .where('file.id', '=', id)
    .$if(unitId !== undefined, (query) =>
      query
        .innerJoin('problem', (join) =>
          join.onRef('problem.town_id', '=', 'file.town_id').onRef('problem.id', '=', 'file.problem_id'),
        )
        .where('problem.unit_id', '=', unitId ?? ''),
    )
    .$castTo<ProblemFile>()
    .executeTakeFirst()
