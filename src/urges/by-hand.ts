import { listStillOwed } from '#campaign/owed.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import type { Keys } from '#platform/keys.ts'
import { listUnits } from '#units/units.store.ts'
import { mayUrge, readReach } from './candidates.ts'
import { listUnitsTold, recordMessages } from './messages.store.ts'
import { isPaused } from './pauses.rules.ts'
import { listPauses } from './pauses.store.ts'
import { messagesToUnit, urgeOf } from './plan.ts'
import { nextAllowed } from './quiet.rules.ts'
import { findSettings, lockPlanning } from './settings.store.ts'
import { recordUrges } from './urges.store.ts'
import { TOWN_JOB } from './urges.types.ts'

/** `told`: a message went to this unit on that day already, and there is one a day. */
export const handOutcomes = ['planned', 'later', 'told', 'paused', 'settled', 'never'] as const
export type HandOutcome = (typeof handOutcomes)[number]

/** Somebody of the office urges now: bundled with the day's steps, and as quiet as they are. */
export async function urgeByHand(
  tx: Db,
  townId: string,
  keys: Keys,
  assignmentId: string,
  { by, now }: { by: string; now: Date },
): Promise<HandOutcome> {
  await lockPlanning(tx, townId)
  const units = new Map((await listUnits(tx, townId)).map((unit) => [unit.id, unit]))
  const [owed] = await listStillOwed(tx, townId, [assignmentId])
  if (!owed || !mayUrge(owed, units, dayOf(now))) return 'settled'
  const settings = await findSettings(tx, townId, keys)
  const when = nextAllowed(settings.quiet, now)
  if (!when) return 'never'
  const day = dayOf(when)
  if (isPaused(owed, await listPauses(tx, townId), day)) return 'paused'
  if ((await listUnitsTold(tx, townId, day)).has(owed.unitId)) return 'told'
  await recordUrges(tx, townId, [urgeOf(owed, { step: 'hand', day }, { toldOn: day, madeAt: now, madeBy: by })])
  const means = { climbing: { units }, settings, reach: await readReach(tx, townId), now }
  const messages = messagesToUnit(units.get(owed.unitId)!, ['hand'], { ...means, day, notBefore: when })
  await recordMessages(tx, townId, messages, now)
  await addJob(tx, TOWN_JOB, { town: townId })
  return when > now ? 'later' : 'planned'
}
