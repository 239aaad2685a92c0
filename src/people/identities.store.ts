import type { Db } from '#platform/db.ts'

/** Who stands behind an account of another sign-in, as `issuer` calls it. */
export async function findByIdentity(
  db: Db,
  townId: string,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('person_identity')
    .select('person_id')
    .where('town_id', '=', townId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.person_id
}

export async function isLinked(db: Db, townId: string, issuer: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('person_identity')
    .select('subject')
    .where('town_id', '=', townId)
    .where('issuer', '=', issuer)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

/** False when it already belongs to somebody. */
export async function linkIdentity(
  db: Db,
  townId: string,
  identity: { issuer: string; subject: string; personId: string },
  now: Date,
): Promise<boolean> {
  const linked = await db
    .insertInto('person_identity')
    .values({
      town_id: townId,
      issuer: identity.issuer,
      subject: identity.subject,
      person_id: identity.personId,
      linked_at: now,
    })
    .onConflict((conflict) => conflict.columns(['town_id', 'issuer', 'subject']).doNothing())
    .returning('subject')
    .executeTakeFirst()
  return linked !== undefined
}

export async function unlinkIdentity(db: Db, townId: string, issuer: string, personId: string): Promise<void> {
  await db
    .deleteFrom('person_identity')
    .where('town_id', '=', townId)
    .where('issuer', '=', issuer)
    .where('person_id', '=', personId)
    .execute()
}
