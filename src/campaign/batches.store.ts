import type { Db } from '#platform/db.ts'
import type { LeftOut } from './batches.rules.ts'

export type BatchAct = 'accept' | 'return' | 'waive' | 'urge'

export interface BatchPiece {
  assignmentId: string
  submissionId: string | null
  reviewId: string | null
  /** Why nothing was done to it. */
  leftOut: LeftOut | null
}

export interface BatchMade {
  id: string
  act: BatchAct
  by: string
  now: Date
}

/** One press of a button, with everything that was chosen for it. */
export async function recordBatch(
  tx: Db,
  townId: string,
  { id, act, by, now }: BatchMade,
  pieces: readonly BatchPiece[],
): Promise<void> {
  await tx.insertInto('campaign_batch').values({ town_id: townId, id, act, made_by: by, made_at: now }).execute()
  if (pieces.length === 0) return
  await tx
    .insertInto('campaign_batch_piece')
    .values(
      pieces.map(({ assignmentId, submissionId, reviewId, leftOut }) => ({
        town_id: townId,
        batch_id: id,
        assignment_id: assignmentId,
        submission_id: submissionId,
        review_id: reviewId,
        left_out: leftOut,
      })),
    )
    .execute()
}

export interface BatchPieceNamed extends BatchPiece {
  unit: string
  title: string
  period: number
  /** Done, and nothing followed it yet. */
  stands: boolean
}

export interface Batch extends BatchMade {
  pieces: BatchPieceNamed[]
  undone: { stayed: string[] } | undefined
}

export async function findBatch(db: Db, townId: string, id: string): Promise<Batch | undefined> {
  const batch = await db
    .selectFrom('campaign_batch as batch')
    .leftJoin('campaign_batch_undo as undo', (join) =>
      join.onRef('undo.town_id', '=', 'batch.town_id').onRef('undo.batch_id', '=', 'batch.id'),
    )
    .where('batch.town_id', '=', townId)
    .where('batch.id', '=', id)
    .select(['batch.id', 'batch.act', 'batch.made_by as by', 'batch.made_at as now', 'undo.stayed'])
    // the table's own check
    .$narrowType<{ act: BatchAct }>()
    .executeTakeFirst()
  if (!batch) return undefined
  const { stayed, ...made } = batch
  return { ...made, undone: stayed ? { stayed } : undefined, pieces: await listPieces(db, townId, id, made.act) }
}

async function listPieces(db: Db, townId: string, batchId: string, act: BatchAct): Promise<BatchPieceNamed[]> {
  const rows = await db
    .selectFrom('campaign_batch_piece as piece')
    .innerJoin('campaign_standing as standing', (join) =>
      join.onRef('standing.town_id', '=', 'piece.town_id').onRef('standing.assignment_id', '=', 'piece.assignment_id'),
    )
    .innerJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'standing.town_id').onRef('unit.id', '=', 'standing.unit_id'),
    )
    .innerJoin('campaign_task as task', (join) =>
      join.onRef('task.town_id', '=', 'standing.town_id').onRef('task.id', '=', 'standing.task_id'),
    )
    .leftJoin('campaign_review as review', (join) =>
      join
        .onRef('review.town_id', '=', 'piece.town_id')
        .onRef('review.id', '=', 'piece.review_id')
        .on('review.withdrawn_at', 'is', null),
    )
    .where('piece.town_id', '=', townId)
    .where('piece.batch_id', '=', batchId)
    .orderBy('unit.path')
    .orderBy('task.position')
    .select([
      'piece.assignment_id as assignmentId',
      'piece.submission_id as submissionId',
      'piece.review_id as reviewId',
      'piece.left_out as leftOut',
      'unit.name as unit',
      'task.title',
      'standing.period',
      'standing.stage',
      'standing.submission_id as standingSubmission',
      'review.id as inForce',
    ])
    // written by recordBatch only
    .$narrowType<{ leftOut: LeftOut | null }>()
    .execute()
  return rows.map(({ stage, standingSubmission, inForce, ...piece }) => ({
    ...piece,
    stands:
      piece.leftOut === null &&
      stage === stageAfter[act] &&
      (act === 'waive' || (inForce !== null && standingSubmission === piece.submissionId)),
  }))
}

/** What an act leads to; a message that went out leads nowhere back from. */
const stageAfter = { accept: 'accepted', return: 'returned', waive: 'waived', urge: undefined } as const

/** The batch is locked, and was not taken back before. */
export async function recordBatchUndo(
  tx: Db,
  townId: string,
  { batchId, by, now, stayed }: { batchId: string; by: string; now: Date; stayed: string[] },
): Promise<void> {
  await tx
    .insertInto('campaign_batch_undo')
    .values({ town_id: townId, batch_id: batchId, undone_by: by, undone_at: now, stayed })
    .execute()
}

/** Two who take the same batch back at once follow one another. */
export async function lockBatch(tx: Db, townId: string, id: string): Promise<void> {
  await tx
    .selectFrom('campaign_batch')
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .executeTakeFirst()
}
