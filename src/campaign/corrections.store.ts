import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

export interface Correction {
  id: string
  campaignId: string
  noticeId: string
  beforeId: string | null
  fileName: string
  /** Of the file as it came; null when it was pasted. */
  sha256: string | null
  text: string
  uploadedAt: Date
  byName: string | null
}

const corrections = (db: Db, townId: string, campaignId: string) =>
  db
    .selectFrom('campaign_correction as correction')
    .innerJoin('campaign_notice as notice', (join) =>
      join.onRef('notice.town_id', '=', 'correction.town_id').onRef('notice.id', '=', 'correction.notice_id'),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'correction.town_id').onRef('person.id', '=', 'correction.uploaded_by'),
    )
    .where('correction.town_id', '=', townId)
    .where('correction.campaign_id', '=', campaignId)
    .select([
      'correction.id',
      'correction.campaign_id as campaignId',
      'correction.notice_id as noticeId',
      'correction.before_id as beforeId',
      'notice.file_name as fileName',
      'notice.sha256',
      'notice.text',
      'correction.uploaded_at as uploadedAt',
      'person.name as byName',
    ])

/** The latest first. */
export const listCorrections = (db: Db, townId: string, campaignId: string): Promise<Correction[]> =>
  corrections(db, townId, campaignId).orderBy('correction.id', 'desc').execute()

export const findCorrection = (
  db: Db,
  townId: string,
  campaignId: string,
  id: string,
): Promise<Correction | undefined> =>
  corrections(db, townId, campaignId).where('correction.id', '=', id).executeTakeFirst()

export async function recordCorrection(
  tx: Db,
  townId: string,
  { campaignId, noticeId, beforeId, by, now }: CorrectionWritten,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('campaign_correction')
    .values({
      town_id: townId,
      id,
      campaign_id: campaignId,
      notice_id: noticeId,
      before_id: beforeId,
      uploaded_by: by,
      uploaded_at: now,
    })
    .execute()
  return id
}

interface CorrectionWritten {
  campaignId: string
  noticeId: string
  beforeId: string | null
  by: string | null
  now: Date
}

export interface Taking {
  subject: string
  field: string
  before: unknown
  after: unknown
}

export async function recordTakings(
  tx: Db,
  townId: string,
  correctionId: string,
  takings: readonly Taking[],
  { by, now }: { by: string | null; now: Date },
): Promise<void> {
  if (takings.length === 0) return
  await tx
    .insertInto('campaign_taking')
    .values(
      takings.map(({ subject, field, before, after }) => ({
        town_id: townId,
        id: newId(),
        correction_id: correctionId,
        subject,
        field,
        before: JSON.stringify(before),
        after: JSON.stringify(after),
        taken_by: by,
        taken_at: now,
      })),
    )
    .execute()
}

export async function countTakings(db: Db, townId: string, correctionId: string): Promise<number> {
  const { count } = await db
    .selectFrom('campaign_taking')
    .where('town_id', '=', townId)
    .where('correction_id', '=', correctionId)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** From now on the draft stands beside this paper. */
export async function adoptNotice(tx: Db, townId: string, campaignId: string, noticeId: string): Promise<void> {
  await tx
    .updateTable('campaign')
    .set({ notice_id: noticeId })
    .where('town_id', '=', townId)
    .where('id', '=', campaignId)
    .execute()
}
