import type { EvidenceWritten } from '#campaign/evidence.store.ts'
import type { Db } from '#platform/db.ts'
import { randomId } from '#platform/ids.ts'

export type Side = 'before' | 'after'

export interface CasePhoto {
  id: string
  caseId: string
  eventId: string
  side: Side
  displaySha256: string
}

const photos = (db: Db, townId: string) =>
  db
    .selectFrom('hazard_photo')
    .where('town_id', '=', townId)
    .select(['id', 'case_id as caseId', 'event_id as eventId', 'side', 'display_sha256 as displaySha256'])
    .$castTo<CasePhoto>()

export const listPhotos = (db: Db, townId: string, caseId: string): Promise<CasePhoto[]> =>
  photos(db, townId).where('case_id', '=', caseId).orderBy('side', 'desc').orderBy('id').execute()

export const findPhoto = (db: Db, townId: string, id: string): Promise<CasePhoto | undefined> =>
  photos(db, townId).where('id', '=', id).executeTakeFirst()

export async function recordPhotos(
  tx: Db,
  townId: string,
  { caseId, eventId, side }: Pick<CasePhoto, 'caseId' | 'eventId' | 'side'>,
  pieces: readonly EvidenceWritten[],
): Promise<void> {
  const rows = pieces.flatMap(({ originalSha256, displaySha256 }) =>
    displaySha256
      ? [
          {
            town_id: townId,
            id: randomId(),
            case_id: caseId,
            event_id: eventId,
            side,
            sha256: originalSha256,
            display_sha256: displaySha256,
          },
        ]
      : [],
  )
  if (rows.length > 0) await tx.insertInto('hazard_photo').values(rows).execute()
}
