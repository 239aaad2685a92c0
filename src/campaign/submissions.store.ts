import { randomBytes } from 'node:crypto'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Stage } from './standing.rules.ts'
import { moveStanding, type StandingRow } from './standing.store.ts'
import { type Figures, receiptNumberOf } from './submissions.rules.ts'

export type Via = 'link' | 'sign-in' | 'office'

export interface SubmissionWritten {
  figures: Figures
  words: string
  heldOn: string | null
  sure: readonly string[]
  byName: string
  byPhone: string
  personId: string | null
  linkId: string | null
  via: Via
}

export interface Submission extends SubmissionWritten {
  id: string
  assignmentId: string
  version: number
  number: string
  sentAt: Date
}

/**
 * One more version of what a unit reports, and the standing moved with it. `standing` is held by lockStanding.
 * A task that nobody reviews is done when it is sent.
 */
export async function recordSubmission(
  tx: Db,
  townId: string,
  standing: StandingRow,
  written: SubmissionWritten,
  { now, reviewed, id = newId() }: { now: Date; reviewed: boolean; id?: string },
): Promise<{ id: string; number: string; version: number }> {
  const version = standing.version + 1
  const number = await insertNumbered(tx, townId, now, {
    id,
    assignment_id: standing.assignmentId,
    version,
    figures: JSON.stringify(written.figures),
    sure: [...written.sure],
    words: written.words,
    held_on: written.heldOn,
    by_name: written.byName,
    by_phone: written.byPhone,
    person_id: written.personId,
    link_id: written.linkId,
    via: written.via,
    sent_at: now,
  })
  const onTime = now <= standing.dueAt
  await moveStanding(tx, townId, standing.assignmentId, { to: 'sent', submissionId: id, version, at: now, onTime })
  if (!reviewed) await moveStanding(tx, townId, standing.assignmentId, { to: 'accepted', at: now })
  return { id, number, version }
}

interface Row {
  id: string
  assignment_id: string
  version: number
  figures: string
  sure: string[]
  words: string
  held_on: string | null
  by_name: string
  by_phone: string
  person_id: string | null
  link_id: string | null
  via: string
  sent_at: Date
}

async function insertNumbered(tx: Db, townId: string, now: Date, row: Row): Promise<string> {
  for (;;) {
    const number = receiptNumberOf(now, randomBytes(6))
    // A number that is taken (one in a billion a day) is drawn again.
    const kept = await tx
      .insertInto('campaign_submission')
      .values({ town_id: townId, number, ...row })
      .onConflict((conflict) => conflict.columns(['town_id', 'number']).doNothing())
      .returning('number')
      .executeTakeFirst()
    if (kept) return number
  }
}

const submissions = (db: Db, townId: string) =>
  db
    .selectFrom('campaign_submission')
    .where('town_id', '=', townId)
    .select([
      'id',
      'assignment_id as assignmentId',
      'version',
      'number',
      'figures',
      'sure',
      'words',
      'held_on as heldOn',
      'by_name as byName',
      'by_phone as byPhone',
      'person_id as personId',
      'link_id as linkId',
      'via',
      'sent_at as sentAt',
    ])
    // figures are written by this file only
    .$castTo<Submission>()

export const findSubmission = (db: Db, townId: string, id: string): Promise<Submission | undefined> =>
  submissions(db, townId).where('id', '=', id).executeTakeFirst()

/** First version first. */
export const listVersions = (db: Db, townId: string, assignmentId: string): Promise<Submission[]> =>
  submissions(db, townId).where('assignment_id', '=', assignmentId).orderBy('version').execute()

/** What may be told to whoever has the number: when it came and how far it is. */
export async function findByNumber(
  db: Db,
  townId: string,
  number: string,
): Promise<{ sentAt: Date; stage: Stage | 'replaced' } | undefined> {
  const row = await db
    .selectFrom('campaign_submission as submission')
    .innerJoin('campaign_standing as standing', (join) =>
      join
        .onRef('standing.town_id', '=', 'submission.town_id')
        .onRef('standing.assignment_id', '=', 'submission.assignment_id'),
    )
    .where('submission.town_id', '=', townId)
    .where('submission.number', '=', number)
    .select(['submission.id', 'submission.sent_at as sentAt', 'standing.stage', 'standing.submission_id as latest'])
    .$narrowType<{ stage: Stage }>()
    .executeTakeFirst()
  return row && { sentAt: row.sentAt, stage: row.latest === row.id ? row.stage : 'replaced' }
}

/** What this unit gave last for the same task in an earlier week. */
export async function findFiguresBefore(
  db: Db,
  townId: string,
  { taskId, unitId, period }: { taskId: string; unitId: string; period: number },
): Promise<Figures | null> {
  const row = await db
    .selectFrom('campaign_standing as standing')
    .innerJoin('campaign_submission as submission', (join) =>
      join.onRef('submission.town_id', '=', 'standing.town_id').onRef('submission.id', '=', 'standing.submission_id'),
    )
    .where('standing.town_id', '=', townId)
    .where('standing.unit_id', '=', unitId)
    .where('standing.task_id', '=', taskId)
    .where('standing.period', '<', period)
    .orderBy('standing.period', 'desc')
    .limit(1)
    .select('submission.figures')
    .executeTakeFirst()
  return row ? (row.figures as Figures) : null
}

export interface PeersAsked {
  campaignId: string
  taskId: string
  /** Itself is left out. */
  unitId: string
  period: number
  kind: string
}

/** Beyond so many the range does not change any more. */
export const ENOUGH_PEERS = 200

/** What the other units of the same kind gave in the same task and week, by code. */
export async function listPeerFigures(
  db: Db,
  townId: string,
  { campaignId, taskId, unitId, period, kind }: PeersAsked,
): Promise<Map<string, number[]>> {
  const rows = await db
    .selectFrom('campaign_standing as standing')
    .innerJoin('campaign_submission as submission', (join) =>
      join.onRef('submission.town_id', '=', 'standing.town_id').onRef('submission.id', '=', 'standing.submission_id'),
    )
    .innerJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'standing.town_id').onRef('unit.id', '=', 'standing.unit_id'),
    )
    .where('standing.town_id', '=', townId)
    .where('standing.campaign_id', '=', campaignId)
    .where('standing.task_id', '=', taskId)
    .where('standing.period', '=', period)
    .where('standing.unit_id', '<>', unitId)
    .where('standing.stage', 'in', ['sent', 'accepted'])
    .where((where) => where(where.val(kind), '=', where.fn.any('unit.kinds')))
    .limit(ENOUGH_PEERS)
    .select('submission.figures')
    .execute()
  const peers = new Map<string, number[]>()
  for (const { figures } of rows)
    for (const [code, value] of Object.entries(figures as Figures)) peers.set(code, [...(peers.get(code) ?? []), value])
  return peers
}
