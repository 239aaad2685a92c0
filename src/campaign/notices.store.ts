import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { WarningCode } from './notice/reading.ts'

export interface Notice {
  id: string
  fileName: string
  /** txt, docx, doc, or typed when it was pasted. */
  kind: string
  /** Of the file as it came; null when it was pasted. */
  sha256: string | null
  text: string
  warnings: WarningCode[]
  uploadedAt: Date
}

export interface NoticeWritten {
  fileName: string
  kind: string
  sha256: string | null
  text: string
  warnings: readonly WarningCode[]
}

export async function recordNotice(
  db: Db,
  townId: string,
  notice: NoticeWritten,
  by: string | null,
  now: Date,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('campaign_notice')
    .values({
      town_id: townId,
      id,
      file_name: notice.fileName,
      kind: notice.kind,
      sha256: notice.sha256,
      text: notice.text,
      warnings: JSON.stringify(notice.warnings),
      uploaded_by: by,
      uploaded_at: now,
    })
    .execute()
  return id
}

export async function findNotice(db: Db, townId: string, id: string): Promise<Notice | undefined> {
  const row = await db
    .selectFrom('campaign_notice')
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .select(['id', 'file_name as fileName', 'kind', 'sha256', 'text', 'warnings', 'uploaded_at as uploadedAt'])
    .executeTakeFirst()
  // written by this file only
  return row && { ...row, warnings: row.warnings as WarningCode[] }
}
