import { listActivities } from '#campaign/activities.store.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { countByTaskAndKind } from '#campaign/counts.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import type { Ctx } from '#people/access.ts'
import type { Db } from '#platform/db.ts'
import { limitsOf } from './overview.reading.ts'
import { addUp } from './overview.rules.ts'
import { listWatched, type Watched } from './towns.store.ts'

export interface Counted {
  expected: number
  received: number
  accepted: number
  late: number
}

export interface TownProgress {
  slug: string
  name: string
  own: boolean
  open: boolean
  /** Null where nothing was issued, or where nothing may be seen. */
  progress: { whole: Counted; activities: (Counted & { id: string; heading: string })[] } | null
}

export interface TownsRead {
  towns: TownProgress[]
  watched: Watched[]
}

/** The viewer's own town, and those whose token the viewer holds: sums only, and none of a town that voided its token. */
export async function readTowns(c: Ctx): Promise<TownsRead> {
  const { db, town, viewer, site } = c.var
  const watched = await listWatched(db, town.id, viewer!.personId)
  const all = [
    { own: true, open: true, town },
    ...watched.map(({ open, town: other }) => ({ own: false, open, town: other })),
  ]
  const towns: TownProgress[] = []
  for (const { own, open, town: one } of all) {
    const progress = open ? await progressOf(db, one.id, site.clock.now(one.clockShiftMs)) : null
    towns.push({ slug: one.slug, name: one.name, own, open, progress })
  }
  return { towns, watched }
}

async function progressOf(db: Db, townId: string, now: Date): Promise<TownProgress['progress']> {
  const campaign = await findShownCampaign(db, townId)
  if (!campaign) return null
  const [activities, tasks, counts] = await Promise.all([
    listActivities(db, townId, campaign.id).then((all) => all.filter((one) => !one.droppedAt)),
    listTasks(db, townId, campaign.id),
    countByTaskAndKind(db, limitsOf(townId, campaign, now)),
  ])
  const activityOf = new Map(tasks.map((task) => [task.id, task.activityId]))
  const counted = (some: typeof counts): Counted => {
    const { asked, received, accepted, late } = addUp(some)
    return { expected: asked, received, accepted, late }
  }
  const standing = counts.filter(({ taskId }) => activityOf.has(taskId))
  return {
    whole: counted(standing),
    activities: activities.map(({ id, marker, shortName, heading }) => ({
      id,
      heading: `${marker}${shortName || heading}`,
      ...counted(standing.filter(({ taskId }) => activityOf.get(taskId) === id)),
    })),
  }
}
