import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Ctx } from './access.ts'

export interface Act {
  act: string
  /** What it was done to, as an address: 'unit/018f…'. Never the content of a report. */
  subject: string
  succeeded?: boolean
  detail?: Record<string, string | number | boolean | null>
}

/** One line of the audit, in the transaction of the act itself: if it cannot be written, the act does not happen. */
export async function recordAct(db: Db, c: Ctx, { act, subject, succeeded = true, detail = {} }: Act): Promise<void> {
  const { town, viewer } = c.var
  await db
    .insertInto('audit_entry')
    .values({
      town_id: town.id,
      id: newId(),
      actor_id: viewer?.personId ?? null,
      actor: viewer ? 'person' : 'resident',
      act,
      subject,
      succeeded,
      detail: JSON.stringify(detail),
    })
    .execute()
}
