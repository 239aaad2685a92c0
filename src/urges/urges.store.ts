import type { Db } from '#platform/db.ts'
import { nameOfStep, type Step } from './ladder.rules.ts'

export interface Urge {
  assignmentId: string
  campaignId: string
  unitId: string
  step: Step
  day: string
  dueAt: Date
  /** The day whose message it goes with. */
  toldOn: string
  madeAt: Date
  madeBy: string | null
}

/** Rows of one statement: ten parameters each stay below the protocol's 65,535. */
const AT_ONCE = 4000

/** A step that was made before is left alone. @returns those that are new */
export async function recordUrges(tx: Db, townId: string, made: readonly Urge[]): Promise<Set<string>> {
  const fresh = new Set<string>()
  for (let start = 0; start < made.length; start += AT_ONCE) {
    const rows = await tx
      .insertInto('urge')
      .values(
        made.slice(start, start + AT_ONCE).map((urge) => ({
          town_id: townId,
          assignment_id: urge.assignmentId,
          step: urge.step,
          day: urge.day,
          campaign_id: urge.campaignId,
          unit_id: urge.unitId,
          due_at: urge.dueAt,
          told_on: urge.toldOn,
          made_at: urge.madeAt,
          made_by: urge.madeBy,
        })),
      )
      .onConflict((conflict) => conflict.columns(['town_id', 'assignment_id', 'step', 'day']).doNothing())
      .returning(['assignment_id', 'step', 'day'])
      .execute()
    for (const row of rows) fresh.add(keyOf({ assignmentId: row.assignment_id, step: row.step as Step, day: row.day }))
  }
  return fresh
}

export const keyOf = ({ assignmentId, step, day }: Pick<Urge, 'assignmentId' | 'step' | 'day'>): string =>
  `${assignmentId} ${nameOfStep({ step, day })}`

const urges = (db: Db, townId: string) =>
  db
    .selectFrom('urge')
    .where('town_id', '=', townId)
    .select([
      'assignment_id as assignmentId',
      'campaign_id as campaignId',
      'unit_id as unitId',
      'step',
      'day',
      'due_at as dueAt',
      'told_on as toldOn',
      'made_at as madeAt',
      'made_by as madeBy',
    ])
    .$narrowType<{ step: Step }>()

/** What was made for each of these, by name of the step. */
export async function listMade(
  db: Db,
  townId: string,
  campaignId: string,
  since: string,
): Promise<Map<string, Set<string>>> {
  const rows = await urges(db, townId).where('campaign_id', '=', campaignId).where('day', '>=', since).execute()
  const made = new Map<string, Set<string>>()
  for (const row of rows) {
    const known = made.get(row.assignmentId) ?? new Set()
    made.set(row.assignmentId, known.add(nameOfStep(row)))
  }
  return made
}

/** All that a day's message to a unit speaks of. */
export const listToldTo = (db: Db, townId: string, unitId: string, day: string): Promise<Urge[]> =>
  urges(db, townId)
    .where('unit_id', '=', unitId)
    .where('told_on', '=', day)
    .where('step', 'in', ['before', 'due', 'hand'])
    .execute()

/** All that was made on a day, over every unit. */
export const listMadeOn = (db: Db, townId: string, day: string): Promise<Urge[]> =>
  urges(db, townId).where('told_on', '=', day).execute()

/** The latest first. */
export const listUrgesOfUnit = (db: Db, townId: string, unitId: string, most = 300): Promise<Urge[]> =>
  urges(db, townId).where('unit_id', '=', unitId).orderBy('made_at', 'desc').limit(most).execute()

/** Whatever was told of these assignments, for the list that shows how far each has climbed. */
export const listUrgesOf = (db: Db, townId: string, assignmentIds: readonly string[]): Promise<Urge[]> =>
  assignmentIds.length === 0
    ? Promise.resolve([])
    : urges(db, townId).where('assignment_id', 'in', assignmentIds).orderBy('made_at').execute()
