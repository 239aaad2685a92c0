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

/** Whose act it is, for whoever writes the line within a statement of their own. */
export const lineOf = (c: Ctx, { act, subject, detail = {} }: Act) => ({
  id: newId(),
  actorId: c.var.viewer?.personId ?? null,
  actor: c.var.viewer ? 'person' : 'resident',
  act,
  subject,
  detail: JSON.stringify(detail),
})

/** One line of the audit, in the transaction of the act itself: if it cannot be written, the act does not happen. */
export async function recordAct(db: Db, c: Ctx, act: Act): Promise<void> {
  await write(db, c.var.town.id, { ...lineOf(c, act), succeeded: act.succeeded ?? true })
}

/** What a job did by night, on nobody's word. */
export async function recordMachineAct(db: Db, townId: string, { act, subject, detail = {} }: Act): Promise<void> {
  const line = { id: newId(), actorId: null, actor: 'machine', act, subject, detail: JSON.stringify(detail) }
  await write(db, townId, { ...line, succeeded: true })
}

async function write(db: Db, townId: string, line: ReturnType<typeof lineOf> & { succeeded: boolean }): Promise<void> {
  const { actorId, ...rest } = line
  await db
    .insertInto('audit_entry')
    .values({ town_id: townId, actor_id: actorId, ...rest })
    .execute()
}
