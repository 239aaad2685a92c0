import { listOwed } from '#campaign/assignments.store.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { asOf, frozenOn } from '#campaign/closings.rules.ts'
import { countByTaskAndKind, listOfTask } from '#campaign/counts.store.ts'
import { isAsked } from '#campaign/standing.rules.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import { hazardsDue } from '#hazards/slice.ts'
import { type Ctx, director, get, isOffice, type Route, readers } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { findKept } from '#platform/kept.ts'
import { countProblems } from '#problems/slice.ts'
import { findUnit } from '#units/units.store.ts'
import { findOverview, limitsOf } from './overview.reading.ts'
import { addUp, columnOf, columns } from './overview.rules.ts'
import { NoCampaignPage, OverviewPage } from './overview.views.tsx'
import { isAskedBy } from './owed.rules.ts'
import { TaskUnitsPage } from './owed.views.tsx'
import { ProgressPage } from './progress.views.tsx'

export const overviewRoutes: Route[] = [
  get('/office', readers, async (c) => {
    const { db, town, now, viewer, site } = c.var
    const [overview, due] = await Promise.all([
      // The same for everybody who looks, and read anew as soon as an act of the month is told.
      findKept(site.kept, `overview:${town.id}`, () => findOverview(db, town.id, now), { topic: town.id }),
      findKept(site.kept, `overview-due:${town.id}`, () => readDue(c), { topic: town.id }),
    ])
    if (!overview) return page(c, <NoCampaignPage watches={watches(c)} />)
    return page(
      c,
      <OverviewPage
        overview={overview}
        now={asOf(overview.campaign, now)}
        office={isOffice(viewer)}
        overdue={due?.problems.overdue ?? 0}
        hazards={due?.hazards}
        open={c.req.query('open')}
        clock={site.clock.troubles?.() ?? []}
        clockNow={site.clock.now()}
        confirms={director.includes(viewer)}
      />,
    )
  }),

  get('/office/tasks/:task/units', readers, async (c) => {
    const campaign = await shownCampaign(c)
    const task = (await listTasks(c.var.db, c.var.town.id, campaign.id)).find((one) => one.id === c.req.param('task'))
    if (!task) return notFound()
    const column = columns.find((one) => one === c.req.query('column')) ?? null
    const all = await listOfTask(c.var.db, c.var.town.id, campaign.id, task.id, null)
    const limits = limitsOf(c.var.town.id, campaign, c.var.now)
    const isShown = (kind: string) => column === null || columnOf(kind) === column
    const rows = all.filter((row) => isShown(row.kind) && isAskedBy(row, limits.weekEnd))
    const counts = await countByTaskAndKind(c.var.db, limits)
    const totals = addUp(counts.filter(({ taskId, kind }) => taskId === task.id && isShown(kind)))
    return page(
      c,
      <TaskUnitsPage
        {...{ task, rows, column, totals }}
        waived={all.find((row) => row.assignmentId === c.req.query('waived') && row.stage === 'waived')}
        watches={watches(c) || campaign.closedAt !== null}
        now={limits.now}
      />,
    )
  }),

  get('/office/units/:unit/progress', readers, async (c) => {
    const { db, town, now } = c.var
    const id = c.req.param('unit')
    const unit = isId(id) ? await findUnit(db, town.id, id) : undefined
    if (!unit) return notFound()
    const campaign = await shownCampaign(c)
    const limits = limitsOf(town.id, campaign, now)
    const all = await listOwed(db, town.id, unit.id, { campaignId: campaign.id, until: limits.weekEnd })
    const frozen = frozenOn(campaign)
    const wasOpen = frozen !== null && unit.closedOn !== null && unit.closedOn > frozen
    const rows = wasOpen ? all : all.filter((row) => isAsked(row.dueAt, unit))
    const totals = addUp(await countByTaskAndKind(db, { ...limits, unitId: unit.id }))
    return page(
      c,
      <ProgressPage
        {...{ unit, rows, totals }}
        watches={watches(c)}
        over={campaign.closedAt !== null}
        now={limits.now}
      />,
    )
  }),
]

/** What other slices owe: counted over all that is open, and alike for whoever looks. */
async function readDue(c: Ctx) {
  const [problems, hazards] = await Promise.all([countProblems(c), hazardsDue(c)])
  return { problems, hazards }
}

/** Somebody from above reads all and does nothing. */
const watches = (c: Ctx): boolean => !isOffice(c.var.viewer)

export const shownCampaign = async (c: Ctx) => (await findShownCampaign(c.var.db, c.var.town.id)) ?? notFound()
