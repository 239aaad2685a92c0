import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { randomId } from '#platform/ids.ts'

export type Side = 'before' | 'after'

export interface CasePhoto {
  id: string
  caseId: string
  eventId: string
  side: Side
  displaySha256: string
  /** As the unit may see it; null while nobody has looked whether anybody can be told from it. */
  shownSha256: string | null
  /** What is inked over in it (boxes.rules.ts). */
  boxes: string
}

const photos = (db: Db, townId: string) =>
  db
    .selectFrom('hazard_photo as photo')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('hazard_photo_release as release')
          .whereRef('release.town_id', '=', 'photo.town_id')
          .whereRef('release.photo_id', '=', 'photo.id')
          .select(['release.display_sha256 as shownSha256', 'release.boxes'])
          .orderBy('release.nth', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .where('photo.town_id', '=', townId)
    .select(['photo.id', 'photo.case_id as caseId', 'photo.event_id as eventId', 'photo.side'])
    .select(['photo.display_sha256 as displaySha256', 'latest.shownSha256'])
    .select((one) => one.fn.coalesce('latest.boxes', one.val('')).as('boxes'))
    .$castTo<CasePhoto>()

export const listPhotos = (db: Db, townId: string, caseId: string): Promise<CasePhoto[]> =>
  photos(db, townId).where('photo.case_id', '=', caseId).orderBy('photo.side', 'desc').orderBy('photo.id').execute()

export const findPhoto = (db: Db, townId: string, id: string): Promise<CasePhoto | undefined> =>
  photos(db, townId).where('photo.id', '=', id).executeTakeFirst()

interface Recorded extends Pick<CasePhoto, 'caseId' | 'eventId' | 'side'> {
  /** The unit may see them at once: looked at by somebody of the office, or its own. */
  release?: { by: string | null; on: string } | undefined
}

export async function recordPhotos(
  tx: Db,
  townId: string,
  { caseId, eventId, side, release }: Recorded,
  pieces: readonly { originalSha256: string; displaySha256: string | null }[],
): Promise<void> {
  const of = { town_id: townId, case_id: caseId, event_id: eventId, side }
  const rows = pieces.flatMap(({ originalSha256: sha256, displaySha256: display_sha256 }) =>
    display_sha256 ? [{ ...of, id: randomId(), sha256, display_sha256 }] : [],
  )
  if (rows.length === 0) return
  await tx.insertInto('hazard_photo').values(rows).execute()
  if (release)
    for (const { id, display_sha256 } of rows)
      await releasePhoto(tx, townId, id, { sha256: display_sha256, boxes: '', ...release })
}

/** From now on the unit sees it so; the picture itself stays. */
export async function releasePhoto(
  tx: Db,
  townId: string,
  photoId: string,
  { sha256, boxes, by, on }: { sha256: string; boxes: string; by: string | null; on: string },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hazard-photo:${photoId}`}, 0))`.execute(tx)
  await sql`insert into hazard_photo_release (town_id, photo_id, nth, boxes, display_sha256, released_by, released_on)
    select ${townId}, ${photoId}, coalesce(max(nth), 0) + 1, ${boxes}, ${sha256}, ${by}, ${on} from hazard_photo_release
    where town_id = ${townId} and photo_id = ${photoId}`.execute(tx)
}
