import { randomBytes } from 'node:crypto'
import type { Ctx } from '#people/access.ts'
import { lineOf, recordAct } from '#people/audit.store.ts'
import { keyRowOf } from '#people/once.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/http/problems.ts'
import { isId } from '#platform/ids.ts'
import { tell } from '#platform/live/live.ts'
import type { Unit } from '#units/units.store.ts'
import { listActivities } from './activities.store.ts'
import { findAsked, type OwedAssignment } from './assignments.store.ts'
import type { Activity, Task } from './campaign.types.ts'
import { findCampaign } from './campaigns.store.ts'
import { findUnitBefore, type UnitBefore } from './cloning.store.ts'
import { canReport } from './standing.rules.ts'
import { findStanding, lockStanding } from './standing.store.ts'
import { peersOf } from './submissions.peers.ts'
import {
  daysToChoose,
  type Figures,
  figureField,
  type ReportProblem,
  readReport,
  receiptNumberOf,
  sureField,
} from './submissions.rules.ts'
import { sendAtOnce } from './submissions.send.store.ts'
import {
  findFiguresBefore,
  findSubmission,
  recordSubmission,
  type Submission,
  type SubmissionWritten,
  type Via,
} from './submissions.store.ts'

export interface Asked {
  unit: Unit
  assignment: OwedAssignment
  task: Task
}

/** The assignment of the address, if it is this unit's (or anybody's, for the office). @throws NotFound */
export async function askedOf(c: Ctx, unit: Unit | null, findUnit?: (id: string) => Promise<Unit | undefined>) {
  const { db, town } = c.var
  const id = c.req.param('assignment')
  const asked = isId(id) ? await findAsked(db, town.id, id, unit?.id) : undefined
  if (!asked) return notFound()
  const owner = unit ?? (await findUnit?.(asked.assignment.unitId)) ?? notFound()
  return { unit: owner, ...asked } satisfies Asked
}

/** What the form shows beside its fields. */
export async function readFormParts(
  db: Db,
  townId: string,
  { assignment }: Asked,
  now: Date,
): Promise<{
  activity: Activity | undefined
  before: Figures | null
  earlier: UnitBefore | undefined
  days: string[]
}> {
  const campaign = await findCampaign(db, townId, assignment.campaignId)
  const activities = await listActivities(db, townId, assignment.campaignId)
  return {
    activity: activities.find(({ id }) => id === assignment.activityId),
    before: assignment.period > 0 ? await findFiguresBefore(db, townId, assignment) : null,
    earlier: await findUnitBefore(db, townId, assignment),
    days: daysToChoose(now, campaign?.startsOn ?? null),
  }
}

/** A correction begins with what was sent before. */
export async function givenBefore(db: Db, townId: string, assignment: OwedAssignment): Promise<Record<string, string>> {
  const sent = assignment.submissionId ? await findSubmission(db, townId, assignment.submissionId) : undefined
  if (!sent) return {}
  return {
    ...Object.fromEntries(Object.entries(sent.figures).map(([code, value]) => [figureField(code), String(value)])),
    ...Object.fromEntries(sent.sure.map((code) => [sureField(code), String(sent.figures[code])])),
    words: sent.words,
    ...(sent.heldOn ? { day: sent.heldOn } : {}),
  }
}

export interface Reporting {
  /** Of the submission: chosen before, so that its receipt's address stands from the first. */
  id: string
  via: Via
  linkId: string | null
  /** Known from before; null when the form asks. */
  reporter: { name: string; phone: string } | null
}

export type Received =
  | { name: 'sent'; reporter: { name: string; phone: string } }
  | { name: 'refused'; problems: ReportProblem[] }
  | { name: 'locked' }

