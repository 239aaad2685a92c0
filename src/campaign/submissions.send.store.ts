import { CompiledQuery } from 'kysely'
import type { Db } from '#platform/db.ts'
import { insertSteps } from './counters.store.ts'
import type { Stage } from './standing.rules.ts'
import type { SubmissionWritten } from './submissions.store.ts'

export interface Sending {
  /** Where the assignment stood when the form was read against it. */
  stood: { assignmentId: string; campaignId: string; stage: Stage; version: number; dueAt: Date }
  /** Of the form: the row that makes a second sending the same act. */
  once: { key: string; bodyHash: Buffer; location: string }
  submission: SubmissionWritten & { id: string; number: string }
  /** Nobody looks at it: it is done when it is sent. */
  isDone: boolean
  audit: { id: string; actorId: string | null; actor: string; act: string; subject: string; detail: string }
  now: Date
}

/**
 * One statement for all rows of a report: key, version, standing, counts, audit. It is its own transaction, so the line to the
 * server is crossed once instead of nine times. Locks are taken in the order of `lockStanding`: campaign, then standing.
 */
const statement = `with open as materialized (
  select id from campaign where town_id = $1 and id = $2 and closed_at is null for key share
), stood as materialized (
  select standing.* from campaign_standing standing, open
  where standing.town_id = $1 and standing.assignment_id = $3 and standing.version = $4 and standing.stage = $5
  for update of standing
), taken as (
  insert into form_key (town_id, key, body_hash, location, used_at) select $1, $6, $7, $8, $9 from stood
  on conflict (town_id, key) do nothing returning key
), sent as (
  insert into campaign_submission (town_id, id, assignment_id, version, number, figures, sure, words, held_on, by_name,
    by_phone, person_id, link_id, via, sent_at)
  select $1, $10, $3, $4::int + 1, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $9 from taken
), moved as (
  update campaign_standing set stage = $21, submission_id = $10, version = $4::int + 1, sent_at = $9, decided_at = $22,
    first_sent_at = coalesce(first_sent_at, $9), on_time = coalesce(on_time, $23)
  from taken where town_id = $1 and assignment_id = $3 returning campaign_standing.*
), before as (
  select stood.* from stood, taken
), stepped as (${insertSteps('moved', 'before')}
), audited as (
  insert into audit_entry (town_id, id, actor_id, actor, act, subject, succeeded, detail)
  select $1, $24, $25, $26, $27, $28, true, $29 from taken
) select key from taken`

/**
 * @returns false when nothing was written: the assignment moved meanwhile, its campaign is over, or the form came
 * before. Whoever looks closer finds out which, and how to answer.
 */
export async function sendAtOnce(db: Db, townId: string, sending: Sending): Promise<boolean> {
  const { stood, once, submission, isDone, audit, now } = sending
  const values = [
    ...[townId, stood.campaignId, stood.assignmentId, stood.version, stood.stage],
    ...[once.key, once.bodyHash, once.location, now],
    ...[submission.id, submission.number, JSON.stringify(submission.figures), submission.sure, submission.words],
    ...[submission.heldOn, submission.byName, submission.byPhone, submission.personId, submission.linkId],
    ...[submission.via, isDone ? 'accepted' : 'sent', isDone ? now : null, now <= stood.dueAt],
    ...[audit.id, audit.actorId, audit.actor, audit.act, audit.subject, audit.detail],
  ]
  try {
    return (await db.executeQuery(CompiledQuery.raw(statement, values))).rows.length > 0
  } catch (error) {
    // The receipt's number is taken, one in a billion a day: another is drawn under the lock.
    if ((error as { code?: unknown }).code === TAKEN) return false
    throw error
  }
}

const TAKEN = '23505'
