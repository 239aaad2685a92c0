import type { Db } from '#platform/db.ts'
import type { Anonymity, Channel, Kind } from './reports.rules.ts'

/** As it lies there. */
export async function findSealedReport(db: Db, townId: string, reportId: string) {
  const row = await db
    .selectFrom('hazard_report')
    .selectAll()
    .where('town_id', '=', townId)
    .where('id', '=', reportId)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      number: row.number,
      chain: row.chain,
      channel: row.channel as Channel,
      kind: row.kind as Kind,
      topic: row.topic,
      deaths: row.deaths,
      insider: row.insider,
      anonymity: row.anonymity as Anonymity,
      unitId: row.unit_id,
      ownUnitId: row.own_unit_id,
      ownChannelId: row.own_channel_id,
      passedUpOn: row.passed_up_on,
      receivedOn: row.received_on,
      wrapped: row.wrapped_key,
      body: row.body,
    }
  )
}

/** What everything that belongs to a report is sealed under. */
export async function findWrappedKey(db: Db, townId: string, reportId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('hazard_report')
    .select('wrapped_key')
    .where('town_id', '=', townId)
    .where('id', '=', reportId)
    .executeTakeFirst()
  return row?.wrapped_key
}
