import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'

/** Thrown by every act on a campaign that is over: whoever serves it says so, and nothing of the act is kept. */
export class CampaignClosed extends Error {
  readonly campaignId: string
  constructor(campaignId: string) {
    super(`campaign ${campaignId} is closed`)
    this.campaignId = campaignId
  }
}

/**
 * Keeps the campaign of assignments open until this transaction ends: a closing waits for the acts under way.
 * Taken before the assignment's own lock, so that nobody waits for the other round a corner.
 * @throws CampaignClosed
 */
export async function holdOpen(tx: Db, townId: string, assignmentIds: readonly string[]): Promise<void> {
  const rows = await tx
    .selectFrom('campaign')
    .where('town_id', '=', townId)
    .where('id', 'in', (campaign) =>
      campaign
        .selectFrom('campaign_standing')
        .where('town_id', '=', townId)
        .where('assignment_id', 'in', assignmentIds)
        .select('campaign_id'),
    )
    .select(['id', 'closed_at as closedAt'])
    .orderBy('id')
    .forKeyShare()
    .execute()
  const closed = rows.find(({ closedAt }) => closedAt !== null)
  if (closed) throw new CampaignClosed(closed.id)
}

/** One act on the whole of a campaign at a time; who comes second sees what the first did. */
export const lockToClose = (
  tx: Db,
  townId: string,
  id: string,
): Promise<{ closedAt: Date | null; issuedAt: Date | null } | undefined> =>
  tx
    .selectFrom('campaign')
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .select(['closed_at as closedAt', 'issued_at as issuedAt'])
    .forUpdate()
    .executeTakeFirst()

export interface ClosingWritten {
  reason: string
  leftOpen: readonly string[]
  by: string
  now: Date
}

export async function recordClosing(
  tx: Db,
  townId: string,
  campaignId: string,
  { reason, leftOpen, by, now }: ClosingWritten,
): Promise<void> {
  await tx
    .insertInto('campaign_closing')
    .values({
      town_id: townId,
      id: newId(),
      campaign_id: campaignId,
      reason,
      left_open: [...leftOpen],
      closed_by: by,
      closed_at: now,
    })
    .execute()
  await setClosed(tx, townId, campaignId, now)
}

export async function recordReopening(
  tx: Db,
  townId: string,
  campaignId: string,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('campaign_closing')
    .set({ reopened_by: by, reopened_at: now })
    .where('town_id', '=', townId)
    .where('campaign_id', '=', campaignId)
    .where('reopened_at', 'is', null)
    .execute()
  await setClosed(tx, townId, campaignId, null)
}

const setClosed = (tx: Db, townId: string, id: string, at: Date | null) =>
  tx.updateTable('campaign').set({ closed_at: at }).where('town_id', '=', townId).where('id', '=', id).execute()

export interface Closing {
  id: string
  reason: string
  leftOpen: string[]
  byName: string
  closedAt: Date
  reopenedAt: Date | null
  reopenedBy: string | null
}

/** The latest first. */
export const listClosings = (db: Db, townId: string, campaignId: string): Promise<Closing[]> =>
  db
    .selectFrom('campaign_closing as closing')
    .innerJoin('person as closer', (join) =>
      join.onRef('closer.town_id', '=', 'closing.town_id').onRef('closer.id', '=', 'closing.closed_by'),
    )
    .leftJoin('person as opener', (join) =>
      join.onRef('opener.town_id', '=', 'closing.town_id').onRef('opener.id', '=', 'closing.reopened_by'),
    )
    .where('closing.town_id', '=', townId)
    .where('closing.campaign_id', '=', campaignId)
    .orderBy('closing.closed_at', 'desc')
    .orderBy('closing.id', 'desc')
    .select([
      'closing.id',
      'closing.reason',
      'closing.left_open as leftOpen',
      'closer.name as byName',
      'closing.closed_at as closedAt',
      'closing.reopened_at as reopenedAt',
      'opener.name as reopenedBy',
    ])
    .execute()