/** Reads the form and keeps it as one more version: nothing of it is kept unless all of it is. */
export async function receiveReport(c: Ctx, tx: Db, asked: Asked, by: Reporting): Promise<Received> {
  const { town, now } = c.var
  const { task, assignment } = asked
  const standing = await lockStanding(tx, town.id, assignment.assignmentId)
  if (!standing || !canReport({ ...standing, reviewed: task.reviewed })) return { name: 'locked' }
  const { written, problems, reporter } = await readAgainst(c, tx, asked, standing, by)
  if (problems.length > 0) return { name: 'refused', problems }
  const { id } = by
  const { version } = await recordSubmission(tx, town.id, standing, written, { id, now, reviewed: task.reviewed })
  await recordAct(tx, c, sendingOf(by, version))
  await tell(tx, town.id)
  return { name: 'sent', reporter }
}

/**
 * The usual case in one step: nothing to refuse, nobody else at it, not sent before. Whatever is unusual is left to
 * `receiveReport`, which looks closer under a lock. @returns the reporter, or nothing when nothing was kept
 */
export async function receiveAtOnce(
  c: Ctx,
  asked: Asked,
  location: string,
  by: Reporting,
): Promise<{ name: string; phone: string } | undefined> {
  const { db, town, now } = c.var
  const { assignment, task } = asked
  if (!canReport(assignment)) return undefined
  const once = keyRowOf(c, location)
  const { written, problems, reporter } = await readAgainst(c, db, asked, assignment, by)
  if (problems.length > 0) return undefined
  const sent = await sendAtOnce(db, town.id, {
    stood: assignment,
    once,
    submission: { ...written, id: by.id, number: receiptNumberOf(now, randomBytes(6)) },
    isDone: !task.reviewed,
    audit: lineOf(c, sendingOf(by, assignment.version + 1)),
    now,
  })
  if (!sent) return undefined
  await tell(db, town.id)
  return reporter
}

const sendingOf = ({ id, via }: Reporting, version: number) => ({
  act: 'submission.send',
  subject: `submission/${id}`,
  detail: { via, version },
})

type Against = Pick<OwedAssignment, 'campaignId' | 'taskId' | 'unitId' | 'period'>

/** What the form says, held against the task, the peers and the week before. */
async function readAgainst(c: Ctx, db: Db, { unit, task }: Asked, standing: Against, by: Reporting) {
  const { town, now, form, viewer } = c.var
  const { report, problems } = readReport(form, {
    task,
    headcount: unit.headcount,
    peers: await peersOf(db, town.id, { ...standing, kind: unit.kinds[0] ?? '' }),
    before: standing.period > 0 ? await findFiguresBefore(db, town.id, standing) : null,
    asksReporter: by.reporter === null,
    now,
  })
  const reporter = by.reporter ?? { name: report.name, phone: report.phone }
  const written: SubmissionWritten = {
    figures: report.figures,
    words: report.words,
    heldOn: report.heldOn,
    sure: report.sure,
    byName: reporter.name,
    byPhone: reporter.phone,
    personId: viewer?.personId ?? null,
    linkId: by.linkId,
    via: by.via,
  }
  return { written, problems, reporter }
}

/** What was returned for want of a photo goes back to the office as a new version that says the same. */
export async function resend(
  c: Ctx,
  tx: Db,
  { assignment, task }: Asked,
  by: Pick<Reporting, 'via' | 'linkId' | 'reporter'>,
): Promise<string | undefined> {
  const { town, now, viewer } = c.var
  const standing = await findStanding(tx, town.id, assignment.assignmentId)
  const last: Submission | undefined = standing?.submissionId
    ? await findSubmission(tx, town.id, standing.submissionId)
    : undefined
  if (!standing || !last || standing.stage !== 'returned') return undefined
  const { id } = await recordSubmission(
    tx,
    town.id,
    standing,
    {
      ...last,
      byName: by.reporter?.name ?? last.byName,
      byPhone: by.reporter?.phone ?? last.byPhone,
      personId: viewer?.personId ?? null,
      linkId: by.linkId,
      via: by.via,
    },
    { now, reviewed: task.reviewed },
  )
  return id
}
