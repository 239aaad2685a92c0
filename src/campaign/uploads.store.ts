import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { OpenUploads, UploadOutcome, UploadWish } from './uploads.rules.ts'

export interface Upload extends UploadWish {
  id: string
  assignmentId: string
  holderId: string
  createdAt: Date
  outcome: UploadOutcome | null
}

const uploads = (db: Db, townId: string) =>
  db
    .selectFrom('campaign_upload as upload')
    .where('upload.town_id', '=', townId)
    .select([
      'upload.id',
      'upload.assignment_id as assignmentId',
      'upload.holder_id as holderId',
      'upload.client_key as clientKey',
      'upload.kind',
      'upload.name',
      'upload.size',
      'upload.sha256',
      'upload.created_at as createdAt',
      'upload.outcome',
    ])
    // kinds and outcomes are written by this file only
    .$castTo<Upload>()

/** One that this holder began; another's is not there. */
export const findUpload = (db: Db, townId: string, id: string, holderId: string): Promise<Upload | undefined> =>
  uploads(db, townId).where('upload.id', '=', id).where('upload.holder_id', '=', holderId).executeTakeFirst()

/** The same file of the same phone is one upload, however often its beginning is sent. */
export async function recordUpload(
  db: Db,
  townId: string,
  of: { assignmentId: string; holderId: string },
  wish: UploadWish,
  now: Date,
): Promise<Upload> {
  await db
    .insertInto('campaign_upload')
    .values({
      town_id: townId,
      id: newId(),
      assignment_id: of.assignmentId,
      holder_id: of.holderId,
      client_key: wish.clientKey,
      kind: wish.kind,
      name: wish.name,
      size: wish.size,
      sha256: wish.sha256,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['town_id', 'assignment_id', 'holder_id', 'client_key']).doNothing())
    .execute()
  return uploads(db, townId)
    .where('upload.assignment_id', '=', of.assignmentId)
    .where('upload.holder_id', '=', of.holderId)
    .where('upload.client_key', '=', wish.clientKey)
    .executeTakeFirstOrThrow()
}

/** What a unit has on its way, and what it began since yesterday. */
export async function countUploads(db: Db, townId: string, unitId: string, now: Date): Promise<OpenUploads> {
  return db
    .selectFrom('campaign_upload as upload')
    .innerJoin('campaign_assignment as assignment', (join) =>
      join.onRef('assignment.town_id', '=', 'upload.town_id').onRef('assignment.id', '=', 'upload.assignment_id'),
    )
    .where('upload.town_id', '=', townId)
    .where('assignment.unit_id', '=', unitId)
    .where('upload.created_at', '>', new Date(now.getTime() - 86_400_000))
    .select([
      sql<number>`count(*) filter (where upload.finished_at is null)`.as('open'),
      sql<number>`coalesce(sum(upload.size) filter (where upload.finished_at is null), 0)`.as('openBytes'),
      sql<number>`count(*)`.as('today'),
    ])
    .executeTakeFirstOrThrow()
}

/** Whoever finishes it second waits here for the first. */
export const lockUpload = (tx: Db, townId: string, id: string): Promise<Upload | undefined> =>
  uploads(tx, townId).where('upload.id', '=', id).forUpdate().executeTakeFirst()

export async function recordOutcome(
  tx: Db,
  townId: string,
  id: string,
  { outcome, evidenceId }: { outcome: UploadOutcome; evidenceId: string | null },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('campaign_upload')
    .set({ outcome, evidence_id: evidenceId, finished_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
}

/** Given up by who began it: what has arrived stays. */
export async function removeUpload(db: Db, townId: string, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('campaign_upload')
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

export async function purgeUploads(
  db: Db,
  townId: string,
  { openBefore, anyBefore }: { openBefore: Date; anyBefore: Date },
): Promise<void> {
  await db
    .deleteFrom('campaign_upload')
    .where('town_id', '=', townId)
    .where((where) =>
      where.or([
        where('created_at', '<', anyBefore),
        where.and([where('created_at', '<', openBefore), where('finished_at', 'is', null)]),
      ]),
    )
    .execute()
}

/** Those among `ids` whose bytes are still waited for, in any town of this server. */
export async function listOpenUploads(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('campaign_upload')
    .where('id', 'in', ids)
    .where('finished_at', 'is', null)
    .select('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}
