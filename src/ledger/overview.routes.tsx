import { findRunningCampaign } from '#campaign/campaigns.store.ts'
import { listOfTask, listUrgent } from '#campaign/counts.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import { type Ctx, get, type Route, readers } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { notFound } from '#platform/http/problems.ts'
import { readOverview } from './overview.reading.ts'
import { columnOf, columns } from './overview.rules.ts'
import { NoCampaignPage, OverviewPage } from './overview.views.tsx'
import { OwedPage, TaskUnitsPage } from './owed.views.tsx'

const MOST_OWED = 500

export const overviewRoutes: Route[] = [
  get('/office', readers, async (c) => {
    const { db, town, now } = c.var
    const campaign = await findRunningCampaign(db, town.id)
    if (!campaign) return page(c, <NoCampaignPage />)
    return page(c, <OverviewPage overview={await readOverview(db, town.id, campaign, now)} now={now} />)
  }),

  get('/office/owed', readers, async (c) => {
    const campaign = await runningCampaign(c)
    return page(
      c,
      <OwedPage rows={await listUrgent(c.var.db, c.var.town.id, campaign.id, c.var.now, MOST_OWED)} now={c.var.now} />,
    )
  }),

  get('/office/tasks/:task/units', readers, async (c) => {
    const campaign = await runningCampaign(c)
    const task = (await listTasks(c.var.db, c.var.town.id, campaign.id)).find((one) => one.id === c.req.param('task'))
    if (!task) return notFound()
    const column = columns.find((one) => one === c.req.query('column')) ?? null
    const all = await listOfTask(c.var.db, c.var.town.id, campaign.id, task.id, null)
    const rows = column ? all.filter((row) => columnOf(row.kind) === column) : all
    return page(c, <TaskUnitsPage task={task} rows={rows} column={column} now={c.var.now} />)
  }),
]

export const runningCampaign = async (c: Ctx) => (await findRunningCampaign(c.var.db, c.var.town.id)) ?? notFound()
