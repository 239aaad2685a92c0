import type { Db } from '#platform/db.ts'
import { findUnit, type Unit } from '#units/units.store.ts'
import { findAssignment, type OwedAssignment } from './assignments.store.ts'
import type { Metric, Task } from './campaign.types.ts'
import { type Doubt, listDoubts } from './evidence.doubts.store.ts'
import { type Evidence, listEvidence } from './evidence.store.ts'
import { findWaiver, listReviewsOf, type Review } from './reviews.store.ts'
import { eventsOf } from './submissions.rules.ts'
import { findSubmission, listPeerFigures, listVersions, type Submission } from './submissions.store.ts'
import { findTask } from './tasks.store.ts'

/** One submission with all that the office needs to judge it. */
export interface Case {
  submission: Submission
  assignment: OwedAssignment
  task: Task
  unit: Unit
  evidence: Evidence[]
  doubts: Doubt[]
  versions: Submission[]
  reviews: Review[]
  waiver: { reason: string } | undefined
  peers: { metric: Metric; values: number[]; own: number } | undefined
}

/** The verdict stands and nothing followed it: it may be taken back. */
export const canWithdraw = ({ submission, assignment, reviews }: Case): boolean =>
  assignment.submissionId === submission.id &&
  (assignment.stage === 'accepted' || assignment.stage === 'returned') &&
  reviews.some(({ submissionId }) => submissionId === submission.id)

/** Fewer others make no picture. */
const ENOUGH_PEERS = 3

export async function readCase(db: Db, townId: string, submissionId: string): Promise<Case | undefined> {
  const submission = await findSubmission(db, townId, submissionId)
  const assignment = submission && (await findAssignment(db, townId, submission.assignmentId))
  const task = assignment && (await findTask(db, townId, assignment.taskId))
  const unit = assignment && (await findUnit(db, townId, assignment.unitId))
  if (!submission || !assignment || !task || !unit) return undefined
  const versions = await listVersions(db, townId, assignment.assignmentId)
  const ids = versions.map(({ id }) => id)
  return {
    submission,
    assignment,
    task,
    unit,
    versions,
    evidence: await listEvidence(db, townId, assignment.assignmentId),
    doubts: await listDoubts(db, townId, assignment),
    reviews: await listReviewsOf(db, townId, ids),
    waiver: assignment.stage === 'waived' ? await findWaiver(db, townId, assignment.assignmentId) : undefined,
    peers: await readPeers(db, townId, { submission, assignment, task, unit }),
  }
}

async function readPeers(
  db: Db,
  townId: string,
  { submission, assignment, task, unit }: Pick<Case, 'submission' | 'assignment' | 'task' | 'unit'>,
): Promise<Case['peers']> {
  const metric = tellingMetric(task.metrics, submission.sure)
  const own = metric && submission.figures[metric.code]
  if (!metric || own === undefined) return undefined
  const kind = unit.kinds[0] ?? ''
  const values = (await listPeerFigures(db, townId, { ...assignment, kind })).get(metric.code) ?? []
  return values.length >= ENOUGH_PEERS ? { metric, values, own } : undefined
}

/** The figure that was doubted, or how many people came, or the first one. */
const tellingMetric = (metrics: readonly Metric[], sure: readonly string[]): Metric | undefined =>
  metrics.find(({ code }) => sure.includes(code)) ??
  metrics.find((metric) => eventsOf(metric, metrics) !== undefined) ??
  metrics[0]
