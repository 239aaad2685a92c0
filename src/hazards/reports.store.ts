import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { randomId } from '#platform/ids.ts'
import type { Keys } from '#platform/keys.ts'
import { openCase } from './cases.open.store.ts'
import { chainStart, nextChain } from './chain.rules.ts'
import type { Anonymity, Channel, Kind, ReportContent } from './reports.rules.ts'
import { sealText, vaultFrom } from './vault.ts'

export interface NewReport {
  lookup: Buffer
  channel: Channel
  kind: Kind
  topic: string
  deaths: boolean
  insider: boolean
  anonymity: Anonymity
  unitId: string | null
  /** An enterprise's own channel. */
  ownUnitId?: string | null
  receivedOn: string
  content: ReportContent
}

/** Sealed before the queue is held: nobody waits for somebody else's cipher. */
export interface SealedReport extends Omit<NewReport, 'content'> {
  id: string
  wrapped: Buffer
  body: Buffer
}

export function sealReport(keys: Keys, { content, ...report }: NewReport): SealedReport {
  const vault = vaultFrom(keys, 'hazard-report')
  const { key, wrapped } = vault.newKey()
  return { ...report, id: randomId(), wrapped, body: sealText(vault, key, JSON.stringify(content)) }
}

export interface Queued {
  reportId: string
  isNew: true
  caseId: string
  number: number
  chain: Buffer
}

/**
 * Takes the next place in the town's queue and opens a case of its own. The queue is held until the transaction ends:
 * who stands in it first has committed first.
 * @returns the report that has this receipt already, where the same form came before
 */
export async function recordReport(
  tx: Db,
  townId: string,
  report: SealedReport,
): Promise<Queued | { reportId: string; isNew: false }> {
  await lockQueue(tx, townId)
  const last = await tx
    .selectFrom('hazard_report')
    .select(['number', 'chain'])
    .where('town_id', '=', townId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  const chain = nextChain(last?.chain ?? chainStart(townId), { ...report, number })
  const taken = await tx
    .insertInto('hazard_report')
    .values({
      town_id: townId,
      id: report.id,
      number,
      chain,
      lookup: report.lookup,
      channel: report.channel,
      own_unit_id: report.ownUnitId ?? null,
      kind: report.kind,
      topic: report.topic,
      deaths: report.deaths,
      insider: report.insider,
      anonymity: report.anonymity,
      unit_id: report.unitId,
      received_on: report.receivedOn,
      wrapped_key: report.wrapped,
      body: report.body,
    })
    .onConflict((conflict) => conflict.columns(['town_id', 'lookup']).doNothing())
    .returning('id')
    .executeTakeFirst()
  // whoever had it before has committed: the queue was held
  if (!taken) return { reportId: (await findReportId(tx, townId, report.lookup))!, isNew: false }
  const caseId = randomId()
  const { kind, topic, deaths, unitId, receivedOn } = report
  await openCase(tx, townId, { caseId, reportId: report.id, unitId, kind, topic, deaths, receivedOn })
  return { reportId: report.id, isNew: true, caseId, number, chain }
}

const lockQueue = (tx: Db, townId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`hazard-queue:${townId}`}, 0))`.execute(tx)

/** The report behind a receipt. */
export async function findReportId(db: Db, townId: string, lookup: Buffer): Promise<string | undefined> {
  const row = await db
    .selectFrom('hazard_report')
    .select('id')
    .where('town_id', '=', townId)
    .where('lookup', '=', lookup)
    .executeTakeFirst()
  return row?.id
}

const AT_ONCE = 1_000

/** Reads the whole queue. @returns the first number that does not fit, or how many do */
export async function verifyChain(db: Db, townId: string): Promise<{ broken: number } | { whole: number }> {
  let chain = chainStart(townId)
  let number = 0
  for (;;) {
    const rows = await db
      .selectFrom('hazard_report')
      .select(['number', 'chain', 'received_on', 'body'])
      .where('town_id', '=', townId)
      .where('number', '>', number)
      .orderBy('number')
      .limit(AT_ONCE)
      .execute()
    for (const row of rows) {
      number += 1
      chain = nextChain(chain, { number, receivedOn: row.received_on, body: row.body })
      if (row.number !== number || !row.chain.equals(chain)) return { broken: number }
    }
    if (rows.length < AT_ONCE) return { whole: number }
  }
}
