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

export interface AuditWish extends AuditFilter {
  page: number
  size: number
}

export interface AuditFilter {
  /** Only what did not succeed. */
  failed: boolean
  /** Only what this person did, or what was done to them: a name, or a part of one. */
  who: string
  act: string
  /** By the database's clock. */
  from: Date | undefined
  before: Date | undefined
}

const MOST_NAMED = 200

async function idsNamed(db: Db, townId: string, name: string): Promise<string[]> {
  const found = await db
    .selectFrom('person')
    .select('id')
    .where('town_id', '=', townId)
    .where('name', 'ilike', `%${name.replace(/[\\%_]/g, '\\$&')}%`)
    .limit(MOST_NAMED)
    .execute()
  return found.map(({ id }) => id)
}

/** The newest first; one more than `size` tells that there is another page, without counting them all. */
export async function listAudit(
  db: Db,
  townId: string,
  { page, size, failed, who, act, from, before }: AuditWish,
): Promise<AuditLine[]> {
  const people = who ? await idsNamed(db, townId, who) : []
  if (who && people.length === 0) return []
  const rows = await db
    .selectFrom('audit_entry as entry')
    .leftJoin('person as who', (join) =>
      join.onRef('who.town_id', '=', 'entry.town_id').onRef('who.id', '=', 'entry.actor_id'),
    )
    .where('entry.town_id', '=', townId)
    .$if(failed, (query) => query.where('entry.succeeded', '=', false))
    .$if(act !== '', (query) => query.where('entry.act', '=', act))
    .$if(from !== undefined, (query) => query.where('entry.at', '>=', from!))
    .$if(before !== undefined, (query) => query.where('entry.at', '<', before!))
    .$if(people.length > 0, (query) =>
      query.where((where) =>
        where.or([
          where('entry.actor_id', 'in', people),
          where(
            'entry.subject',
            'in',
            people.map((id) => `person/${id}`),
          ),
        ]),
      ),
    )
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
