import type { Campaign } from '#campaign/campaign.types.ts'
import { findRunningCampaign } from '#campaign/campaigns.store.ts'
import { listOwedUntil, type OwedUntil } from '#campaign/owed.store.ts'
import { isAsked } from '#campaign/standing.rules.ts'
import { listHeads } from '#people/heads.store.ts'
import { addDays, at, dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { isOpenOn } from '#units/units.rules.ts'
import { listUnits, type Unit } from '#units/units.store.ts'
import type { Reachable } from './channels.rules.ts'
import { type Contact, listContacts, noContact } from './contacts.store.ts'
import { DAYS_AHEAD } from './ladder.rules.ts'
import { isPaused, type Pause } from './pauses.rules.ts'
import { listPauses } from './pauses.store.ts'

export interface Climbing {
  campaign: Campaign
  /** Owed, of open units, and due within the ladder's reach. */
  owed: OwedUntil[]
  units: Map<string, Unit>
  pauses: Pause[]
}

/** Everything that the ladder looks at today; null while no campaign runs. */
export async function readClimbing(db: Db, townId: string, now: Date): Promise<Climbing | null> {
  const campaign = await findRunningCampaign(db, townId)
  if (!campaign) return null
  const today = dayOf(now)
  const units = new Map((await listUnits(db, townId)).map((unit) => [unit.id, unit]))
  const until = new Date(at(addDays(today, DAYS_AHEAD + 1)).getTime() - 1)
  const all = await listOwedUntil(db, townId, campaign.id, until)
  return {
    campaign,
    units,
    pauses: await listPauses(db, townId),
    owed: all.filter((one) => mayUrge(one, units, today)),
  }
}

/** A unit that closed is asked nothing more, not even what it was late with. */
export function mayUrge(one: OwedUntil, units: ReadonlyMap<string, Unit>, today: string): boolean {
  const unit = units.get(one.unitId)
  return unit !== undefined && isOpenOn(unit, today) && isAsked(one.dueAt, unit)
}

export const notPaused = ({ owed, pauses }: Climbing, today: string): OwedUntil[] =>
  owed.filter((one) => !isPaused(one, pauses, today))

export interface Reach {
  unit: Reachable & { phoneOnly: boolean }
  leader: Reachable
}

/** Whom a unit's messages go to: what the office wrote down, else the principal's own account. */
export async function readReach(db: Db, townId: string): Promise<(unit: Unit) => Reach> {
  const contacts = await listContacts(db, townId)
  const heads = await listHeads(db, townId)
  return (unit) => reachOf(unit, contacts.get(unit.id) ?? noContact(unit.id), heads.get(unit.id))
}

export function reachOf(unit: Unit, contact: Contact, head: { name: string; phone: string } | undefined): Reach {
  const named = contact.leaderPhone !== '' || contact.leaderEmail !== ''
  return {
    unit: {
      name: unit.contactName,
      phone: unit.contactPhone,
      email: contact.email,
      phoneOnly: contact.phoneOnly,
    },
    leader: {
      name: contact.leaderName || head?.name || '',
      phone: named ? contact.leaderPhone : (head?.phone ?? ''),
      email: contact.leaderEmail,
    },
  }
}
