import type { Db } from '#platform/db.ts'

export interface AuditLine {
  id: string
  at: Date
  actorName: string | null
  actor: string
  act: string
  subject: string
  /** The name of the person it was done to, where it was a person. */
  subjectName: string | null
  succeeded: boolean
}

export interface AuditWish {
  page: number
  size: number
  /** Only what did not succeed. */
  failed: boolean
}

/** The newest first; one more than `size` tells that there is another page, without counting them all. */
export async function listAudit(db: Db, townId: string, { page, size, failed }: AuditWish): Promise<AuditLine[]> {
  const rows = await db
    .selectFrom('audit_entry as entry')
    .leftJoin('person as who', (join) =>
      join.onRef('who.town_id', '=', 'entry.town_id').onRef('who.id', '=', 'entry.actor_id'),
    )
    .where('entry.town_id', '=', townId)
    .$if(failed, (query) => query.where('entry.succeeded', '=', false))
    .select(['entry.id', 'entry.at', 'entry.actor', 'entry.act', 'entry.subject', 'entry.succeeded'])
    .select('who.name as actorName')
    .orderBy('entry.id', 'desc')
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute()
  const ids = rows.flatMap(({ subject }) => /^person\/([0-9a-f-]{36})$/.exec(subject)?.[1] ?? [])
  const named = ids.length
    ? await db
        .selectFrom('person')
        .select(['id', 'name'])
        .where('town_id', '=', townId)
        .where('id', 'in', ids)
        .execute()
    : []
  const names = new Map(named.map(({ id, name }) => [`person/${id}`, name]))
  return rows.map((row) => ({ ...row, subjectName: names.get(row.subject) ?? null }))
}
