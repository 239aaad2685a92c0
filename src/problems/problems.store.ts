import { sql } from 'kysely'
import type { Via } from '#campaign/submissions.store.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Raised, Urgency } from './problems.rules.ts'
import type { Acts } from './standing.rules.ts'

export interface Problem {
  id: string
  number: number
  unitId: string | null
  unit: string | null
  task: string | null
  title: string
  text: string
  urgency: Urgency
  byName: string
  byPhone: string
  via: Via
  raisedAt: Date
  acts: Acts
}

const problems = (db: Db, townId: string) =>
  db
    .selectFrom('problem')
    .leftJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'problem.town_id').onRef('unit.id', '=', 'problem.unit_id'),
    )
    .leftJoin('campaign_task as task', (join) =>
      join.onRef('task.town_id', '=', 'problem.town_id').onRef('task.id', '=', 'problem.task_id'),
    )
    .where('problem.town_id', '=', townId)
    .select([
      'problem.id',
      'problem.number',
      'problem.unit_id as unitId',
      'unit.name as unit',
      'task.title as task',
      'problem.title',
      'problem.text',
      'problem.urgency',
      'problem.by_name as byName',
      'problem.by_phone as byPhone',
      'problem.via',
      'problem.raised_at as raisedAt',
    ])
    .$castTo<Omit<Problem, 'acts'>>()

/** Every problem of the town, or of one unit, the latest first. */
export async function listProblems(db: Db, townId: string, unitId?: string): Promise<Problem[]> {
  const rows = await problems(db, townId)
    .$if(unitId !== undefined, (query) => query.where('problem.unit_id', '=', unitId ?? ''))
    .orderBy('problem.number', 'desc')
    .limit(1000)
    .execute()
  return withActs(db, townId, rows)
}

/** `unitId` narrows to what its holder may see; the office leaves it out. */
export async function findProblem(db: Db, townId: string, id: string, unitId?: string): Promise<Problem | undefined> {
  const rows = await problems(db, townId)
    .where('problem.id', '=', id)
    .$if(unitId !== undefined, (query) => query.where('problem.unit_id', '=', unitId ?? ''))
    .execute()
  return (await withActs(db, townId, rows))[0]
}

async function withActs(db: Db, townId: string, rows: readonly Omit<Problem, 'acts'>[]): Promise<Problem[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const owners = await db
    .selectFrom('problem_owner')
    .where('town_id', '=', townId)
    .where('problem_id', 'in', ids)
    .select(['id', 'problem_id as problemId', 'owner', 'due_on as dueOn'])
    .execute()
  const decisions = await db
    .selectFrom('problem_decision')
    .where('town_id', '=', townId)
    .where('problem_id', 'in', ids)
    .select(['id', 'problem_id as problemId', 'due_on as dueOn'])
    .execute()
  const closings = await db
    .selectFrom('problem_closing')
    .where('town_id', '=', townId)
    .where('problem_id', 'in', ids)
    .select(['id', 'problem_id as problemId'])
    .execute()
  const reopenings = await db
    .selectFrom('problem_reopening')
    .where('town_id', '=', townId)
    .where('problem_id', 'in', ids)
    .select(['id', 'problem_id as problemId'])
    .execute()
  const of = <T extends { problemId: string }>(all: readonly T[], id: string) =>
    all.filter(({ problemId }) => problemId === id)
  return rows.map((row) => ({
    ...row,
    acts: {
      owners: of(owners, row.id),
      decisions: of(decisions, row.id),
      closings: of(closings, row.id),
      reopenings: of(reopenings, row.id),
    },
  }))
}

/** Not closed, or reopened since: keys are ordered by time, as in standing.rules.ts. */
export async function countOpenProblems(db: Db, townId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from problem
    left join lateral (select id from problem_closing where town_id = problem.town_id and problem_id = problem.id
      order by id desc limit 1) closing on true
    left join lateral (select id from problem_reopening where town_id = problem.town_id and problem_id = problem.id
      order by id desc limit 1) reopening on true
    where problem.town_id = ${townId} and (closing.id is null or reopening.id > closing.id)`.execute(db)
  return rows[0]?.count ?? 0
}

export interface Raising extends Raised {
  campaignId: string | null
  unitId: string | null
  personId: string | null
  linkId: string | null
  via: Via
}

/** Numbered as they come, without gaps: one at a time. */
export async function recordProblem(tx: Db, townId: string, raising: Raising, now: Date): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`problem ${townId}`}, 0))`.execute(tx)
  const last = await tx
    .selectFrom('problem')
    .where('town_id', '=', townId)
    .select((one) => one.fn.max('number').as('number'))
    .executeTakeFirst()
  const id = newId()
  await tx
    .insertInto('problem')
    .values({
      town_id: townId,
      id,
      number: (last?.number ?? 0) + 1,
      campaign_id: raising.campaignId,
      task_id: raising.taskId,
      unit_id: raising.unitId,
      title: raising.title,
      text: raising.text,
      urgency: raising.urgency,
      by_name: raising.name,
      by_phone: raising.phone,
      person_id: raising.personId,
      link_id: raising.linkId,
      via: raising.via,
      raised_at: now,
    })
    .execute()
  return id
}

/** Whoever acts upon a problem is alone at it: nobody decides what another has just closed. */
export async function lockProblem(tx: Db, townId: string, id: string): Promise<void> {
  await tx.selectFrom('problem').select('id').where('town_id', '=', townId).where('id', '=', id).forUpdate().execute()
}
