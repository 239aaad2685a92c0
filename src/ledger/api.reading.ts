import type { z } from 'zod'
import { listAccepted } from '#campaign/accepted.store.ts'
import { listActivities } from '#campaign/activities.store.ts'
import type { Campaign } from '#campaign/campaign.types.ts'
import { findCampaign, listCampaigns } from '#campaign/campaigns.store.ts'
import { asOf } from '#campaign/closings.rules.ts'
import { countByTaskAndKind } from '#campaign/counts.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import type { Ctx } from '#people/access.ts'
import { dayOf } from '#platform/days.rules.ts'
import { isId } from '#platform/ids.ts'
import { findKept } from '#platform/kept.ts'
import { listUnits } from '#units/units.store.ts'
import { figuresOf, limitOf, type Page, type PageAsked, pageByIdOf } from './api.rules.ts'
import type { schemas } from './api.schemas.ts'
import { limitsOf } from './overview.reading.ts'
import { readStatistics } from './statistics.reading.ts'
import { weekOf } from './statistics.rules.ts'

/** Reads what /api/v1 answers with; only what the office accepted is a figure, only what was issued is a campaign. */
type Shape<K extends keyof typeof schemas> = z.infer<(typeof schemas)[K]>

export const readTown = (c: Ctx): Shape<'Town'> => {
  const { id, slug, name, fullName } = c.var.town
  return { id, slug, name, fullName, today: dayOf(c.var.now) }
}

export const readUnits = async (c: Ctx): Promise<Shape<'Unit'>[]> =>
  (await listUnits(c.var.db, c.var.town.id)).map((unit) => ({
    id: unit.id,
    parentId: unit.parentId,
    name: unit.name,
    code: unit.code,
    kinds: unit.kinds,
    headcount: unit.headcount,
    households: unit.households,
    openedOn: unit.openedOn,
    closedOn: unit.closedOn,
  }))

const campaignShape = (campaign: Campaign): Shape<'Campaign'>[] =>
  campaign.issuedAt === null || campaign.droppedAt !== null
    ? []
    : [
        {
          id: campaign.id,
          year: campaign.year,
          ordinal: campaign.ordinal,
          title: campaign.title,
          theme: campaign.theme,
          documentNumber: campaign.documentNumber,
          startsOn: campaign.startsOn,
          endsOn: campaign.endsOn,
          consultDay: campaign.consultDay,
          issuedAt: campaign.issuedAt.toISOString(),
          closedAt: campaign.closedAt?.toISOString() ?? null,
        },
      ]

export const readCampaigns = async (c: Ctx): Promise<Shape<'Campaign'>[]> =>
  (await listCampaigns(c.var.db, c.var.town.id)).flatMap(campaignShape)

/** The campaign that the address names, as long as it was issued. */
export async function campaignOf(c: Ctx): Promise<Campaign | undefined> {
  const id = c.req.param('campaign')
  const { db, town, site } = c.var
  const campaign = isId(id)
    ? await findKept(site.kept, `api-campaign:${town.id}:${id}`, () => findCampaign(db, town.id, id))
    : undefined
  return campaign && campaignShape(campaign).length > 0 ? campaign : undefined
}

export const readCampaign = (_: Ctx, campaign: Campaign): Shape<'Campaign'> => campaignShape(campaign)[0]!

const activitiesOf = async (c: Ctx, campaign: Campaign) =>
  (await listActivities(c.var.db, c.var.town.id, campaign.id)).filter(({ droppedAt }) => droppedAt === null)

export const readActivities = async (c: Ctx, campaign: Campaign): Promise<Shape<'Activity'>[]> =>
  (await activitiesOf(c, campaign)).map(({ id, campaignId, position, marker, heading, startsOn, endsOn }) => ({
    id,
    campaignId,
    position,
    marker,
    heading,
    startsOn,
    endsOn,
  }))

/** Under activities that stand. */
async function tasksOf(c: Ctx, campaign: Campaign) {
  const [activities, tasks] = await Promise.all([
    activitiesOf(c, campaign),
    listTasks(c.var.db, c.var.town.id, campaign.id),
  ])
  const standing = new Set(activities.map(({ id }) => id))
  return tasks.filter(({ activityId }) => standing.has(activityId))
}

export const readTasks = async (c: Ctx, campaign: Campaign): Promise<Shape<'Task'>[]> =>
  (await tasksOf(c, campaign)).map((task) => ({
    id: task.id,
    campaignId: task.campaignId,
    activityId: task.activityId,
    position: task.position,
    title: task.title,
    ask: task.ask,
    kinds: task.kinds,
    dueRule: task.dueRule,
    dueOn: task.dueOn,
    weekday: task.weekday,
    reviewed: task.reviewed,
  }))

export const readMetrics = async (c: Ctx, campaign: Campaign): Promise<Shape<'Metric'>[]> =>
  (await tasksOf(c, campaign))
    .flatMap(({ metrics }) => metrics)
    .map(({ id, taskId, code, name, counter, aggregate, pairedWith }) => ({
      id,
      taskId,
      code,
      name,
      counter,
      aggregate,
      pairedWith,
    }))

export async function readFigures(c: Ctx, campaign: Campaign): Promise<Shape<'Figure'>[]> {
  const { db, town, now } = c.var
  const today = dayOf(asOf(campaign, now))
  const [statistics, units] = await Promise.all([
    readStatistics(db, town.id, campaign, { week: weekOf(today), withWaiting: false }),
    listUnits(db, town.id),
  ])
  const kinds = new Map(units.map(({ id, kinds }) => [id, kinds[0] ?? '']))
  return figuresOf(statistics, kinds, { startsOn: campaign.startsOn ?? today, today })
}

export async function readStandings(c: Ctx, campaign: Campaign): Promise<Shape<'Standing'>[]> {
  const { db, town, now } = c.var
  const [tasks, counts] = await Promise.all([
    tasksOf(c, campaign),
    countByTaskAndKind(db, limitsOf(town.id, campaign, now)),
  ])
  return tasks.flatMap(({ id, activityId }) =>
    counts
      .filter(({ taskId }) => taskId === id)
      .sort((a, b) => (a.kind < b.kind ? -1 : 1))
      .map(({ kind, asked, received, onTime, accepted, sent, returned, late, waived }) => ({
        activityId,
        taskId: id,
        kind,
        expected: asked,
        received,
        onTime,
        accepted,
        waiting: sent,
        returned,
        late,
        waived,
      })),
  )
}

/** Unit by unit, too many to read whole. */
export async function readReports(c: Ctx, campaign: Campaign, asked: PageAsked): Promise<Page<Shape<'Report'>>> {
  const limit = limitOf(asked.limit)
  if (!limit) return { problem: 'limit' }
  const after = asked.after ?? null
  if (after !== null && !isId(after)) return { problem: 'after' }
  const found = await listAccepted(c.var.db, c.var.town.id, campaign.id, { after, limit: limit + 1 })
  return pageByIdOf(found, limit)
}
