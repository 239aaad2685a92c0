import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { NoticeReading } from './notice/reading.ts'

export interface Superior {
  id: string
  campaignId: string
  fileName: string
  sha256: string | null
  text: string
  reading: NoticeReading
  uploadedAt: Date
}

const superiors = (db: Db, townId: string, campaignId: string) =>
  db
    .selectFrom('campaign_superior as superior')
    .innerJoin('campaign_notice as notice', (join) =>
      join.onRef('notice.town_id', '=', 'superior.town_id').onRef('notice.id', '=', 'superior.notice_id'),
    )
    .where('superior.town_id', '=', townId)
    .where('superior.campaign_id', '=', campaignId)
    .select([
      'superior.id',
      'superior.campaign_id as campaignId',
      'notice.file_name as fileName',
      'notice.sha256',
      'notice.text',
      'superior.reading',
      'superior.uploaded_at as uploadedAt',
    ])
    // written by this file only
    .$narrowType<{ reading: NoticeReading }>()

/** The latest first. */
export const listSuperiors = (db: Db, townId: string, campaignId: string): Promise<Superior[]> =>
  superiors(db, townId, campaignId).orderBy('superior.id', 'desc').execute() as Promise<Superior[]>

export const findSuperior = (db: Db, townId: string, campaignId: string, id: string): Promise<Superior | undefined> =>
  superiors(db, townId, campaignId).where('superior.id', '=', id).executeTakeFirst() as Promise<Superior | undefined>

export async function recordSuperior(
  tx: Db,
  townId: string,
  { campaignId, noticeId, reading, by, now }: SuperiorWritten,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('campaign_superior')
    .values({
      town_id: townId,
      id,
      campaign_id: campaignId,
      notice_id: noticeId,
      reading: JSON.stringify(reading),
      uploaded_by: by,
      uploaded_at: now,
    })
    .execute()
  return id
}

interface SuperiorWritten {
  campaignId: string
  noticeId: string
  reading: NoticeReading
  by: string | null
  now: Date
}
