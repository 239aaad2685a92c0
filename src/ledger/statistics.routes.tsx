import type { Campaign } from '#campaign/campaign.types.ts'
import { findShownCampaign } from '#campaign/campaigns.store.ts'
import { asOf } from '#campaign/closings.rules.ts'
import { listGivenFigures } from '#campaign/figures.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import { type Ctx, get, isOffice, type Route, readers } from '#people/access.ts'
import { page } from '#people/page.tsx'
import { dayOf } from '#platform/days.rules.ts'
import { fileAnswer } from '#platform/files/serving.ts'
import { notFound } from '#platform/http/problems.ts'
import { shownCampaign } from './overview.routes.tsx'
import { NoCampaignPage } from './overview.views.tsx'
import { readStatistics, stagesOf } from './statistics.reading.ts'
import { isPast, narrowed, weekOf, weeksOf } from './statistics.rules.ts'
import { FigurePage, StatisticsPage } from './statistics.views.tsx'
import { statisticsWords as words } from './statistics.words.ts'
import { statisticsWorkbook, XLSX } from './statistics.workbook.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The week asked for, or this one, or the last of a campaign that is closed; and whether what still waits is counted. */
const choiceOf = (c: Ctx, campaign: Campaign) => {
  const asked = c.req.query('week') ?? ''
  const day = DAY.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : dayOf(asOf(campaign, c.var.now))
  return { week: weekOf(day), withWaiting: c.req.query('waiting') === '1' }
}

/** The whole address of a place: papers lead back to it from anywhere. */
export const addressWithin = (c: Ctx) => {
  const origin = c.var.site.settings.publicUrl ?? new URL(c.req.url).origin
  return (place: string): string => `${origin}${c.var.base}${place}`
}

export const statisticsRoutes: Route[] = [
  get('/office/statistics', readers, async (c) => {
    const campaign = await findShownCampaign(c.var.db, c.var.town.id)
    if (!campaign) return page(c, <NoCampaignPage />)
    const choice = choiceOf(c, campaign)
    const today = dayOf(asOf(campaign, c.var.now))
    const { rows } = await readStatistics(c.var.db, c.var.town.id, campaign, choice)
    const weeks = weeksOf(campaign.startsOn ?? today, today)
    return page(
      c,
      <StatisticsPage campaign={campaign} rows={rows} weeks={weeks} office={isOffice(c.var.viewer)} {...choice} />,
    )
  }),

  get('/office/statistics.xlsx', readers, async (c) => {
    const campaign = await shownCampaign(c)
    const { week, withWaiting } = choiceOf(c, campaign)
    const statistics = await readStatistics(c.var.db, c.var.town.id, campaign, { week, withWaiting })
    const today = dayOf(asOf(campaign, c.var.now))
    const until = isPast(week, today) ? week.to : today
    const bytes = await statisticsWorkbook({
      campaign,
      statistics,
      week,
      filledAt: c.var.now,
      town: c.var.town,
      by: c.var.viewer?.name ?? '',
      address: addressWithin(c),
    })
    return fileAnswer(bytes, { mediaType: XLSX, saveAs: words.file(campaign.year, until) })
  }),

  get('/office/tasks/:task/figures/:code', readers, async (c) => {
    const { db, town } = c.var
    const campaign = await shownCampaign(c)
    const task = (await listTasks(db, town.id, campaign.id)).find((one) => one.id === c.req.param('task'))
    const metric = task?.metrics.find((one) => one.code === c.req.param('code'))
    if (!task || !metric) return notFound()
    const stages = stagesOf(c.req.query('waiting') === '1')
    const given = await listGivenFigures(db, {
      townId: town.id,
      campaignId: campaign.id,
      stages,
      taskId: task.id,
      code: metric.code,
    })
    const week = c.req.query('week') === undefined ? undefined : choiceOf(c, campaign).week
    const shown = narrowed(given, { unit: c.req.query('unit'), week }, dayOf)
    return page(c, <FigurePage task={task} metric={metric} given={shown} week={week} />)
  }),
]
