import type { Db } from '#platform/db.ts'
import type { Seat } from './campaign.types.ts'

export async function recordSeats(tx: Db, townId: string, campaignId: string, seats: readonly Seat[]): Promise<void> {
  if (seats.length === 0) return
  await tx
    .insertInto('campaign_seat')
    .values(seats.map((seat) => ({ town_id: townId, campaign_id: campaignId, ...seat })))
    .execute()
}

export const listSeats = (db: Db, townId: string, campaignId: string): Promise<Seat[]> =>
  db
    .selectFrom('campaign_seat')
    .where('town_id', '=', townId)
    .where('campaign_id', '=', campaignId)
    .select(['id', 'position', 'seat', 'holder'])
    .orderBy('position')
    .execute()

/** The seats as they are now; what stood before is kept in the answers. */
export async function replaceSeats(tx: Db, townId: string, campaignId: string, seats: readonly Seat[]): Promise<void> {
  await tx.deleteFrom('campaign_seat').where('town_id', '=', townId).where('campaign_id', '=', campaignId).execute()
  await recordSeats(tx, townId, campaignId, seats)
}
