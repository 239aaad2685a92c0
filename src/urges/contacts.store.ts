import type { Db } from '#platform/db.ts'

export interface Contact {
  unitId: string
  email: string
  leaderName: string
  leaderPhone: string
  leaderEmail: string
  phoneOnly: boolean
}

export const noContact = (unitId: string): Contact => ({
  unitId,
  email: '',
  leaderName: '',
  leaderPhone: '',
  leaderEmail: '',
  phoneOnly: false,
})

const contacts = (db: Db, townId: string) =>
  db
    .selectFrom('urge_contact')
    .where('town_id', '=', townId)
    .select([
      'unit_id as unitId',
      'email',
      'leader_name as leaderName',
      'leader_phone as leaderPhone',
      'leader_email as leaderEmail',
      'phone_only as phoneOnly',
    ])

export async function listContacts(db: Db, townId: string): Promise<Map<string, Contact>> {
  const rows = await contacts(db, townId).execute()
  return new Map(rows.map((row) => [row.unitId, row]))
}

export const findContact = async (db: Db, townId: string, unitId: string): Promise<Contact> =>
  (await contacts(db, townId).where('unit_id', '=', unitId).executeTakeFirst()) ?? noContact(unitId)

export async function recordContact(
  tx: Db,
  townId: string,
  contact: Contact,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  const columns = {
    email: contact.email,
    leader_name: contact.leaderName,
    leader_phone: contact.leaderPhone,
    leader_email: contact.leaderEmail,
    phone_only: contact.phoneOnly,
    changed_by: by,
    changed_at: now,
  }
  await tx
    .insertInto('urge_contact')
    .values({ town_id: townId, unit_id: contact.unitId, ...columns })
    .onConflict((conflict) => conflict.columns(['town_id', 'unit_id']).doUpdateSet(columns))
    .execute()
}
