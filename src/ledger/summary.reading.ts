import { listActivities } from '#campaign/activities.store.ts'
import type { Campaign } from '#campaign/campaign.types.ts'
import { listSeats } from '#campaign/committee.store.ts'
import { listUrgent } from '#campaign/counts.store.ts'
import { countWhole } from '#campaign/counts.whole.store.ts'
import { countReturns, listPaperPhotos, listUnitsDone } from '#campaign/papers.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import type { Photo } from '#platform/documents/official-document.ts'
import { forPrint } from '#platform/files/picture.ts'
import type { FileStore } from '#platform/files/store.ts'
import { limitsOf } from './overview.reading.ts'
import { isOverdue } from './overview.rules.ts'
import { readStatistics } from './statistics.reading.ts'
import { type StatisticsRow, weekOf } from './statistics.rules.ts'
import { figurePath } from './statistics.views.tsx'
import { type Summary, summaryOf } from './summary.rules.ts'
import { summaryWords as words } from './summary.words.ts'

const MOST_LATE = 10_000

/** What the paper is made of: only what the office accepted. */
export async function readSummary(
  db: Db,
  townId: string,
  campaign: Campaign,
  now: Date,
): Promise<{ summary: Summary; rows: StatisticsRow[] }> {
  const limits = limitsOf(townId, campaign, now)
  const [seats, activities, tasks, { tasks: counts, units }, urgent, done, returns, { rows }] = await Promise.all([
    listSeats(db, townId, campaign.id),
    listActivities(db, townId, campaign.id).then((all) => all.filter((one) => !one.droppedAt)),
    listTasks(db, townId, campaign.id),
    countWhole(db, limits),
    listUrgent(db, townId, campaign.id, limits.now, MOST_LATE),
    listUnitsDone(db, townId, campaign.id),
    countReturns(db, townId, campaign.id),
    readStatistics(db, townId, campaign, { week: weekOf(dayOf(limits.now)), withWaiting: false }),
  ])
  const late = urgent.filter((row) => isOverdue(row, limits.now))
  const counted = {
    campaign,
    seats,
    activities,
    tasks,
    rows,
    counts,
    done,
    units,
    late,
    returns,
    today: dayOf(limits.now),
  }
  return { summary: summaryOf({ ...counted, pathOf: (row) => figurePath(row) }), rows }
}

/** Drawn smaller for paper; decoding takes its turns, so that pages are not held up. */
export async function readPhotos(
  db: Db,
  files: FileStore,
  townId: string,
  campaignId: string,
  most: number,
): Promise<Photo[]> {
  if (most === 0) return []
  const chosen = await listPaperPhotos(db, townId, campaignId, most)
  return Promise.all(
    chosen.map(async ({ displaySha256, width, height, unit, title, heldOn, submissionId }) => ({
      bytes: await forPrint(await files.read(displaySha256)),
      width,
      height,
      caption: words.caption(unit, title, heldOn),
      href: `/office/submissions/${submissionId}`,
    })),
  )
}
