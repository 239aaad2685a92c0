import { listActivities } from '#campaign/activities.store.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { countByTaskAndKind } from '#campaign/counts.store.ts'
import { listTasksAsked } from '#campaign/issuing.store.ts'
import { anyone, get, isOffice, type Route, readers } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { holderOf, unitHolder } from '#units/holder.ts'
import { eventOf, readCalendar, readDeadlines } from './calendar.reading.ts'
import { MONTH } from './calendar.rules.ts'
import { CalendarPage } from './calendar.views.tsx'
import { calendarWords as words } from './calendar.words.ts'
import { ganttOf } from './gantt.rules.ts'
import { GanttPage } from './gantt.views.tsx'
import { type IcalEvent, icalOf } from './ical.rules.ts'
import { limitsOf } from './overview.reading.ts'
import { NoCampaignPage } from './overview.views.tsx'
import { addressWithin } from './statistics.routes.tsx'

export const calendarRoutes: Route[] = [
  get('/calendar', anyone, async (c) => {
    const { db, town, now } = c.var
    const today = dayOf(now)
    const asked = c.req.query('month') ?? ''
    const month = MONTH.test(asked) ? asked : today.slice(0, 7)
    const campaign = await findShownCampaign(db, town.id)
    const items = campaign ? await readCalendar(db, town.id, campaign) : []
    const feed = addressWithin(c)('/calendar.ics')
    return page(c, <CalendarPage {...{ items, month, today, feed }} />)
  }),

  get('/calendar.ics', anyone, async (c) => {
    const { db, town } = c.var
    const campaign = await findShownCampaign(db, town.id)
    const items = campaign ? await readCalendar(db, town.id, campaign) : []
    const stamp = campaign?.issuedAt ?? campaign?.createdAt ?? new Date(0)
    const events = items.map((item) => eventOf(item, stamp, addressWithin(c)))
    return calendarAnswer(words.feedName(town.name), events, 'public, max-age=900')
  }),

  get('/u/:unit/calendar.ics', unitHolder, async (c) => {
    const { db, town } = c.var
    const { unit, ref } = holderOf(c)
    const campaign = await findShownCampaign(db, town.id)
    const at = addressWithin(c)(`/u/${ref}`)
    const events = campaign && !campaign.closedAt ? await readDeadlines(db, town.id, campaign, unit.id, at) : []
    return calendarAnswer(words.unitFeedName(unit.name), events, 'private, max-age=900')
  }),

  get('/office/gantt', readers, async (c) => {
    const { db, town, now, viewer } = c.var
    const campaign = await findShownCampaign(db, town.id)
    if (!campaign) return page(c, <NoCampaignPage watches={!isOffice(viewer)} />)
    const [activities, tasks, counts] = await Promise.all([
      listActivities(db, town.id, campaign.id).then((all) => all.filter((one) => !one.droppedAt)),
      listTasksAsked(db, town.id, campaign.id),
      countByTaskAndKind(db, limitsOf(town.id, campaign, now)),
    ])
    return page(c, <GanttPage gantt={ganttOf(campaign, activities, tasks, counts, dayOf(now))} />)
  }),
]

const calendarAnswer = (name: string, events: readonly IcalEvent[], cache: string): Response =>
  new Response(icalOf(name, events), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="calendar.ics"',
      'cache-control': cache,
    },
  })
