import type { OwedUntil } from '#campaign/owed.store.ts'
import { addDays, dayOf } from '#platform/days.rules.ts'
import { type Db, transact } from '#platform/db.ts'
import type { Keys } from '#platform/keys.ts'
import type { Unit } from '#units/units.store.ts'
import { type Climbing, notPaused, type Reach, readClimbing, readReach } from './candidates.ts'
import { wayTo, wayToUnit } from './channels.rules.ts'
import { draftCircular } from './circulars.store.ts'
import { DAYS_AHEAD, isTold, type Step, stepsDue } from './ladder.rules.ts'
import { listUnitsTold, type MessagePlanned, recordMessages } from './messages.store.ts'
import { messageWords, titleOfOwed } from './messages.words.ts'
import { isQuiet, nextAllowed } from './quiet.rules.ts'
import { workingIn } from './settings.rules.ts'
import { findSettings, lockPlanning, type Settings } from './settings.store.ts'
import { keyOf, listMade, recordUrges, type Urge } from './urges.store.ts'

export interface TownUrging {
  id: string
  name: string
  officeName: string
  hotline: string
}

/** Makes today's steps and the messages that tell of them, all or nothing; done again it finds nothing to do. */
export const planUrges = (db: Db, town: TownUrging, keys: Keys, now: Date): Promise<void> =>
  transact(db, async (tx) => {
    await lockPlanning(tx, town.id)
    const climbing = await readClimbing(tx, town.id, now)
    if (!climbing) return
    const settings = await findSettings(tx, town.id, keys)
    const fresh = await makeSteps(tx, town.id, climbing, settings, now)
    if (fresh.length === 0) return
    const reach = await readReach(tx, town.id)
    const messages = messagesFor(fresh, { climbing, settings, reach, now })
    await recordMessages(tx, town.id, messages, now)
    await draftLate(tx, town, climbing, fresh, now)
  })

/** Steps that a unit is told of wait for a time that is not quiet, and for a day on which it was not told yet. */
async function makeSteps(tx: Db, townId: string, climbing: Climbing, { quiet }: Settings, now: Date): Promise<Urge[]> {
  const today = dayOf(now)
  const owed = notPaused(climbing, today)
  if (owed.length === 0) return []
  const made = await listMade(tx, townId, climbing.campaign.id, addDays(earliestOf(owed), -DAYS_AHEAD))
  const told = isQuiet(quiet, now) ? null : await listUnitsTold(tx, townId, today)
  const steps = owed.flatMap((one) =>
    stepsDue(one, today, made.get(one.assignmentId) ?? new Set())
      .filter(({ step }) => !isTold(step) || (told !== null && !told.has(one.unitId)))
      .map((step) => urgeOf(one, step, { toldOn: today, madeAt: now, madeBy: null })),
  )
  const fresh = await recordUrges(tx, townId, steps)
  return steps.filter((step) => fresh.has(keyOf(step)))
}

const earliestOf = (owed: readonly OwedUntil[]): string => owed.map(({ dueAt }) => dayOf(dueAt)).sort()[0] ?? ''

export const urgeOf = (
  { assignmentId, campaignId, unitId, dueAt }: OwedUntil,
  step: { step: Step; day: string },
  made: Pick<Urge, 'toldOn' | 'madeAt' | 'madeBy'>,
): Urge => ({ assignmentId, campaignId, unitId, dueAt, ...step, ...made })

interface Means {
  climbing: Pick<Climbing, 'units'>
  settings: Settings
  reach: (unit: Unit) => Reach
  now: Date
}

function messagesFor(fresh: readonly Urge[], means: Means): MessagePlanned[] {
  const { climbing, settings, now } = means
  const told = Map.groupBy(
    fresh.filter(({ step }) => isTold(step)),
    ({ unitId }) => unitId,
  )
  const messages: MessagePlanned[] = []
  let leaderless = false
  for (const [unitId, urges] of told) {
    const unit = climbing.units.get(unitId)
    if (!unit) continue
    const steps = urges.map(({ step }) => step)
    messages.push(...messagesToUnit(unit, steps, { ...means, day: dayOf(now), notBefore: now }))
    if (!steps.includes('due')) continue
    const leader = messageToLeader(unit, means)
    if (leader) messages.push(leader)
    else leaderless = true
  }
  const working = workingIn(settings.channels)
  const office = leaderless ? wayTo(settings.leader, working) : undefined
  if (office) messages.push(toMany('office', office.channel, office.recipient, office.name, dayOf(now), now))
  const groupAt = nextAllowed(settings.quiet, now)
  if (working.has('webhook') && groupAt && fresh.some(({ step }) => step === 'due' || step === 'listed'))
    messages.push(toMany('group', 'webhook', '', '', dayOf(groupAt), groupAt))
  return messages
}

const toMany = (
  addressee: 'office' | 'group',
  channel: MessagePlanned['channel'],
  recipient: string,
  recipientName: string,
  day: string,
  notBefore: Date,
): MessagePlanned => ({ addressee, unitId: null, channel, recipient, recipientName, day, notBefore })

/** One way out, and the unit's own page beside it, which disturbs nobody. */
export function messagesToUnit(
  unit: Unit,
  steps: readonly Step[],
  { settings, reach, now, day, notBefore }: Means & { day: string; notBefore: Date },
): MessagePlanned[] {
  const to = { addressee: 'unit' as const, unitId: unit.id, day, notBefore }
  const way = wayToUnit(reach(unit).unit, steps, workingIn(settings.channels))
  const page: MessagePlanned = { ...to, channel: 'page', recipient: '', recipientName: '', sentAt: now }
  if (!way) return [page]
  return [{ ...to, channel: way.channel, recipient: way.recipient, recipientName: way.name }, page]
}

function messageToLeader(unit: Unit, { settings, reach, now }: Means): MessagePlanned | undefined {
  const way = wayTo(reach(unit).leader, workingIn(settings.channels))
  return (
    way && {
      addressee: 'leader',
      unitId: unit.id,
      channel: way.channel,
      recipient: way.recipient,
      recipientName: way.name,
      day: dayOf(now),
      notBefore: now,
    }
  )
}

async function draftLate(
  tx: Db,
  town: TownUrging,
  { campaign, owed, units }: Climbing,
  fresh: readonly Urge[],
  now: Date,
): Promise<void> {
  const late = new Set(fresh.filter(({ step }) => step === 'circular').map(({ assignmentId }) => assignmentId))
  if (late.size === 0) return
  const lines = owed
    .filter(({ assignmentId }) => late.has(assignmentId))
    .map((one) => ({
      assignmentId: one.assignmentId,
      unitId: one.unitId,
      unit: units.get(one.unitId)?.name ?? '',
      title: titleOfOwed(one),
      dueAt: one.dueAt,
    }))
  const draft = {
    title: messageWords.circularTitle(campaign.year),
    words: messageWords.circularWords(`${town.name}${town.officeName}`, dayOf(now)),
    lines,
  }
  await draftCircular(tx, town.id, campaign.id, draft, now)
}
