import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Act, FieldValue } from './drafts.fields.ts'

export interface AnswerWritten {
  subject: string
  field: string
  act: Act
  before: unknown
  after: unknown
}

export async function recordAnswers(
  tx: Db,
  townId: string,
  campaignId: string,
  answers: readonly AnswerWritten[],
  by: string | null,
  now: Date,
): Promise<void> {
  if (answers.length === 0) return
  await tx
    .insertInto('campaign_answer')
    .values(
      answers.map(({ subject, field, act, before, after }) => ({
        town_id: townId,
        id: newId(),
        campaign_id: campaignId,
        subject,
        field,
        act,
        before: JSON.stringify(before),
        after: JSON.stringify(after),
        answered_by: by,
        answered_at: now,
      })),
    )
    .execute()
}

export interface Answer {
  id: string
  subject: string
  field: string
  act: Act
  before: FieldValue
  after: FieldValue
  byName: string | null
  answeredAt: Date
}

/** Everything the office said, the earliest first: the last of a field counts. */
export async function listAnswers(db: Db, townId: string, campaignId: string): Promise<Answer[]> {
  const rows = await db
    .selectFrom('campaign_answer as answer')
    .leftJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'answer.town_id').onRef('person.id', '=', 'answer.answered_by'),
    )
    .where('answer.town_id', '=', townId)
    .where('answer.campaign_id', '=', campaignId)
    .select([
      'answer.id',
      'answer.subject',
      'answer.field',
      'answer.act',
      'answer.before',
      'answer.after',
      'person.name as byName',
      'answer.answered_at as answeredAt',
    ])
    .orderBy('answer.id')
    .execute()
  // the table's check and this file's writer hold them to these
  return rows as unknown as Answer[]
}
