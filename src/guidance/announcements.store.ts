import type { Via } from '#campaign/submissions.store.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { AnnouncementRead } from './announcements.rules.ts'

export interface Announcement {
  id: string
  title: string
  text: string
  confirm: boolean
  by: string
  announcedAt: Date
  withdrawnBy: string | null
  withdrawnAt: Date | null
  units: number
  read: number
}

const announcements = (db: Db, townId: string) =>
  db
    .selectFrom('guidance_announcement as announcement')
    .innerJoin('person as author', (join) =>
      join.onRef('author.town_id', '=', 'announcement.town_id').onRef('author.id', '=', 'announcement.announced_by'),
    )
    .leftJoin('person as withdrawer', (join) =>
      join
        .onRef('withdrawer.town_id', '=', 'announcement.town_id')
        .onRef('withdrawer.id', '=', 'announcement.withdrawn_by'),
    )
    .where('announcement.town_id', '=', townId)
    .select((row) => [
      'announcement.id',
      'announcement.title',
      'announcement.text',
      'announcement.confirm',
      'author.name as by',
      'announcement.announced_at as announcedAt',
      'withdrawer.name as withdrawnBy',
      'announcement.withdrawn_at as withdrawnAt',
      row
        .selectFrom('guidance_addressee as addressee')
        .whereRef('addressee.town_id', '=', 'announcement.town_id')
        .whereRef('addressee.announcement_id', '=', 'announcement.id')
        .select((one) => one.fn.countAll<number>().as('count'))
        .as('units'),
      row
        .selectFrom('guidance_reading as reading')
        .whereRef('reading.town_id', '=', 'announcement.town_id')
        .whereRef('reading.announcement_id', '=', 'announcement.id')
        .select((one) => one.fn.countAll<number>().as('count'))
        .as('read'),
    ])
    .$castTo<Announcement>()

export const listAnnouncements = (db: Db, townId: string, most = 300): Promise<Announcement[]> =>
  announcements(db, townId).orderBy('announcement.announced_at', 'desc').limit(most).execute()

export const findAnnouncement = (db: Db, townId: string, id: string): Promise<Announcement | undefined> =>
  announcements(db, townId).where('announcement.id', '=', id).executeTakeFirst()

export interface Announced {
  id: string
  title: string
  text: string
  confirm: boolean
  announcedAt: Date
  withdrawnAt: Date | null
  readBy: string | null
  readAt: Date | null
}

const announced = (db: Db, townId: string, unitId: string) =>
  db
    .selectFrom('guidance_addressee as addressee')
    .innerJoin('guidance_announcement as announcement', (join) =>
      join
        .onRef('announcement.town_id', '=', 'addressee.town_id')
        .onRef('announcement.id', '=', 'addressee.announcement_id'),
    )
    .leftJoin('guidance_reading as reading', (join) =>
      join
        .onRef('reading.town_id', '=', 'addressee.town_id')
        .onRef('reading.announcement_id', '=', 'addressee.announcement_id')
        .onRef('reading.unit_id', '=', 'addressee.unit_id'),
    )
    .where('addressee.town_id', '=', townId)
    .where('addressee.unit_id', '=', unitId)
    .select([
      'announcement.id',
      'announcement.title',
      'announcement.text',
      'announcement.confirm',
      'announcement.announced_at as announcedAt',
      'announcement.withdrawn_at as withdrawnAt',
      'reading.by_name as readBy',
      'reading.read_at as readAt',
    ])

/** What stands for this unit, the latest first. */
export const listAnnouncedTo = (db: Db, townId: string, unitId: string): Promise<Announced[]> =>
  announced(db, townId, unitId)
    .where('announcement.withdrawn_at', 'is', null)
    .orderBy('announcement.announced_at', 'desc')
    .limit(100)
    .execute()

/** Withdrawn or not: whoever has its address is told that it was withdrawn. */
export const findAnnouncedTo = (db: Db, townId: string, unitId: string, id: string): Promise<Announced | undefined> =>
  announced(db, townId, unitId).where('announcement.id', '=', id).executeTakeFirst()

export interface Addressee {
  unitId: string
  unit: string
  contactName: string
  contactPhone: string
  readBy: string | null
  via: Via | null
  readAt: Date | null
}

/** Whoever has not read first, then as they read. */
export const listAddressees = (db: Db, townId: string, announcementId: string): Promise<Addressee[]> =>
  db
    .selectFrom('guidance_addressee as addressee')
    .innerJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'addressee.town_id').onRef('unit.id', '=', 'addressee.unit_id'),
    )
    .leftJoin('guidance_reading as reading', (join) =>
      join
        .onRef('reading.town_id', '=', 'addressee.town_id')
        .onRef('reading.announcement_id', '=', 'addressee.announcement_id')
        .onRef('reading.unit_id', '=', 'addressee.unit_id'),
    )
    .where('addressee.town_id', '=', townId)
    .where('addressee.announcement_id', '=', announcementId)
    .select([
      'addressee.unit_id as unitId',
      'unit.name as unit',
      'unit.contact_name as contactName',
      'unit.contact_phone as contactPhone',
      'reading.by_name as readBy',
      'reading.via',
      'reading.read_at as readAt',
    ])
    .orderBy('reading.read_at', (order) => order.asc().nullsFirst())
    .orderBy('unit.position')
    .orderBy('unit.name')
    .$castTo<Addressee>()
    .execute()

const AT_ONCE = 4000

export async function recordAnnouncement(
  tx: Db,
  townId: string,
  { title, text, confirm, unitIds }: AnnouncementRead,
  { by, now }: { by: string; now: Date },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('guidance_announcement')
    .values({ town_id: townId, id, title, text, confirm, announced_by: by, announced_at: now })
    .execute()
  for (let start = 0; start < unitIds.length; start += AT_ONCE) {
    const some = unitIds.slice(start, start + AT_ONCE)
    await tx
      .insertInto('guidance_addressee')
      .values(some.map((unit_id) => ({ town_id: townId, announcement_id: id, unit_id })))
      .execute()
  }
  return id
}

/** Once a unit: whoever reads later changes nothing. @returns whether this was the first. */
export async function recordReading(
  tx: Db,
  townId: string,
  { announcementId, unitId }: { announcementId: string; unitId: string },
  by: { name: string; personId: string | null; linkId: string | null; via: Via },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto('guidance_reading')
    .values({
      town_id: townId,
      announcement_id: announcementId,
      unit_id: unitId,
      by_name: by.name,
      person_id: by.personId,
      link_id: by.linkId,
      via: by.via,
      read_at: now,
    })
    .onConflict((conflict) => conflict.columns(['town_id', 'announcement_id', 'unit_id']).doNothing())
    .returning('unit_id')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns whether it stood until now */
export async function withdrawAnnouncement(
  tx: Db,
  townId: string,
  id: string,
  { by, now }: { by: string; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('guidance_announcement')
    .set({ withdrawn_by: by, withdrawn_at: now })
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
