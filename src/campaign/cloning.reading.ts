import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { listUnits } from '#units/units.store.ts'
import { listActivities } from './activities.store.ts'
import type { Campaign, Metric } from './campaign.types.ts'
import type { Starting } from './campaigns.start.ts'
import { cloneOf } from './cloning.rules.ts'
import { findSource, listTasksBefore, recordClone, type Source } from './cloning.store.ts'
import { cloningWords } from './cloning.words.ts'
import { listSeats } from './committee.store.ts'
import { recordDraft } from './drafts.store.ts'
import { listGivenFigures } from './figures.store.ts'
import { nationalThemes } from './notice/themes.ts'
import { listTasks } from './tasks.store.ts'
import { totalOf } from './totals.rules.ts'

/** Laid out like an earlier one, through the same rows as a notice is. */
export async function startFromEarlier(tx: Db, start: Starting, campaign: Campaign, year: number): Promise<string> {
  const { townId, by, now } = start
  const clone = cloneOf({
    campaign,
    seats: await listSeats(tx, townId, campaign.id),
    activities: await listActivities(tx, townId, campaign.id),
    tasks: await listTasks(tx, townId, campaign.id),
    unitIds: new Set((await listUnits(tx, townId)).map(({ id }) => id)),
    year,
    theme: nationalThemes[year] ?? '',
    newId,
  })
  const id = await recordDraft(tx, townId, clone, { noticeId: null, by, now })
  await recordClone(tx, townId, { campaignId: id, fromId: campaign.id, tasks: clone.from, by, now })
  return id
}

export interface Before {
  source: Source
  /** Task → 去年 38 场 1,204 人次. */
  figures: Map<string, string>
}

/** What the earlier campaign brought in, task by task; of what was accepted, as its own papers counted it. */
export async function readBefore(db: Db, townId: string, campaign: Campaign): Promise<Before | undefined> {
  const source = campaign.origin === 'earlier' ? await findSource(db, townId, campaign.id) : undefined
  if (!source) return undefined
  const given = await listGivenFigures(db, { townId, campaignId: source.id, stages: ['accepted'] })
  const tasks = new Map((await listTasks(db, townId, source.id, { dropped: true })).map((task) => [task.id, task]))
  const ago = campaign.year - source.year
  const figures = new Map<string, string>()
  for (const [id, from] of await listTasksBefore(db, townId, campaign.id)) {
    const metrics = tasks.get(from)?.metrics ?? []
    const totals = metrics.flatMap((metric) => {
      const own = given.filter(({ taskId, code }) => taskId === from && code === metric.code)
      return own.length > 0 ? [{ metric, total: totalOf(metric, own).total }] : []
    })
    if (totals.length > 0) figures.set(id, cloningWords.lastYear(ago, totals.map(told(metrics))))
    else if (metrics.length > 0) figures.set(id, cloningWords.lastYearNone(ago))
  }
  return { source, figures }
}

const told =
  (metrics: readonly Metric[]) =>
  ({ metric, total }: { metric: Metric; total: number }): string =>
    metrics.filter(({ counter }) => counter === metric.counter).length > 1
      ? cloningWords.named(metric, total)
      : cloningWords.figure(metric, total)
