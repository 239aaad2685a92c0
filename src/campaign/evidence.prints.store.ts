import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { PhotoPrint } from '#platform/files/perceptual-hash.ts'

/** A photo with nothing to compare is kept without a hash, so that it is looked at once. */
export async function recordPrint(
  tx: Db,
  townId: string,
  evidenceId: string,
  print: PhotoPrint | undefined,
): Promise<void> {
  const key = { town_id: townId, evidence_id: evidenceId }
  await tx
    .insertInto('campaign_photo_hash')
    .values({ ...key, hash: print?.hash ?? null })
    .onConflict((known) => known.doNothing())
    .execute()
  if (!print) return
  await tx
    .insertInto('campaign_photo_dots')
    .values({ ...key, dots: print.dots })
    .onConflict((known) => known.doNothing())
    .execute()
}

/** Drawn for the demo, where a drawing stands for many photos: nothing there is to be compared. */
export async function recordAllDrawn(tx: Db, townId: string): Promise<void> {
  await tx
    .insertInto('campaign_photo_hash')
    .columns(['town_id', 'evidence_id'])
    .expression(
      tx
        .selectFrom('campaign_evidence')
        .where('town_id', '=', townId)
        .where('thumb_sha256', 'is not', null)
        .select(['town_id', 'id']),
    )
    .onConflict((known) => known.doNothing())
    .execute()
}

export interface Near {
  evidenceId: string
  dots: Buffer
}

/** Within so many of the 64 signs a picture may be the same one, cut at its edges; measured by bench/likeness.ts. */
export const NEAR = 16
/** What is not among the nearest is hardly it, and each is laid over the new one. */
const MOST_NEAR = 64

/**
 * Photos of the town whose hash is near; not the very same file, which is known without looking.
 * All hashes are read: at 100,000 this takes milliseconds.
 */
export async function listNear(
  db: Db,
  townId: string,
  hash: string,
  besides: { id: string; originalSha256: string },
): Promise<Near[]> {
  const apart = sql<number>`bit_count(hash # ${hash}::bit(64))`
  const nearest = await db
    .selectFrom('campaign_photo_hash')
    .where('town_id', '=', townId)
    .where(apart, '<=', NEAR)
    .orderBy(apart)
    .limit(MOST_NEAR)
    .select('evidence_id')
    .execute()
  const ids = nearest.map(({ evidence_id }) => evidence_id).filter((id) => id !== besides.id)
  if (ids.length === 0) return []
  return db
    .selectFrom('campaign_photo_dots as print')
    .innerJoin('campaign_evidence as evidence', (join) =>
      join.onRef('evidence.town_id', '=', 'print.town_id').onRef('evidence.id', '=', 'print.evidence_id'),
    )
    .where('print.town_id', '=', townId)
    .where('print.evidence_id', 'in', ids)
    .where('evidence.removed_at', 'is', null)
    .where('evidence.original_sha256', '<>', besides.originalSha256)
    .select(['print.evidence_id as evidenceId', 'print.dots'])
    .execute()
}

/** Photos that nobody has looked at yet, the oldest first. */
export async function listUnprinted(db: Db, townId: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('campaign_evidence as evidence')
    .leftJoin('campaign_photo_hash as print', (join) =>
      join.onRef('print.town_id', '=', 'evidence.town_id').onRef('print.evidence_id', '=', 'evidence.id'),
    )
    .where('evidence.town_id', '=', townId)
    .where('evidence.kind', '=', 'photo')
    .where('evidence.display_sha256', 'is not', null)
    .where('evidence.removed_at', 'is', null)
    .where('print.evidence_id', 'is', null)
    .orderBy('evidence.id')
    .limit(most)
    .select('evidence.id')
    .execute()
  return rows.map(({ id }) => id)
}
