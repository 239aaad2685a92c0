import type { Db } from '#platform/db.ts'
import { holdOpen } from './closings.store.ts'
import { withSteps } from './counters.store.ts'
import type { Stage } from './standing.rules.ts'

/** Rows of one statement: eight parameters each stay below the protocol's 65,535. */
const AT_ONCE = 4000

export interface IssuedRow {
  assignmentId: string
  campaignId: string
  taskId: string
  unitId: string
  period: number
  dueAt: Date
}

/** Where every new assignment begins, in the transaction that issues it. */
export async function recordStandings(tx: Db, townId: string, issued: readonly IssuedRow[]): Promise<void> {
  for (let start = 0; start < issued.length; start += AT_ONCE) {
    const rows = issued.slice(start, start + AT_ONCE).map((row) => ({
      town_id: townId,
      assignment_id: row.assignmentId,
      campaign_id: row.campaignId,
      task_id: row.taskId,
      unit_id: row.unitId,
      period: row.period,
      stage: 'issued',
      due_at: row.dueAt,
    }))
    await withSteps(tx, null, tx.insertInto('campaign_standing').values(rows).returningAll())
  }
}

export interface StandingRow {
  assignmentId: string
  campaignId: string
  taskId: string
  unitId: string
  period: number
  stage: Stage
  dueAt: Date
  submissionId: string | null
  version: number
  photos: number
  firstSentAt: Date | null
  sentAt: Date | null
  decidedAt: Date | null
}

const standings = (db: Db, townId: string) =>
  db
    .selectFrom('campaign_standing')
    .where('town_id', '=', townId)
    .select([
      'assignment_id as assignmentId',
      'campaign_id as campaignId',
      'task_id as taskId',
      'unit_id as unitId',
      'period',
      'stage',
      'due_at as dueAt',
      'submission_id as submissionId',
      'version',
      'photos',
      'first_sent_at as firstSentAt',
      'sent_at as sentAt',
      'decided_at as decidedAt',
    ])
    .$narrowType<{ stage: Stage }>()

export const findStanding = (db: Db, townId: string, assignmentId: string): Promise<StandingRow | undefined> =>
  standings(db, townId).where('assignment_id', '=', assignmentId).executeTakeFirst()

export const listStandings = (db: Db, townId: string, campaignId: string): Promise<StandingRow[]> =>
  standings(db, townId).where('campaign_id', '=', campaignId).execute()

/**
 * Acts on one assignment follow one another: whoever comes second waits here and sees what the first did.
 * @throws CampaignClosed
 */
export async function lockStanding(tx: Db, townId: string, assignmentId: string): Promise<StandingRow | undefined> {
  await holdOpen(tx, townId, [assignmentId])
  return standings(tx, townId).where('assignment_id', '=', assignmentId).forUpdate().executeTakeFirst()
}

/** Of several at once; always in one order, so that two who do this never wait for each other in a ring. @throws CampaignClosed */
export const lockStandings = async (tx: Db, townId: string, assignmentIds: readonly string[]): Promise<void> => {
  if (assignmentIds.length === 0) return
  await holdOpen(tx, townId, assignmentIds)
  await standings(tx, townId).where('assignment_id', 'in', assignmentIds).orderBy('assignment_id').forUpdate().execute()
}

export type Move =
  | { to: 'signed' }
  | { to: 'sent'; submissionId: string; version: number; at: Date; onTime: boolean }
  | { to: 'returned'; at: Date; dueAt: Date }
  | { to: 'accepted'; at: Date }
  | { to: 'waived'; at: Date }
  /** A verdict or a waiver was taken back: the assignment stands as it stood before. */
  | { to: 'before'; stage: 'issued' | 'signed' | 'sent' | 'returned'; dueAt: Date; decidedAt: Date | null }

/** The other half of every act: its own row is written beside it, in the same transaction, under `lockStanding`. */
export async function moveStanding(tx: Db, townId: string, assignmentId: string, move: Move): Promise<void> {
  const moved = tx
    .updateTable('campaign_standing')
    .set(columnsOf(move))
    // on time is what the first sending was; a correction does not make it late
    .$if(move.to === 'sent', (query) =>
      query.set((row) => ({
        first_sent_at: row.fn.coalesce('first_sent_at', row.val(move.to === 'sent' ? move.at : null)),
        on_time: row.fn.coalesce('on_time', row.val(move.to === 'sent' ? move.onTime : null)),
      })),
    )
    .where('town_id', '=', townId)
    .where('assignment_id', '=', assignmentId)
  // signed is owed as before: it changes no count
  if (move.to === 'signed') await moved.execute()
  else await withSteps(tx, { townId, assignmentId }, moved.returningAll())
}

function columnsOf(move: Move) {
  if (move.to === 'signed') return { stage: move.to }
  if (move.to === 'sent')
    return {
      stage: move.to,
      submission_id: move.submissionId,
      version: move.version,
      sent_at: move.at,
      decided_at: null,
    }
  if (move.to === 'before') return { stage: move.stage, due_at: move.dueAt, decided_at: move.decidedAt }
  if (move.to === 'returned') return { stage: move.to, due_at: move.dueAt, decided_at: move.at }
  return { stage: move.to, decided_at: move.at }
}

/** How many photos stand with an assignment, after some came or went. */
export async function countPhotos(tx: Db, townId: string, assignmentId: string): Promise<void> {
  await tx
    .updateTable('campaign_standing')
    .set({
      photos: tx
        .selectFrom('campaign_evidence')
        .where('town_id', '=', townId)
        .where('assignment_id', '=', assignmentId)
        .where('kind', '=', 'photo')
        .where('removed_at', 'is', null)
        .select((row) => row.fn.countAll<number>().as('photos')),
    })
    .where('town_id', '=', townId)
    .where('assignment_id', '=', assignmentId)
    .execute()
}
