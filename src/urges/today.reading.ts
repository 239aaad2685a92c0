import type { Campaign } from '#campaign/campaign.types.ts'
import type { OwedUntil } from '#campaign/owed.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import type { Unit } from '#units/units.store.ts'
import { type Call, listCallsOn } from './calls.store.ts'
import { type Reach, readClimbing, readReach } from './candidates.ts'
import { listMessagesOn, type Message } from './messages.store.ts'
import { isPaused, type Pause } from './pauses.rules.ts'
import { listUrgesOf, type Urge } from './urges.store.ts'

export interface UrgedUnit {
  unit: Unit
  reach: Reach
  /** Late first, by date. */
  owed: OwedUntil[]
  late: number
  /** The latest step that was made for anything of this. */
  last: Urge | undefined
  messages: Message[]
  calls: Call[]
  pauses: Pause[]
}

export interface UrgedToday {
  campaign: Campaign
  units: UrgedUnit[]
}

/** The office's list of a day: whoever is late, and whoever was urged. */
export async function readToday(db: Db, townId: string, now: Date): Promise<UrgedToday | null> {
  const climbing = await readClimbing(db, townId, now)
  if (!climbing) return null
  const today = dayOf(now)
  const [reach, messages, calls] = [
    await readReach(db, townId),
    Map.groupBy(await listMessagesOn(db, townId, today), ({ unitId }) => unitId ?? ''),
    Map.groupBy(await listCallsOn(db, townId, today), ({ unitId }) => unitId),
  ]
  const urges = await listUrgesOf(
    db,
    townId,
    climbing.owed.map(({ assignmentId }) => assignmentId),
  )
  const byUnit = Map.groupBy(urges, ({ unitId }) => unitId)
  const units = [...Map.groupBy(climbing.owed, ({ unitId }) => unitId)].flatMap(([id, owed]): UrgedUnit[] => {
    const unit = climbing.units.get(id)
    const told = messages.get(id) ?? []
    const late = owed.filter((one) => one.dueAt < now && !isPaused(one, climbing.pauses, today)).length
    if (!unit || (late === 0 && told.length === 0 && !byUnit.has(id))) return []
    return [
      {
        unit,
        reach: reach(unit),
        owed,
        late,
        last: byUnit.get(id)?.at(-1),
        messages: told,
        calls: calls.get(id) ?? [],
        pauses: climbing.pauses.filter((pause) => owed.some((one) => isPaused(one, [pause], today))),
      },
    ]
  })
  return { campaign: climbing.campaign, units: units.sort(worstFirst) }
}

const worstFirst = (a: UrgedUnit, b: UrgedUnit): number =>
  b.late - a.late || a.owed[0]!.dueAt.getTime() - b.owed[0]!.dueAt.getTime() || a.unit.position - b.unit.position

/** To be rung up: who wants no messages, whom none reached, and who is late. */
export const toCall = (units: readonly UrgedUnit[]): UrgedUnit[] =>
  units.filter(({ late, messages, pauses, owed }) => {
    const waits = messages.some(({ channel, state }) => channel === 'phone' && state === 'planned')
    return waits || (late > 0 && pauses.length < owed.length)
  })

export const wasReached = ({ calls }: UrgedUnit): boolean => calls.some(({ reached }) => reached)
