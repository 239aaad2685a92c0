import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

/** A photo that the office accepted, and whether everybody may see it. */
export interface AcceptedPhoto {
  evidenceId: string
  submissionId: string
  unitId: string
  unit: string
  title: string
  thumbSha256: string
  displaySha256: string
  width: number
  height: number
  sentAt: Date
  heldOn: string | null
  releasedAt: Date | null
}

export interface PhotosAsked {
  campaignId?: string
  unitId?: string
  evidenceId?: string
  from?: Date
  until?: Date
  /** true: only what everybody may see; false: only what waits for that. */
  released?: boolean
  most: number
  skip?: number
}

/**
 * Accepted photos, each file once, the latest first. What its unit took back, or the office no longer accepts,
 * is not among them, released or not.
 */
export async function listAcceptedPhotos(db: Db, townId: string, asked: PhotosAsked): Promise<AcceptedPhoto[]> {
  const { rows } = await sql<AcceptedPhoto>`
    select * from (${accepted(townId, asked)}) as photo
     order by "sentAt" desc, "evidenceId" desc limit ${asked.most} offset ${asked.skip ?? 0}`.execute(db)
  return rows
}

export async function countAcceptedPhotos(db: Db, townId: string, asked: Omit<PhotosAsked, 'most'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${accepted(townId, asked)}) as photo`.execute(db)
  return rows[0]!.count
}

/** Those that were let out are few: they are found before the standings beside them, which PostgreSQL would begin with. */
const releasedFirst = (townId: string) => sql`
  with released as materialized (
    select * from ledger_photo_release where town_id = ${townId} and withdrawn_at is null
  )`

const accepted = (
  townId: string,
  { campaignId, unitId, evidenceId, from, until, released }: Omit<PhotosAsked, 'most'>,
) => sql`
  ${released && !evidenceId ? releasedFirst(townId) : sql``}
  select distinct on (photo.original_sha256)
         photo.id as "evidenceId", standing.submission_id as "submissionId", standing.unit_id as "unitId",
         unit.name as unit, task.title, photo.thumb_sha256 as "thumbSha256", photo.display_sha256 as "displaySha256",
         photo.width, photo.height, photo.sent_at as "sentAt", submission.held_on as "heldOn",
         release.released_at as "releasedAt"
    from campaign_evidence as photo
    join campaign_standing as standing
      on standing.town_id = photo.town_id and standing.assignment_id = photo.assignment_id
    join campaign_submission as submission
      on submission.town_id = standing.town_id and submission.id = standing.submission_id
    join campaign_task as task on task.town_id = standing.town_id and task.id = standing.task_id
    join unit on unit.town_id = standing.town_id and unit.id = standing.unit_id
    ${released ? sql`join` : sql`left join`} ${released && !evidenceId ? sql`released` : sql`ledger_photo_release`} as release
      on release.town_id = photo.town_id and release.evidence_id = photo.id and release.withdrawn_at is null
   where photo.town_id = ${townId} and photo.kind = 'photo' and photo.removed_at is null
     and photo.display_sha256 is not null and photo.thumb_sha256 is not null and standing.stage = 'accepted'
     ${campaignId ? sql`and standing.campaign_id = ${campaignId}` : sql``}
     ${unitId ? sql`and standing.unit_id = ${unitId}` : sql``}
     ${evidenceId ? sql`and photo.id = ${evidenceId}` : sql``}
     ${from ? sql`and photo.sent_at >= ${from}` : sql``}
     ${until ? sql`and photo.sent_at < ${until}` : sql``}
     ${released === false ? sql`and release.id is null` : sql``}
   order by photo.original_sha256, release.released_at, photo.id`

/** The picture that anybody may look at, or nothing. */
export const findReleasedPhoto = async (
  db: Db,
  townId: string,
  evidenceId: string,
): Promise<AcceptedPhoto | undefined> =>
  (await listAcceptedPhotos(db, townId, { evidenceId, released: true, most: 1 }))[0]

interface Act {
  by: string
  now: Date
}

/** @returns how many were let out now; those that were out already stay as they are */
export async function releasePhotos(
  tx: Db,
  townId: string,
  evidenceIds: readonly string[],
  { by, now }: Act,
): Promise<number> {
  if (evidenceIds.length === 0) return 0
  const added = await tx
    .insertInto('ledger_photo_release')
    .values(
      evidenceIds.map((id) => ({ town_id: townId, id: newId(), evidence_id: id, released_by: by, released_at: now })),
    )
    .onConflict((conflict) =>
      conflict.columns(['town_id', 'evidence_id']).where('withdrawn_at', 'is', null).doNothing(),
    )
    .returning('id')
    .execute()
  return added.length
}

export async function withdrawPhotos(
  tx: Db,
  townId: string,
  evidenceIds: readonly string[],
  { by, now }: Act,
): Promise<number> {
  if (evidenceIds.length === 0) return 0
  const gone = await tx
    .updateTable('ledger_photo_release')
    .set({ withdrawn_by: by, withdrawn_at: now })
    .where('town_id', '=', townId)
    .where('evidence_id', 'in', evidenceIds)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .execute()
  return gone.length
}
