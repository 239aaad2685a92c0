import type { Db } from '#platform/db.ts'
import { calendarOf } from './days.rules.ts'
import type { TownRules } from './guards.rules.ts'
import type { OwnReferrals } from './referrals.rules.ts'
import { type OwnDay, ownDaysOf } from './settings.rules.ts'
import type { TownLimits } from './statutes.rules.ts'

export interface HazardSettings {
  limits: TownLimits
  referrals: OwnReferrals
  days: readonly OwnDay[]
  majorsEntrusted: boolean
  /** Reports a month from one place of the network, and under one telephone that was left; 0: as many as come. */
  monthlyCap: number
}

const asIs: HazardSettings = { limits: {}, referrals: {}, days: [], majorsEntrusted: false, monthlyCap: 0 }

export async function readHazardSettings(db: Db, townId: string): Promise<HazardSettings> {
  const found = await db
    .selectFrom('hazard_setting')
    .where('town_id', '=', townId)
    .select([
      'limits',
      'referrals',
      'days_off as days',
      'majors_entrusted as majorsEntrusted',
      'monthly_cap as monthlyCap',
    ])
    // written by this file only
    .$castTo<HazardSettings>()
    .executeTakeFirst()
  return found ?? asIs
}

/** What the clocks and the guards of a case go by in this town. */
export const rulesOf = ({ limits, days, majorsEntrusted }: HazardSettings): TownRules => ({
  calendar: calendarOf(ownDaysOf(days)),
  limits,
  majorsEntrusted,
})

export const readTownRules = async (db: Db, townId: string): Promise<TownRules> =>
  rulesOf(await readHazardSettings(db, townId))

export async function recordHazardSettings(tx: Db, townId: string, settings: HazardSettings): Promise<void> {
  const values = {
    limits: JSON.stringify(settings.limits),
    referrals: JSON.stringify(settings.referrals),
    days_off: JSON.stringify(settings.days),
    majors_entrusted: settings.majorsEntrusted,
    monthly_cap: settings.monthlyCap,
  }
  await tx
    .insertInto('hazard_setting')
    .values({ town_id: townId, ...values })
    .onConflict((conflict) => conflict.column('town_id').doUpdateSet(values))
    .execute()
}
