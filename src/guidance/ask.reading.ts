import { listOwed } from '#campaign/assignments.store.ts'
import { findRunningCampaign } from '#campaign/campaigns.store.ts'
import type { Db } from '#platform/db.ts'

export interface TaskChoice {
  id: string
  title: string
}

/** What is asked of a unit in the running campaign, each task once; null while none runs. */
export async function readTasksOf(
  db: Db,
  townId: string,
  unitId: string,
): Promise<{ campaignId: string; tasks: TaskChoice[] } | null> {
  const campaign = await findRunningCampaign(db, townId)
  if (!campaign) return null
  const owed = await listOwed(db, townId, unitId, { campaignId: campaign.id })
  const tasks = new Map(owed.map(({ taskId, title }) => [taskId, { id: taskId, title }]))
  return { campaignId: campaign.id, tasks: [...tasks.values()] }
}
