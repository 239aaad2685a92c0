import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Sent } from './reporter.ts'

export interface Wholeness {
  /** Receipted, and no row afterwards. */
  lost: number
  duplicates: number
  /** Rows that contradict one another. */
  halves: string[]
}

/** As a villager looks it up: the receipt's page says what was reported. */
export async function missingPages(url: string, kept: readonly Sent[]): Promise<number> {
  const waiting = [...kept]
  let missing = 0
  const reading = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const answer = await fetch(new URL(one.receipt, url)).catch(() => undefined)
      if (!(await answer?.text().catch(() => undefined))?.includes(one.mark)) missing += 1
    }
  }
  await Promise.all(Array.from({ length: 8 }, reading))
  return missing
}

export async function look(db: Db, townId: string, sent: readonly Sent[]): Promise<Wholeness> {
  const rows = await db
    .selectFrom('campaign_submission')
    .select(['id', 'words', 'figures'])
    .where('town_id', '=', townId)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const lost = sent.filter(({ receipt, mark }) => !byId.get(receipt.split('/').at(-1) ?? '')?.words.endsWith(mark))
  const marks = rows.map(({ words }) => words)
  const halves = await Promise.all(Object.entries(contradictions).map(([name, query]) => count(db, name, query)))
  return { lost: lost.length, duplicates: marks.length - new Set(marks).size, halves: halves.flat() }
}

/** Each counts rows that one act wrote without the rest of it. */
const contradictions: Record<string, string> = {
  'a report without its figures': `select from campaign_submission where figures <> '{"places": 3}'`,
  'a report without its line in the audit': `select from campaign_submission s where not exists
    (select from audit_entry a where a.town_id = s.town_id and a.subject = 'submission/' || s.id)`,
  'a line in the audit without its report': `select from audit_entry a where act = 'submission.send' and not exists
    (select from campaign_submission s where a.town_id = s.town_id and a.subject = 'submission/' || s.id)`,
  'a report whose form key leads elsewhere': `select from campaign_submission s where not exists
    (select from form_key k where k.town_id = s.town_id and k.location like '%/receipts/' || s.id)`,
  'a used form key without a report': `select from form_key k where location not like '%/receipts/%'`,
  'a standing that is not of the last version': `select from campaign_standing standing left join lateral
    (select id, version from campaign_submission s where s.town_id = standing.town_id
      and s.assignment_id = standing.assignment_id order by version desc limit 1) last on true
    where standing.submission_id is distinct from last.id or standing.version <> coalesce(last.version, 0)
      or (standing.stage = 'sent') <> (last.id is not null)`,
  'versions with a gap': `select from campaign_submission group by assignment_id having max(version) <> count(*)`,
}

async function count(db: Db, name: string, query: string): Promise<string[]> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${sql.raw(query)}) found`.execute(db)
  return rows[0]!.n > 0 ? [`${name}: ${rows[0]!.n}`] : []
}
