import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { randomId } from '#platform/ids.ts'
import type { Keys } from '#platform/keys.ts'
import { openCase } from './cases.open.store.ts'
import { chainStart, nextChain } from './chain.rules.ts'
import type { ReportContent, ReportMatter } from './reports.rules.ts'
import { readTownRules } from './settings.store.ts'
import { sealText, vaultFrom } from './vault.ts'

export interface OwnPlace {
  unitId: string
  channelId: string
}

export interface NewReport extends ReportMatter {
  lookup: Buffer
  /** An enterprise's own channel, which is not the town's to read. */
  own?: OwnPlace | null
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
  const rules = await readTownRules(tx, townId)
  const queued = await queueReport(tx, townId, report)
  if (!queued.isNew) return queued
  const caseId = randomId()
  const { kind, topic, deaths, unitId, receivedOn } = report
  const opened = { caseId, reportId: report.id, unitId, kind, topic, deaths, receivedOn }
  await openCase(tx, townId, opened, rules)
  return { ...queued, caseId }
}

/** The same place in the same queue, and no case: what an enterprise's own channel brings begins one when it is passed up. */
export async function queueReport(
  tx: Db,
  townId: string,
  report: SealedReport,
): Promise<Omit<Queued, 'caseId'> | { reportId: string; isNew: false }> {
  await lockQueue(tx, townId)
  const queued = await takePlace(tx, townId, report)
  // whoever had it before has committed: the queue was held
  if (!queued) return { reportId: (await findReportId(tx, townId, report.lookup))!, isNew: false }
  return { reportId: report.id, isNew: true, ...queued }
}

/**
 * Finds the last one, links to it and writes, in one statement: while the queue is held every trip to the server is waited
 * for by everybody. The link is that of `nextChain`.
 */
async function takePlace(
  tx: Db,
  townId: string,
  report: SealedReport,
): Promise<{ number: number; chain: Buffer } | undefined> {
  const { rows } = await sql<{ number: number; chain: Buffer }>`
    with last as (
      select number, chain from hazard_report where town_id = ${townId} order by number desc limit 1
    ), place as (
      select coalesce((select number from last), 0) + 1 as number,
        coalesce((select chain from last), ${chainStart(townId)}::bytea) as before
    )
    insert into hazard_report (town_id, id, number, chain, lookup, channel, own_unit_id, own_channel_id, kind, topic, deaths, insider,
      anonymity, unit_id, received_on, wrapped_key, body)
    select ${townId}::uuid, ${report.id}::uuid, number,
      sha256(before || int4send(number) || convert_to(${report.receivedOn}::text, 'UTF8') || sha256(${report.body}::bytea)),
      ${report.lookup}::bytea, ${report.channel}::text, ${report.own?.unitId ?? null}::uuid,
      ${report.own?.channelId ?? null}::uuid, ${report.kind}::text,
      ${report.topic}::text, ${report.deaths}::boolean, ${report.insider}::boolean, ${report.anonymity}::text,
      ${report.unitId}::uuid, ${report.receivedOn}::date, ${report.wrapped}::bytea, ${report.body}::bytea
    from place
    on conflict (town_id, lookup) do nothing
    returning number, chain`.execute(tx)
  return rows[0]
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
