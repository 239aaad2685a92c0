import { type Expression, type SqlBool, sql } from 'kysely'
import type { Via } from '#campaign/submissions.store.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { AnswerRead, Scope } from './questions.rules.ts'

export interface Question {
  id: string
  campaignId: string
  taskId: string
  task: string
  unitId: string
  unit: string
  text: string
  byName: string
  byPhone: string
  via: Via
  askedAt: Date
  /** The question that this one is the same as. */
  sameAs: string | null
  duplicates: number
  /** The latest answer; null while there is none. */
  version: number | null
  asked: string | null
  answer: string | null
  scope: Scope | null
  answeredAt: Date | null
  answeredBy: string | null
}

const questions = (db: Db, townId: string) =>
  db
    .selectFrom('guidance_question as question')
    .innerJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'question.town_id').onRef('unit.id', '=', 'question.unit_id'),
    )
    .innerJoin('campaign_task as task', (join) =>
      join.onRef('task.town_id', '=', 'question.town_id').onRef('task.id', '=', 'question.task_id'),
    )
    .leftJoin('guidance_duplicate as duplicate', (join) =>
      join
        .onRef('duplicate.town_id', '=', 'question.town_id')
        .onRef('duplicate.question_id', '=', 'question.id')
        .on('duplicate.ended_at', 'is', null),
    )
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('guidance_answer')
          .selectAll()
          .whereRef('guidance_answer.town_id', '=', 'question.town_id')
          .whereRef('guidance_answer.question_id', '=', 'question.id')
          .orderBy('version', 'desc')
          .limit(1)
          .as('answer'),
      (join) => join.onTrue(),
    )
    .leftJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'answer.town_id').onRef('person.id', '=', 'answer.answered_by'),
    )
    .where('question.town_id', '=', townId)
    .select((row) => [
      'question.id',
      'question.campaign_id as campaignId',
      'question.task_id as taskId',
      'task.title as task',
      'question.unit_id as unitId',
      'unit.name as unit',
      'question.text',
      'question.by_name as byName',
      'question.by_phone as byPhone',
      'question.via',
      'question.asked_at as askedAt',
      'duplicate.same_as as sameAs',
      row
        .selectFrom('guidance_duplicate as other')
        .whereRef('other.town_id', '=', 'question.town_id')
        .whereRef('other.same_as', '=', 'question.id')
        .where('other.ended_at', 'is', null)
        .select((one) => one.fn.countAll<number>().as('count'))
        .as('duplicates'),
      'answer.version',
      'answer.asked',
      'answer.text as answer',
      'answer.scope',
      'answer.answered_at as answeredAt',
      'person.name as answeredBy',
    ])
    // via and scope are written by this file only
    .$castTo<Question>()

export const findQuestion = (db: Db, townId: string, id: string): Promise<Question | undefined> =>
  questions(db, townId).where('question.id', '=', id).executeTakeFirst()

/** Longest waiting first: nobody is to be forgotten. */
export const listOpen = (db: Db, townId: string): Promise<Question[]> =>
  questions(db, townId)
    .where('answer.version', 'is', null)
    .where('duplicate.id', 'is', null)
    .orderBy('question.asked_at')
    .orderBy('question.id')
    .execute()

export const listAnswered = (db: Db, townId: string, most = 300): Promise<Question[]> =>
  questions(db, townId)
    .where((row) => row.or([row('answer.version', 'is not', null), row('duplicate.id', 'is not', null)]))
    .orderBy('question.asked_at', 'desc')
    .limit(most)
    .execute()

export const listOfTask = (db: Db, townId: string, taskId: string): Promise<Question[]> =>
  questions(db, townId).where('question.task_id', '=', taskId).orderBy('question.asked_at').execute()

export const listOfUnit = (db: Db, townId: string, unitId: string, most = 200): Promise<Question[]> =>
  questions(db, townId)
    .where('question.unit_id', '=', unitId)
    .orderBy('question.asked_at', 'desc')
    .limit(most)
    .execute()

/**
 * Answers under these tasks that this unit may read: those for all who owe the task, those to itself,
 * and those to whoever asked the same.
 */
