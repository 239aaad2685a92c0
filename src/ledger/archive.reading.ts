import { listActivities } from '#campaign/activities.store.ts'
import type { Campaign, Task } from '#campaign/campaign.types.ts'
import { asOf } from '#campaign/closings.rules.ts'
import { findNotice, type Notice } from '#campaign/notices.store.ts'
import { listReviewsOf } from '#campaign/reviews.store.ts'
import { listTasks } from '#campaign/tasks.store.ts'
import {
  listNotesOf,
  listSendingTimes,
  listVersionsOf,
  listWholeAssignments,
  listWholeEvidence,
} from '#campaign/whole.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import type { Db } from '#platform/db.ts'
import { FolderNames, safeName } from '#platform/zip/names.rules.ts'
import { archiveFiles, archiveNames } from './archive.names.words.ts'
import type { RecordOf } from './archive.record.ts'
import { type ArchivePlan, type PlannedAssignment, planArchive } from './archive.rules.ts'
import { inSnapshot } from './archive.store.ts'
import { numberOf, type PaperMade } from './papers.rules.ts'
import { listEditions, listPapers } from './papers.store.ts'
import { paperWords } from './papers.words.ts'
import { readStatistics, type Statistics } from './statistics.reading.ts'
import { weekOf } from './statistics.rules.ts'
import { readSummary } from './summary.reading.ts'

export interface ArchiveRead {
  plan: ArchivePlan
  tasks: Task[]
  notice: Notice | undefined
  statistics: Statistics
  summary: Awaited<ReturnType<typeof readSummary>>
  issued: IssuedPaper[]
}

/** A bulletin, circular or summary as it went out. */
export interface IssuedPaper {
  /** Of its files, without an ending. */
  name: string
  at: Date
  made: PaperMade
}

/** What lies where, and the papers, all of one moment; the words of reports are read later, they do not change. */
export const readArchive = (db: Db, townId: string, campaign: Campaign, now: Date): Promise<ArchiveRead> =>
  inSnapshot(db, async (tx) => {
    // Dropped activities and tasks too, where something was asked under them before.
    const activities = await listActivities(tx, townId, campaign.id)
    const tasks = await listTasks(tx, townId, campaign.id, { dropped: true })
    const assignments = await listWholeAssignments(tx, townId, campaign.id)
    const pieces = await listWholeEvidence(tx, townId, campaign.id)
    const sentAt = await listSendingTimes(tx, townId, campaign.id)
    return {
      plan: planArchive({ activities, tasks, assignments, pieces, sentAt }, archiveNames),
      tasks,
      notice: campaign.noticeId ? await findNotice(tx, townId, campaign.noticeId) : undefined,
      statistics: await readStatistics(tx, townId, campaign, {
        week: weekOf(dayOf(asOf(campaign, now))),
        withWaiting: false,
      }),
      summary: await readSummary(tx, townId, campaign, now),
      issued: await issuedPapers(tx, townId, campaign.id),
    }
  })

async function issuedPapers(db: Db, townId: string, campaignId: string): Promise<IssuedPaper[]> {
  const issued: IssuedPaper[] = []
  const taken = new FolderNames()
  for (const paper of await listPapers(db, townId, campaignId)) {
    const number = numberOf(paper.kind, paper.codeWord, paper.numberYear, paper.number)
    for (const { edition, issuedAt, document } of await listEditions(db, townId, paper.id))
      if (issuedAt && document) {
        const name = taken.take(safeName(paperWords.name(paper.kind, number, edition), MOST_NAME))
        issued.push({ name: archiveFiles.paper(name), at: issuedAt, made: document })
      }
  }
  return issued
}

const MOST_NAME = 60
const AT_ONCE = 200

/** What was said under each assignment that has a record, some hundred at a time. */
export async function* recordsOf(db: Db, townId: string, plan: ArchivePlan): AsyncGenerator<RecordOf> {
  for (const { activity, units } of plan.activities) {
    const said = units.flatMap(({ assignments }) => assignments).filter(({ record }) => record !== null)
    for (let start = 0; start < said.length; start += AT_ONCE)
      yield* recordsOfSome(db, townId, activity.heading, said.slice(start, start + AT_ONCE))
  }
}

async function* recordsOfSome(
  db: Db,
  townId: string,
  activity: string,
  some: readonly PlannedAssignment[],
): AsyncGenerator<RecordOf> {
  const ids = some.map(({ assignmentId }) => assignmentId)
  const [all, notes] = await Promise.all([listVersionsOf(db, townId, ids), listNotesOf(db, townId, ids)])
  const versions = Map.groupBy(all, ({ assignmentId }) => assignmentId)
  const judged = await listReviewsOf(
    db,
    townId,
    all.map(({ id }) => id),
  )
  const reviews = new Map(judged.map((review) => [review.submissionId, review]))
  const receipts = new Map(notes.receipts.map((one) => [one.assignmentId, one]))
  const waivers = new Map(notes.waivers.map((one) => [one.assignmentId, one]))
  for (const planned of some) {
    const id = planned.assignmentId
    // What came after the moment of the archive is not of it.
    const upTo = (versions.get(id) ?? []).filter(({ version }) => version <= planned.version)
    yield { activity, planned, versions: upTo, reviews, receipt: receipts.get(id), waiver: waivers.get(id) }
  }
}
