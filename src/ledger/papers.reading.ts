import type { Campaign } from '#campaign/campaign.types.ts'
import { findCampaign } from '#campaign/campaigns.store.ts'
import { asOf, frozenOn } from '#campaign/closings.rules.ts'
import { listUrgent } from '#campaign/counts.store.ts'
import { weeklyUntil } from '#campaign/standing.rules.ts'
import { countWeek } from '#campaign/week.store.ts'
import { addDays, at, dayOf, daysBetween } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import type { Photo } from '#platform/documents/official-document.ts'
import { forPrint } from '#platform/files/picture.ts'
import type { FileStore } from '#platform/files/store.ts'
import { notFound } from '#platform/http/problems.ts'
import { readCircular } from '#urges/slice.ts'
import { isOverdue } from './overview.rules.ts'
import { type LateLine, lateTable, statisticsTable } from './papers.appendices.ts'
import { figuresOf } from './papers.figures.ts'
import { type Bound, makePaper, numberOf, type PaperMade } from './papers.rules.ts'
import type { Edition, Paper } from './papers.store.ts'
import { paperWords as words } from './papers.words.ts'
import { type AcceptedPhoto, listAcceptedPhotos } from './photos.store.ts'
import { readStatistics } from './statistics.reading.ts'
import { type StatisticsRow, type Week, weekOf } from './statistics.rules.ts'

const MOST_LATE = 10_000

export interface BoundRead extends Bound {
  rows: StatisticsRow[]
  /** Who is named by a circular, and what of its draft was settled meanwhile. */
  late: LateLine[]
  settled: string[]
}

/** The moments between which a paper counts: of a week that is over, as it stood at its end. */
export const spanOf = (weekFrom: string | null, now: Date): { week: Week | undefined; from: Date; until: Date } => {
  const week = weekFrom ? weekOf(weekFrom) : undefined
  const end = week ? at(addDays(week.to, 1)) : now
  return { week, from: at(week?.from ?? weekOf(dayOf(now)).from), until: end < now ? end : now }
}

/** Everything that a text may name, as the data has it now. */
export async function readBound(
  db: Db,
  townId: string,
  paper: Pick<Paper, 'campaignId' | 'kind' | 'weekFrom' | 'circularId'>,
  photos: number,
  moment: Date,
): Promise<BoundRead> {
  const campaign = (await findCampaign(db, townId, paper.campaignId)) ?? notFound()
  const now = asOf(campaign, moment)
  const { week, from, until } = spanOf(paper.weekFrom, now)
  // The last moment counted may be midnight, which is the next day's.
  const untilDay = dayOf(new Date(until.getTime() - 1))
  const shownWeek = week ?? weekOf(untilDay)
  const asked = { townId, campaignId: campaign.id }
  const [counted, { rows }, { lines, settled }, chosen] = await Promise.all([
    countWeek(db, {
      ...asked,
      from,
      until,
      weekEnd: weeklyUntil(new Date(until.getTime() - 1)),
      frozenOn: frozenOn(campaign),
    }),
    readStatistics(db, townId, campaign, { week: shownWeek, withWaiting: false }),
    lateOf(db, townId, campaign, paper.circularId, now),
    photos === 0
      ? []
      : listAcceptedPhotos(db, townId, { campaignId: campaign.id, ...(week ? { from, until } : {}), most: photos }),
  ])
  return {
    rows,
    late: lines,
    settled,
    figures: figuresOf({ counted, rows, until: untilDay, week }),
    tables: {
      统计表: {
        title: words.table(campaign.year),
        table: statisticsTable(rows, week !== undefined),
      },
      点名表: { title: words.late(words.date(untilDay)), table: lateTable(lines) },
    },
    photos: chosen.map(keptOf),
  }
}

const keptOf = (photo: AcceptedPhoto) => ({
  evidenceId: photo.evidenceId,
  submissionId: photo.submissionId,
  displaySha256: photo.displaySha256,
  width: photo.width,
  height: photo.height,
  caption: words.caption(photo.unit, photo.title),
})

/** Those whom the ladder wrote down and who are late still; without it all that are overdue. */
async function lateOf(
  db: Db,
  townId: string,
  campaign: Campaign,
  circularId: string | null,
  now: Date,
): Promise<{ lines: LateLine[]; settled: string[] }> {
  const days = (dueAt: Date) => Math.max(1, daysBetween(dayOf(dueAt), dayOf(now)))
  const read = circularId ? await readCircular(db, townId, circularId, now) : undefined
  if (read) {
    return {
      lines: read.named.map(({ unit, title, dueAt }) => ({ unit, title, dueOn: dayOf(dueAt), days: days(dueAt) })),
      settled: read.settled.map(({ assignmentId }) => assignmentId),
    }
  }
  const overdue = (await listUrgent(db, townId, campaign.id, now, MOST_LATE)).filter((row) => isOverdue(row, now))
  return {
    lines: overdue.map(({ unit, title, dueAt }) => ({ unit, title, dueOn: dayOf(dueAt), days: days(dueAt) })),
    settled: [],
  }
}

/** An issued edition as it was kept; a draft with the figures of now. */
export async function readMade(db: Db, townId: string, paper: Paper, edition: Edition, now: Date): Promise<PaperMade> {
  if (edition.document) return edition.document
  const bound = await readBound(db, townId, paper, edition.photos, now)
  return makePaper(edition, numberOf(paper.kind, paper.codeWord, paper.numberYear, paper.number), bound)
}

/** The pictures themselves, drawn for paper. */
export const readPaperPhotos = (files: FileStore, { photos }: PaperMade): Promise<Photo[]> =>
  Promise.all(
    photos.map(async ({ displaySha256, width, height, caption, submissionId }) => ({
      bytes: await forPrint(await files.read(displaySha256)),
      width,
      height,
      caption,
      href: `/office/submissions/${submissionId}`,
    })),
  )
