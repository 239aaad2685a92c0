import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { PasswordSettings } from './password-profiles.rules.ts'
import type { PowerSettings } from './powers.rules.ts'

export interface TownSettings extends PasswordSettings, PowerSettings {
  secondFactor?: 'off'
  unitPin?: boolean
}

export interface Town {
  id: string
  slug: string
  /** 苏店镇 */
  name: string
  /** A county reads the sums of the towns that belong to it. */
  kind: 'town' | 'county'
  /** 长治市上党区苏店镇人民政府 */
  fullName: string
  officeName: string
  hotline: string
  record: { icp?: string; police?: string; code?: string }
  settings: TownSettings
  clockShiftMs: number
  demo: boolean
  setUpAt: Date | null
}

/** Before the first town is set up, and while the database is away. */
export const noTown: Town = {
  id: '00000000-0000-0000-0000-000000000000',
  slug: '',
  name: '',
  kind: 'town',
  fullName: '',
  officeName: '',
  hotline: '',
  record: {},
  settings: {},
  clockShiftMs: 0,
  demo: false,
  setUpAt: null,
}

const towns = (db: Db) =>
  db
    .selectFrom('town')
    .select([
      'id',
      'slug',
      'name',
      'kind',
      'full_name as fullName',
      'office_name as officeName',
      'hotline',
      'record',
      'settings',
      'clock_shift_ms as clockShiftMs',
      'demo',
      'set_up_at as setUpAt',
    ])

/** By its prefix `/t/<slug>`, or without one the first town of the server. */
export async function findTown(db: Db, slug: string | null): Promise<Town | undefined> {
  const query =
    slug === null ? towns(db).orderBy('created_at').orderBy('id').limit(1) : towns(db).where('slug', '=', slug)
  return (await query.executeTakeFirst()) as Town | undefined
}

export async function listTowns(db: Db): Promise<Town[]> {
  return (await towns(db).orderBy('created_at').orderBy('id').execute()) as unknown as Town[]
}

/** Of one of five hundred, for a job that is about it. */
export const findTownById = async (db: Db, id: unknown): Promise<Town | undefined> =>
  (await towns(db).where('id', '=', String(id)).executeTakeFirst()) as Town | undefined

export interface TownWritten {
  name: string
  fullName: string
  officeName: string
  hotline: string
}

export async function recordTown(
  db: Db,
  town: TownWritten & { id: string; slug: string; demo?: boolean; clockShiftMs?: number; setUpAt?: Date | null },
): Promise<void> {
  await db
    .insertInto('town')
    .values({
      id: town.id,
      slug: town.slug,
      name: town.name,
      full_name: town.fullName,
      office_name: town.officeName,
      hotline: town.hotline,
      demo: town.demo ?? false,
      clock_shift_ms: town.clockShiftMs ?? 0,
      set_up_at: town.setUpAt ?? null,
    })
    .execute()
}

export async function changeTown(
  db: Db,
  townId: string,
  town: Partial<TownWritten> & { setUpAt?: Date },
): Promise<void> {
  await db
    .updateTable('town')
    .set({
      ...(town.name === undefined ? {} : { name: town.name }),
      ...(town.fullName === undefined ? {} : { full_name: town.fullName }),
      ...(town.officeName === undefined ? {} : { office_name: town.officeName }),
      ...(town.hotline === undefined ? {} : { hotline: town.hotline }),
      ...(town.setUpAt === undefined ? {} : { set_up_at: town.setUpAt }),
    })
    .where('id', '=', townId)
    .execute()
}

/** What is not named stays as it is. */
export async function changeSettings(db: Db, townId: string, settings: TownSettings): Promise<void> {
  await db
    .updateTable('town')
    .set({ settings: sql`settings || ${JSON.stringify(settings)}::jsonb` })
    .where('id', '=', townId)
    .execute()
}

/** Held until the transaction ends, so that two who change them see each other. */
export async function findSettings(tx: Db, townId: string): Promise<TownSettings> {
  const { settings } = await tx
    .selectFrom('town')
    .select('settings')
    .where('id', '=', townId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  // written by changeSettings only
  return settings as TownSettings
}
