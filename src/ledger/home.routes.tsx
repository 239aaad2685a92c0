import { listActivities } from '#campaign/activities.store.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import { homeHotlines } from '#hazards/slice.ts'
import { anyone, get, type Route } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { notFound } from '#platform/http/problems.ts'
import { findKept } from '#platform/kept.ts'
import { listKinds } from '#units/units.store.ts'
import { readHome } from './home.reading.ts'
import { daysAhead } from './home.rules.ts'
import { ActivityPage, HomePage } from './home.views.tsx'

export const homeRoutes: Route[] = [
  get('/', anyone, async (c) => {
    const { db, town, now, site } = c.var
    const today = dayOf(now)
    // On the day of an inspection everybody looks at once, and sees the same for a second.
    const [home = notFound(), hotlines] = await Promise.all([
      findKept(site.kept, `home:${town.id}`, () => readHome(db, town.id, now)),
      homeHotlines(c),
    ])
    const days = daysAhead(home.activities, today)
    return page(c, <HomePage town={town} {...home} days={days} today={today} hotlines={hotlines} />)
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
