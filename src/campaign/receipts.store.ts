import type { Db } from '#platform/db.ts'
import { canSign } from './standing.rules.ts'
import { lockStanding, moveStanding } from './standing.store.ts'
import type { Via } from './submissions.store.ts'

export interface Signing {
  byName: string
  personId: string | null
  via: Via
}

/** The unit takes the task on (签收). A second signing changes nothing; false when there was nothing to sign. */
export async function recordReceipt(
  tx: Db,
  townId: string,
  assignmentId: string,
  { byName, personId, via }: Signing,
  now: Date,
): Promise<boolean> {
  const standing = await lockStanding(tx, townId, assignmentId)
  if (!standing || !canSign(standing)) return false
  await tx
    .insertInto('campaign_receipt')
    .values({
      town_id: townId,
      assignment_id: assignmentId,
      by_name: byName,
      person_id: personId,
      via,
      signed_at: now,
    })
    .execute()
  await moveStanding(tx, townId, assignmentId, { to: 'signed' })
  return true
}

export const findReceipt = (
  db: Db,
  townId: string,
  assignmentId: string,
): Promise<{ byName: string; signedAt: Date } | undefined> =>
  db
    .selectFrom('campaign_receipt')
    .where('town_id', '=', townId)
    .where('assignment_id', '=', assignmentId)
    .select(['by_name as byName', 'signed_at as signedAt'])
    .executeTakeFirst()
