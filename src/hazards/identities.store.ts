import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { randomId } from '#platform/ids.ts'
import type { Keys } from '#platform/keys.ts'
import { countNamed, type Left, monthOf, uncountNamed } from './named-months.store.ts'
import type { Anonymity } from './reports.rules.ts'
import { openContent, sealText, vaultFrom } from './vault.ts'

export interface Identity {
  name: string
  phone: string
}

interface Given extends Identity {
  reportId: string
  anonymity: Exclude<Anonymity, 'anonymous'>
  day: string
}

/**
 * Who reported says so, at once or later: apart from the report and under another key. The report keeps its number and
 * its place in the queue. Given again, the later words stand. `cap`: the town's own, a month for one telephone.
 * @returns false where the telephone is full, and nothing was kept
 */
export async function giveIdentity(
  tx: Db,
  keys: Keys,
  townId: string,
  { reportId, name, phone, anonymity, day }: Given,
  cap = 0,
): Promise<boolean> {
  const before = await lockedIdentity(tx, keys, townId, reportId)
  if (before?.phone !== phone || monthOf(before.day) !== monthOf(day)) {
    if (!(await countNamed(tx, keys, townId, { phone, day }, cap))) return false
    if (before) await uncountNamed(tx, keys, townId, before)
  }
  const vault = vaultFrom(keys, 'hazard-identity')
  const { key, wrapped } = vault.newKey()
  const sealed = {
    wrapped_key: wrapped,
    body: sealText(vault, key, JSON.stringify({ name, phone })),
    given_on: day,
  }
  await tx
    .insertInto('hazard_identity')
    .values({ town_id: townId, report_id: reportId, ...sealed })
    .onConflict((conflict) => conflict.columns(['town_id', 'report_id']).doUpdateSet(sealed))
    .execute()
  await setAnonymity(tx, townId, reportId, anonymity)
  return true
}

/**
 * What was left is destroyed with the key that it lay under: nobody opens it any more, the custodian neither. The report
 * stays where it is in the queue, without a name. @returns false where nothing was left
 */
export async function takeIdentityBack(
  tx: Db,
  keys: Keys,
  townId: string,
  { reportId, day }: Pick<Given, 'reportId' | 'day'>,
): Promise<boolean> {
  const before = await lockedIdentity(tx, keys, townId, reportId)
  if (!before) return false
  await uncountNamed(tx, keys, townId, before)
  await tx.deleteFrom('hazard_identity').where('town_id', '=', townId).where('report_id', '=', reportId).execute()
  await setAnonymity(tx, townId, reportId, 'anonymous')
  await tx
    .insertInto('hazard_identity_withdrawal')
    .values({ town_id: townId, id: randomId(), report_id: reportId, withdrawn_on: day })
    .execute()
  return true
}

const setAnonymity = (tx: Db, townId: string, reportId: string, anonymity: Anonymity) =>
  tx.updateTable('hazard_report').set({ anonymity }).where('town_id', '=', townId).where('id', '=', reportId).execute()

/** The telephone as it was left, to count by: it is shown to nobody. Whoever changes an identity is alone at it. */
async function lockedIdentity(tx: Db, keys: Keys, townId: string, reportId: string): Promise<Left | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hazard-identity:${reportId}`}, 0))`.execute(tx)
  const row = await tx
    .selectFrom('hazard_identity')
    .where('town_id', '=', townId)
    .where('report_id', '=', reportId)
    .select(['wrapped_key', 'body', 'given_on'])
    .executeTakeFirst()
  if (!row) return undefined
  const vault = vaultFrom(keys, 'hazard-identity')
  const { phone } = openContent<Identity>(vault, row.wrapped_key, row.body)
  return { phone, day: row.given_on }
}

export interface IdentityWithdrawn {
  reportId: string
  on: string
}

export async function listIdentitiesWithdrawn(
  db: Db,
  townId: string,
  reportIds: readonly string[],
): Promise<IdentityWithdrawn[]> {
  if (reportIds.length === 0) return []
  return db
    .selectFrom('hazard_identity_withdrawal')
    .where('town_id', '=', townId)
    .where('report_id', 'in', [...reportIds])
    .select(['report_id as reportId', 'withdrawn_on as on'])
    .orderBy('withdrawn_on')
    .execute()
}

/** In clear. Whoever calls this has written the reading down in the same transaction. */
export async function readIdentity(
  db: Db,
  keys: Keys,
  townId: string,
  reportId: string,
): Promise<Identity | undefined> {
  const row = await db
    .selectFrom('hazard_identity')
    .where('town_id', '=', townId)
    .where('report_id', '=', reportId)
    .select(['wrapped_key', 'body'])
    .executeTakeFirst()
  if (!row) return undefined
  const vault = vaultFrom(keys, 'hazard-identity')
  return openContent<Identity>(vault, row.wrapped_key, row.body)
}

export interface Identified {
  reportId: string
  number: number
  anonymity: Anonymity
  given: boolean
}

/** The reports of one case, those merged into it too: whether anybody stands behind them, not who. */
export async function listIdentified(
  db: Db,
  townId: string,
  caseId: string,
  { lock = false }: { /** Two who ask at once ask one after the other. */ lock?: boolean } = {},
): Promise<Identified[]> {
  const rows = await db
    .selectFrom('hazard_case as one')
    .innerJoin('hazard_report as report', (join) =>
      join.onRef('report.town_id', '=', 'one.town_id').onRef('report.id', '=', 'one.report_id'),
    )
    .leftJoin('hazard_identity as identity', (join) =>
      join.onRef('identity.town_id', '=', 'one.town_id').onRef('identity.report_id', '=', 'one.report_id'),
    )
    .where('one.town_id', '=', townId)
    .where((where) => where.or([where('one.id', '=', caseId), where('one.merged_into', '=', caseId)]))
    .select(['report.id as reportId', 'report.number', 'report.anonymity', 'identity.given_on'])
    .orderBy('report.number')
    .$if(lock, (query) => query.forUpdate('one'))
    .execute()
  return rows.map(({ given_on, anonymity, ...row }) => ({
    ...row,
    anonymity: anonymity as Anonymity,
    given: given_on !== null,
  }))
}
