import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { outside } from './channels.rules.ts'
import type { Message } from './messages.store.ts'

const columns = [
  'id',
  'day',
  'addressee',
  'unit_id as unitId',
  'channel',
  'recipient',
  'recipient_name as recipientName',
  'state',
  'body',
  'attempts',
  'not_before as notBefore',
  'provider_id as providerId',
  'error',
  'planned_at as plannedAt',
  'sent_at as sentAt',
] as const

/** Says, and commits, that the next message may be on its way from here on. @returns false when nothing waits */
export async function claimNext(db: Db, townId: string, now: Date): Promise<boolean> {
  const next = db
    .selectFrom('urge_message')
    .select('id')
    .where('town_id', '=', townId)
    .where('state', '=', 'planned')
    .where('channel', 'in', outside)
    .where('not_before', '<=', now)
    .orderBy('not_before')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
  const claimed = await db
    .updateTable('urge_message')
    .set({ state: 'sending', attempts: sql`attempts + 1` })
    .where('town_id', '=', townId)
    .where('id', '=', next)
    .returning('id')
    .executeTakeFirst()
  return claimed !== undefined
}

/**
 * One that is on its way and in nobody's hands: claimed just now, or by a process that died over it.
 * The row stays locked until the transaction ends, and a dead process holds no lock, so no time-out is guessed.
 */
export const takeClaimed = (tx: Db, townId: string): Promise<Message | undefined> =>
  tx
    .selectFrom('urge_message')
    .select([...columns])
    .where('town_id', '=', townId)
    .where('state', '=', 'sending')
    .orderBy('not_before')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .$castTo<Message>()
    .executeTakeFirst()

export type Outcome =
  | { state: 'sent'; body: string; providerId: string; at: Date }
  | { state: 'dropped' }
  | { state: 'failed'; body: string; error: string }
  | { state: 'planned'; body: string; error: string; notBefore: Date }

export async function recordOutcome(tx: Db, townId: string, id: string, outcome: Outcome): Promise<void> {
  await tx
    .updateTable('urge_message')
    .set({
      state: outcome.state,
      ...(outcome.state === 'sent' && {
        body: outcome.body,
        provider_id: outcome.providerId,
        sent_at: outcome.at,
        error: '',
      }),
      ...((outcome.state === 'failed' || outcome.state === 'planned') && { body: outcome.body, error: outcome.error }),
      ...(outcome.state === 'planned' && { not_before: outcome.notBefore }),
    })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .execute()
}
