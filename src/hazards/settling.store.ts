import { sql } from 'kysely'
import { type Db, transact } from '#platform/db.ts'
import { forgetNamed, monthOf } from './named-months.store.ts'

/** What reporters wrote, and the day that each row tells. */
const days = {
  hazard_report: 'received_on',
  hazard_case: 'received_on',
  hazard_message: 'said_on',
  hazard_file: 'sent_on',
  hazard_identity: 'given_on',
  hazard_identity_withdrawal: 'withdrawn_on',
} as const

/**
 * PostgreSQL keeps with each row the transaction that wrote it, and transactions are counted: beside acts whose minute is
 * known, a report's minute could be read off a stolen disk. So a day that is over is written anew by one transaction.
 */
export async function settleDay(db: Db, townId: string, day: string): Promise<void> {
  await transact(db, async (tx) => {
    for (const [table, column] of Object.entries(days))
      await sql`update ${sql.table(table)} set town_id = town_id
        where town_id = ${townId} and ${sql.ref(column)} = ${day}`.execute(tx)
    await sql`update hazard_report set town_id = town_id
      where town_id = ${townId} and passed_up_on = ${day}`.execute(tx)
    await sql`update hazard_own_step set town_id = town_id
      where town_id = ${townId} and on_day = ${day}`.execute(tx)
    await sql`update hazard_event set town_id = town_id
      where town_id = ${townId} and on_day = ${day} and by_what = 'reporter'`.execute(tx)
    await forgetNamed(tx, townId, day)
    await sql`update hazard_named_month set town_id = town_id
      where town_id = ${townId} and month = ${monthOf(day)}`.execute(tx)
  })
}

/** The rows as they were before; not within a transaction. */
export async function sweepSettled(db: Db): Promise<void> {
  for (const table of [...Object.keys(days), 'hazard_own_step', 'hazard_event', 'hazard_named_month'])
    await sql`vacuum ${sql.table(table)}`.execute(db)
}
