import { sql } from 'kysely'
import { addDays } from '#platform/days.rules.ts'
import { type Db, transact } from '#platform/db.ts'
import type { Signer } from '#platform/signatures.ts'
import { type Leaf, rootOf, rootText, type SignedRoot } from './roots.rules.ts'

const roots = (db: Db, townId: string) =>
  db.selectFrom('hazard_root').where('town_id', '=', townId).select(['day', 'reports', 'through', 'root', 'signature'])

/** The newest first. */
export const listRoots = (db: Db, townId: string): Promise<SignedRoot[]> =>
  roots(db, townId).orderBy('day', 'desc').execute()

export const findRoot = (db: Db, townId: string, day: string): Promise<SignedRoot | undefined> =>
  roots(db, townId).where('day', '=', day).executeTakeFirst()

/** The root that covers a report, once it is made. */
export const findRootOver = (db: Db, townId: string, number: number): Promise<SignedRoot | undefined> =>
  roots(db, townId).where('through', '>=', number).where('reports', '>', 0).orderBy('day').limit(1).executeTakeFirst()

/** What stood covered before that day. */
export async function throughBefore(db: Db, townId: string, day: string): Promise<number> {
  const last = await roots(db, townId).where('day', '<', day).orderBy('day', 'desc').limit(1).executeTakeFirst()
  return last?.through ?? 0
}

export const listLeaves = (
  db: Db,
  townId: string,
  { after, through }: { after: number; through: number },
): Promise<Leaf[]> =>
  db
    .selectFrom('hazard_report')
    .where('town_id', '=', townId)
    .where('number', '>', after)
    .where('number', '<=', through)
    .select(['number', 'chain'])
    .orderBy('number')
    .execute()

/**
 * Makes the roots of all days up to `lastDay` that have none, from the first report's day on. Never one twice: whoever
 * comes second waits and finds it made. A report belongs to the first root made after it, so that a late one is in none too few.
 */
export const makeRoots = (db: Db, townId: string, lastDay: string, signer: Signer): Promise<SignedRoot[]> =>
  transact(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`hazard-root:${townId}`}, 0))`.execute(tx)
    const made: SignedRoot[] = []
    const last = await roots(tx, townId).orderBy('day', 'desc').limit(1).executeTakeFirst()
    let day = last ? addDays(last.day, 1) : await firstDay(tx, townId)
    let after = last?.through ?? 0
    for (; day !== undefined && day <= lastDay; day = addDays(day, 1)) {
      const through = await lastNumberOn(tx, townId, day, after)
      const leaves = await listLeaves(tx, townId, { after, through })
      const root = { day, reports: leaves.length, through, root: rootOf(leaves) }
      const signed = { ...root, signature: signer.sign(rootText(root)) }
      await tx
        .insertInto('hazard_root')
        .values({ town_id: townId, ...signed })
        .execute()
      made.push(signed)
      after = through
    }
    return made
  })

async function firstDay(db: Db, townId: string): Promise<string | undefined> {
  const first = await db
    .selectFrom('hazard_report')
    .where('town_id', '=', townId)
    .select('received_on')
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
  return first?.received_on
}

/** The number before the first of a later day; `after` where nothing came. */
async function lastNumberOn(db: Db, townId: string, day: string, after: number): Promise<number> {
  const { rows } = await sql<{ through: number }>`
    select coalesce(max(number), ${after}) as through from hazard_report
    where town_id = ${townId} and number > ${after} and number < coalesce(
      (select min(number) from hazard_report where town_id = ${townId} and number > ${after} and received_on > ${day}),
      2147483647)`.execute(db)
  return rows[0]?.through ?? after
}
