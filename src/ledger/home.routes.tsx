import { listActivities } from '#campaign/activities.store.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { countByTaskAndKind } from '#campaign/counts.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import { homeHotlines } from '#hazards/slice.ts'
import { anyone, get, type Route } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { notFound } from '#platform/http/problems.ts'
import { listKinds } from '#units/units.store.ts'
import { daysAhead } from './home.rules.ts'
import { ActivityPage, HomePage } from './home.views.tsx'
import { limitsOf } from './overview.reading.ts'
import { addUp } from './overview.rules.ts'
import { listPublished } from './papers.store.ts'
import { countAcceptedPhotos } from './photos.store.ts'

const MOST_PAPERS = 3

export const homeRoutes: Route[] = [
  get('/', anyone, async (c) => {
    const { db, town, now } = c.var
    const today = dayOf(now)
    const campaign = await findShownCampaign(db, town.id)
    if (!campaign) {
      return page(
        c,
        <HomePage
          town={town}
          campaign={undefined}
          activities={[]}
          days={[]}
          counts={addUp([])}
          today={today}
          papers={[]}
          photos={0}
          hotlines={await homeHotlines(c)}
        />,
      )
    }
    const [activities, counts, papers, photos, hotlines] = await Promise.all([
      listActivities(db, town.id, campaign.id).then((all) => all.filter((one) => !one.droppedAt)),
      countByTaskAndKind(db, limitsOf(town.id, campaign, now)),
      listPublished(db, town.id),
      countAcceptedPhotos(db, town.id, { campaignId: campaign.id, released: true }),
      homeHotlines(c),
    ])
    const all = addUp(counts.map(({ taskId: _task, kind: _kind, ...totals }) => totals))
    return page(
      c,
      <HomePage
        town={town}
        campaign={campaign}
        activities={activities}
        days={daysAhead(activities, today)}
        counts={all}
        today={today}
        papers={papers.slice(0, MOST_PAPERS)}
        photos={photos}
        hotlines={hotlines}
      />,
    )
  }),

  get('/activities/:activity', anyone, async (c) => {
    const { db, town } = c.var
    const campaign = (await findShownCampaign(db, town.id)) ?? notFound()
    const activity = (await listActivities(db, town.id, campaign.id)).find(
      (one) => one.id === c.req.param('activity') && !one.droppedAt,
    )
    if (!activity) return notFound()
    const tasks = (await listTasks(db, town.id, campaign.id)).filter((task) => task.activityId === activity.id)
    return page(
      c,
      <ActivityPage activity={activity} campaign={campaign} tasks={tasks} kinds={await listKinds(db, town.id)} />,
    )
  }),
]
