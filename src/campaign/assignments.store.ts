import { builtOnce } from '#platform/built-once.ts'
import type { Db } from '#platform/db.ts'
import type { EvidenceAsk, Task } from './campaign.types.ts'
import type { Stage } from './standing.rules.ts'
import { taskFrom, taskWithin } from './tasks.store.ts'

/** One thing asked of one unit, with where it stands. */
export interface OwedAssignment {
  assignmentId: string
  campaignId: string
  taskId: string
  activityId: string
  unitId: string
  period: number
  title: string
  ask: string
  howTo: string
  evidence: EvidenceAsk[]
  reviewed: boolean
  stage: Stage
  dueAt: Date
  firstSentAt: Date | null
  sentAt: Date | null
  decidedAt: Date | null
  submissionId: string | null
  version: number
  photos: number
  /** When its campaign was closed: nothing of it is taken or changed any more. */
  closedAt: Date | null
}

const assignments = (db: Db, townId: string) =>
  db
    .selectFrom('campaign_standing as standing')
    .innerJoin('campaign_task as task', (join) =>
      join.onRef('task.town_id', '=', 'standing.town_id').onRef('task.id', '=', 'standing.task_id'),
    )
    .innerJoin('campaign', (join) =>
      join.onRef('campaign.town_id', '=', 'standing.town_id').onRef('campaign.id', '=', 'standing.campaign_id'),
    )
    .where('standing.town_id', '=', townId)
    .select([
      'standing.assignment_id as assignmentId',
      'standing.campaign_id as campaignId',
      'standing.task_id as taskId',
      'task.activity_id as activityId',
      'standing.unit_id as unitId',
      'standing.period',
      'task.title',
      'task.ask',
      'task.how_to as howTo',
      'task.evidence',
      'task.reviewed',
      'standing.stage',
      'standing.due_at as dueAt',
      'standing.first_sent_at as firstSentAt',
      'standing.sent_at as sentAt',
      'standing.decided_at as decidedAt',
      'standing.submission_id as submissionId',
      'standing.version',
      'standing.photos',
      'campaign.closed_at as closedAt',
    ])
    // written by tasks.store.ts only, and checked before
    .$castTo<OwedAssignment>()

interface Asked {
  campaignId: string
  /** Weekly tasks appear as far as this; later weeks are not asked yet. Without it all of them do. */
  until?: Date | undefined
}

/** All that is asked of a unit in a campaign, done or not, by date. */
export function listOwed(
  db: Db,
  townId: string,
  unitId: string,
  { campaignId, until }: Asked,
): Promise<OwedAssignment[]> {
  const all = assignments(db, townId)
    .where('standing.unit_id', '=', unitId)
    .where('standing.campaign_id', '=', campaignId)
  const some = until
    ? all.where((where) => where.or([where('standing.period', '=', 0), where('standing.due_at', '<=', until)]))
    : all
  return some.orderBy('standing.due_at').orderBy('task.position').execute()
}

/** `unitId` narrows to what its holder may see; the office leaves it out. */
export function findAssignment(
  db: Db,
  townId: string,
  assignmentId: string,
  unitId?: string,
): Promise<OwedAssignment | undefined> {
  const one = assignments(db, townId).where('standing.assignment_id', '=', assignmentId)
  return (unitId ? one.where('standing.unit_id', '=', unitId) : one).executeTakeFirst()
}

const asked = builtOnce((db, townId: string, assignmentId: string) =>
  assignments(db, townId)
    .where('standing.assignment_id', '=', assignmentId)
    .select(({ ref }) => taskWithin(db, townId, ref('standing.task_id'))),
)

/** With the task whole, as whoever reports or looks at a report needs it. */
export async function findAsked(
  db: Db,
  townId: string,
  assignmentId: string,
  unitId?: string,
): Promise<{ assignment: OwedAssignment; task: Task } | undefined> {
  const [row] = await asked(db, townId, assignmentId)
  if (!row || (unitId && row.unitId !== unitId)) return undefined
  const { wholeTask, ...assignment } = row
  return { assignment, task: taskFrom(wholeTask) }
}
