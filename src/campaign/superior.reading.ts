import type { Db } from '#platform/db.ts'
import { listActivities, recordActivity } from './activities.store.ts'
import type { Campaign } from './campaign.types.ts'
import { draftOfReading } from './campaigns.start.ts'
import { pairsOf } from './corrections.pairs.rules.ts'
import type { Draft } from './drafts.store.ts'
import { type Beside, besideOf, type Missing, type Ours } from './superior.rules.ts'
import type { Superior } from './superior.store.ts'
import { listTasks, recordTasks } from './tasks.store.ts'

export interface Compared {
  ours: Ours & { campaign: Campaign }
  theirs: Draft
  beside: Beside
}

export async function readBeside(db: Db, townId: string, campaign: Campaign, superior: Superior): Promise<Compared> {
  const activities = (await listActivities(db, townId, campaign.id)).filter(({ droppedAt }) => droppedAt === null)
  const standing = new Set(activities.map(({ id }) => id))
  const tasks = (await listTasks(db, townId, campaign.id)).filter(({ activityId }) => standing.has(activityId))
  const ours = { campaign, activities, tasks }
  const theirs = await draftOfReading(db, townId, superior.reading, campaign.year)
  return { ours, theirs, beside: besideOf(ours, theirs) }
}

/** Theirs becomes a draft of ours, under the activity that is like theirs, or under a new one. Where it now stands. */
export async function addMissing(
  tx: Db,
  townId: string,
  { ours, theirs }: Compared,
  missing: Missing,
): Promise<string> {
  const index = Number(missing.key.slice(1))
  const task = missing.task
  const theirId = task?.activityId ?? theirs.activities[index]?.id ?? ''
  const home = pairsOf(theirs, ours).activities.get(theirId)
  const activity = theirs.activities.find(({ id }) => id === theirId)
  if (!home && activity) {
    const position = Math.max(-1, ...ours.activities.map((one) => one.position)) + 1
    // their numbering is not ours
    await recordActivity(tx, townId, ours.campaign.id, { ...activity, position, section: '', marker: '' })
  }
  if (task) {
    const position = Math.max(-1, ...ours.tasks.map((one) => one.position)) + 1
    await recordTasks(tx, townId, ours.campaign.id, [{ ...task, position, activityId: home ?? theirId }])
  }
  return home ?? theirId
}