export async function listSaidTo(
  db: Db,
  townId: string,
  unitId: string,
  taskIds: readonly string[],
): Promise<Question[]> {
  if (taskIds.length === 0) return []
  return questions(db, townId)
    .where('question.task_id', 'in', taskIds)
    .where('answer.version', 'is not', null)
    .where('duplicate.id', 'is', null)
    .where((row) =>
      row.or([row('answer.scope', '=', 'all'), row('question.unit_id', '=', unitId), askedTheSame(unitId)]),
    )
    .orderBy('answer.answered_at', 'desc')
    .execute()
}

const askedTheSame = (unitId: string): Expression<SqlBool> => sql<SqlBool>`exists (
  select from guidance_duplicate same
  join guidance_question own on own.town_id = same.town_id and own.id = same.question_id
  where same.town_id = question.town_id and same.same_as = question.id and same.ended_at is null
    and own.unit_id = ${unitId})`

export async function countOpen(db: Db, townId: string, unitId?: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from guidance_question question
    where town_id = ${townId} and (${unitId ?? null}::uuid is null or unit_id = ${unitId ?? null})
      and not exists (select from guidance_answer answer
        where answer.town_id = question.town_id and answer.question_id = question.id)
      and not exists (select from guidance_duplicate duplicate
        where duplicate.town_id = question.town_id and duplicate.question_id = question.id and ended_at is null)`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

export interface Asking {
  campaignId: string
  taskId: string
  unitId: string
  text: string
  byName: string
  byPhone: string
  personId: string | null
  linkId: string | null
  via: Via
}

export async function recordQuestion(tx: Db, townId: string, asking: Asking, now: Date): Promise<string> {
  const id = newId()
  await tx
    .insertInto('guidance_question')
    .values({
      town_id: townId,
      id,
      campaign_id: asking.campaignId,
      task_id: asking.taskId,
      unit_id: asking.unitId,
      text: asking.text,
      by_name: asking.byName,
      by_phone: asking.byPhone,
      person_id: asking.personId,
      link_id: asking.linkId,
      via: asking.via,
      asked_at: now,
    })
    .execute()
  return id
}

/** Whoever answers or marks is alone at it: two at once would be two first versions, or a chain. */
export async function lockQuestions(tx: Db, townId: string, ids: readonly string[]): Promise<void> {
  await tx
    .selectFrom('guidance_question')
    .select('id')
    .where('town_id', '=', townId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export interface AnswerVersion extends AnswerRead {
  version: number
  by: string
  answeredAt: Date
}

/** The latest first. */
export const listVersions = (db: Db, townId: string, questionId: string): Promise<AnswerVersion[]> =>
  db
    .selectFrom('guidance_answer as answer')
    .innerJoin('person', (join) =>
      join.onRef('person.town_id', '=', 'answer.town_id').onRef('person.id', '=', 'answer.answered_by'),
    )
    .where('answer.town_id', '=', townId)
    .where('answer.question_id', '=', questionId)
    .select(['version', 'asked', 'text', 'scope', 'person.name as by', 'answered_at as answeredAt'])
    .orderBy('version', 'desc')
    .$castTo<AnswerVersion>()
    .execute()

/** One more version; what stood before stays. The question is locked. */
export async function recordAnswer(
  tx: Db,
  townId: string,
  questionId: string,
  { asked, text, scope }: AnswerRead,
  { version, by, now }: { version: number; by: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('guidance_answer')
    .values({
      town_id: townId,
      question_id: questionId,
      version,
      asked,
      text,
      scope,
      answered_by: by,
      answered_at: now,
    })
    .execute()
}

export async function recordDuplicate(
  tx: Db,
  townId: string,
  { questionId, sameAs }: { questionId: string; sameAs: string },
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('guidance_duplicate')
    .values({ town_id: townId, id: newId(), question_id: questionId, same_as: sameAs, marked_by: by, marked_at: now })
    .execute()
}

export async function endDuplicate(
  tx: Db,
  townId: string,
  questionId: string,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('guidance_duplicate')
    .set({ ended_by: by, ended_at: now })
    .where('town_id', '=', townId)
    .where('question_id', '=', questionId)
    .where('ended_at', 'is', null)
    .execute()
}
