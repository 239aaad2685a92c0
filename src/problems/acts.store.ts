import type { Via } from '#campaign/submissions.store.ts'
import type { Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Decision, Owner, Talk } from './problems.rules.ts'

interface By {
  by: string
  now: Date
}

/** All that was done about one problem, each list in the order of time. */
export interface History {
  owners: (Owner & { id: string; by: string; at: Date })[]
  talks: (Talk & { id: string; by: string; at: Date })[]
  decisions: (Decision & { id: string; by: string; at: Date })[]
  closings: { id: string; text: string; by: string; at: Date }[]
  reopenings: { id: string; reason: string; byName: string; via: Via; at: Date }[]
}

export async function readHistory(db: Db, townId: string, problemId: string): Promise<History> {
  const names = new Map<string, string>()
  const owners = await db
    .selectFrom('problem_owner')
    .where('town_id', '=', townId)
    .where('problem_id', '=', problemId)
    .selectAll()
    .orderBy('id')
    .execute()
  const talks = await db
    .selectFrom('problem_talk')
    .where('town_id', '=', townId)
    .where('problem_id', '=', problemId)
    .selectAll()
    .orderBy('id')
    .execute()
  const decisions = await db
    .selectFrom('problem_decision')
    .where('town_id', '=', townId)
    .where('problem_id', '=', problemId)
    .selectAll()
    .orderBy('id')
    .execute()
  const closings = await db
    .selectFrom('problem_closing')
    .where('town_id', '=', townId)
    .where('problem_id', '=', problemId)
    .selectAll()
    .orderBy('id')
    .execute()
  const reopenings = await db
    .selectFrom('problem_reopening')
    .where('town_id', '=', townId)
    .where('problem_id', '=', problemId)
    .select(['id', 'reason', 'by_name as byName', 'via', 'reopened_at as at'])
    .orderBy('id')
    .$castTo<History['reopenings'][number]>()
    .execute()
  const people = new Set([
    ...owners.map(({ set_by }) => set_by),
    ...talks.map(({ recorded_by }) => recorded_by),
    ...decisions.map(({ recorded_by }) => recorded_by),
    ...closings.map(({ closed_by }) => closed_by),
  ])
  if (people.size > 0) {
    const rows = await db
      .selectFrom('person')
      .select(['id', 'name'])
      .where('town_id', '=', townId)
      .where('id', 'in', [...people])
      .execute()
    for (const { id, name } of rows) names.set(id, name)
  }
  const nameOf = (id: string): string => names.get(id) ?? ''
  return {
    owners: owners.map((row) => ({
      id: row.id,
      owner: row.owner,
      dueOn: row.due_on,
      by: nameOf(row.set_by),
      at: row.set_at,
    })),
    talks: talks.map((row) => ({
      id: row.id,
      heldOn: row.held_on,
      withWhom: row.with_whom,
      text: row.text,
      shown: row.shown,
      by: nameOf(row.recorded_by),
      at: row.recorded_at,
    })),
    decisions: decisions.map((row) => ({
      id: row.id,
      text: row.text,
      decidedBy: row.decided_by,
      decidedOn: row.decided_on,
      dueOn: row.due_on,
      by: nameOf(row.recorded_by),
      at: row.recorded_at,
    })),
    closings: closings.map((row) => ({ id: row.id, text: row.text, by: nameOf(row.closed_by), at: row.closed_at })),
    reopenings,
  }
}

export async function recordOwner(
  tx: Db,
  townId: string,
  problemId: string,
  { owner, dueOn }: Owner,
  { by, now }: By,
): Promise<void> {
  await tx
    .insertInto('problem_owner')
    .values({ town_id: townId, id: newId(), problem_id: problemId, owner, due_on: dueOn, set_by: by, set_at: now })
    .execute()
}

export async function recordTalk(
  tx: Db,
  townId: string,
  problemId: string,
  { heldOn, withWhom, text, shown }: Talk,
  { by, now }: By,
): Promise<void> {
  const said = { held_on: heldOn, with_whom: withWhom, text, shown }
  await tx
    .insertInto('problem_talk')
    .values({ town_id: townId, id: newId(), problem_id: problemId, ...said, recorded_by: by, recorded_at: now })
    .execute()
}

export async function recordDecision(
  tx: Db,
  townId: string,
  problemId: string,
  { text, decidedBy, decidedOn, dueOn }: Decision,
  { by, now }: By,
): Promise<void> {
  const said = { text, decided_by: decidedBy, decided_on: decidedOn, due_on: dueOn }
  await tx
    .insertInto('problem_decision')
    .values({ town_id: townId, id: newId(), problem_id: problemId, ...said, recorded_by: by, recorded_at: now })
    .execute()
}

export async function recordClosing(
  tx: Db,
  townId: string,
  problemId: string,
  text: string,
  { by, now }: By,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('problem_closing')
    .values({ town_id: townId, id, problem_id: problemId, text, closed_by: by, closed_at: now })
    .execute()
  return id
}

export async function recordReopening(
  tx: Db,
  townId: string,
  problemId: string,
  reason: string,
  by: { name: string; personId: string | null; linkId: string | null; via: Via },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('problem_reopening')
    .values({
      town_id: townId,
      id: newId(),
      problem_id: problemId,
      reason,
      by_name: by.name,
      person_id: by.personId,
      link_id: by.linkId,
      via: by.via,
      reopened_at: now,
    })
    .execute()
}
