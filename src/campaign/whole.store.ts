import type { Db } from '#platform/db.ts'
import type { EvidenceKind } from './campaign.types.ts'
import type { Hints } from './evidence.store.ts'
import type { Stage } from './standing.rules.ts'
import type { Submission } from './submissions.store.ts'

/** A campaign with everything in it, for handing over. Facts never change, so what these name can be read piece by piece. */
export interface WholeAssignment {
  assignmentId: string
  activityId: string
  taskId: string
  unitId: string
  unit: string
  period: number
  stage: Stage
  dueAt: Date
  submissionId: string | null
  version: number
}

/** In the order of the notice, then of the units. */
export const listWholeAssignments = (db: Db, townId: string, campaignId: string): Promise<WholeAssignment[]> =>
  db
    .selectFrom('campaign_standing as standing')
    .innerJoin('campaign_task as task', (join) =>
      join.onRef('task.town_id', '=', 'standing.town_id').onRef('task.id', '=', 'standing.task_id'),
    )
    .innerJoin('unit', (join) =>
      join.onRef('unit.town_id', '=', 'standing.town_id').onRef('unit.id', '=', 'standing.unit_id'),
    )
    .innerJoin('campaign_activity as activity', (join) =>
      join.onRef('activity.town_id', '=', 'task.town_id').onRef('activity.id', '=', 'task.activity_id'),
    )
    .where('standing.town_id', '=', townId)
    .where('standing.campaign_id', '=', campaignId)
    .select([
      'standing.assignment_id as assignmentId',
      'task.activity_id as activityId',
      'standing.task_id as taskId',
      'standing.unit_id as unitId',
      'unit.name as unit',
      'standing.period',
      'standing.stage',
      'standing.due_at as dueAt',
      'standing.submission_id as submissionId',
      'standing.version',
    ])
    .orderBy('activity.position')
    .orderBy('activity.id')
    .orderBy('unit.position')
    .orderBy('unit.name')
    .orderBy('unit.id')
    .orderBy('task.position')
    .orderBy('standing.period')
    .$narrowType<{ stage: Stage }>()
    .execute()

export interface WholePiece {
  assignmentId: string
  kind: EvidenceKind
  mediaType: string
  sha256: string
  bytes: number
  sentAt: Date
  hints: Hints
}

/** Every file that stands, as it came in; what its unit took back is not among it. */
export const listWholeEvidence = (db: Db, townId: string, campaignId: string): Promise<WholePiece[]> =>
  db
    .selectFrom('campaign_evidence as evidence')
    .innerJoin('campaign_standing as standing', (join) =>
      join
        .onRef('standing.town_id', '=', 'evidence.town_id')
        .onRef('standing.assignment_id', '=', 'evidence.assignment_id'),
    )
    .where('standing.town_id', '=', townId)
    .where('standing.campaign_id', '=', campaignId)
    .where('evidence.removed_at', 'is', null)
    .select([
      'evidence.assignment_id as assignmentId',
      'evidence.kind',
      'evidence.media_type as mediaType',
      'evidence.original_sha256 as sha256',
      'evidence.size as bytes',
      'evidence.sent_at as sentAt',
      'evidence.hints',
    ])
    .orderBy('evidence.id')
    // written by evidence.store.ts only
    .$castTo<WholePiece>()
    .execute()

/** How much there is, without listing it. */
export async function measureWhole(
  db: Db,
  townId: string,
  campaignId: string,
): Promise<{ units: number; files: number; bytes: number }> {
  const standing = db
    .selectFrom('campaign_standing as standing')
    .where('standing.town_id', '=', townId)
    .where('standing.campaign_id', '=', campaignId)
  const { units } = await standing
    .select((row) => row.fn.count<number>('standing.unit_id').distinct().as('units'))
    .executeTakeFirstOrThrow()
  const { files, bytes } = await standing
    .innerJoin('campaign_evidence as evidence', (join) =>
      join
        .onRef('evidence.town_id', '=', 'standing.town_id')
        .onRef('evidence.assignment_id', '=', 'standing.assignment_id'),
    )
    .where('evidence.removed_at', 'is', null)
    .select((row) => [row.fn.countAll<number>().as('files'), row.fn.sum<number | null>('evidence.size').as('bytes')])
    .executeTakeFirstOrThrow()
  return { units, files, bytes: bytes ?? 0 }
}

/** When each version of each report was sent, first first. */
export async function listSendingTimes(db: Db, townId: string, campaignId: string): Promise<Map<string, Date[]>> {
  const rows = await db
    .selectFrom('campaign_submission as submission')
    .innerJoin('campaign_standing as standing', (join) =>
      join
        .onRef('standing.town_id', '=', 'submission.town_id')
        .onRef('standing.assignment_id', '=', 'submission.assignment_id'),
    )
    .where('standing.town_id', '=', townId)
    .where('standing.campaign_id', '=', campaignId)
    .select(['submission.assignment_id as assignmentId', 'submission.sent_at as sentAt'])
    .orderBy('submission.version')
    .execute()
  const times = new Map<string, Date[]>()
  for (const { assignmentId, sentAt } of rows) {
    const known = times.get(assignmentId)
    if (known) known.push(sentAt)
    else times.set(assignmentId, [sentAt])
  }
  return times
}

export type WholeSubmission = Pick<
  Submission,
  'id' | 'assignmentId' | 'version' | 'number' | 'figures' | 'words' | 'heldOn' | 'byName' | 'via' | 'sentAt'
>

/** Every version of these, first version first. */
export const listVersionsOf = (db: Db, townId: string, assignmentIds: readonly string[]): Promise<WholeSubmission[]> =>
  assignmentIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('campaign_submission')
        .where('town_id', '=', townId)
        .where('assignment_id', 'in', assignmentIds)
        .select(['id', 'assignment_id as assignmentId', 'version', 'number', 'figures', 'words', 'held_on as heldOn'])
        .select(['by_name as byName', 'via', 'sent_at as sentAt'])
        .orderBy('assignment_id')
        .orderBy('version')
        // figures are written by submissions.store.ts only
        .$castTo<WholeSubmission>()
        .execute()

export interface WholeNotes {
  receipts: { assignmentId: string; byName: string; at: Date }[]
  waivers: { assignmentId: string; reason: string; byName: string | null; at: Date }[]
}

/** Who took these on, and why some were let off. */
export async function listNotesOf(db: Db, townId: string, assignmentIds: readonly string[]): Promise<WholeNotes> {
  if (assignmentIds.length === 0) return { receipts: [], waivers: [] }
  const [receipts, waivers] = await Promise.all([
    db
      .selectFrom('campaign_receipt')
      .where('town_id', '=', townId)
      .where('assignment_id', 'in', assignmentIds)
      .select(['assignment_id as assignmentId', 'by_name as byName', 'signed_at as at'])
      .execute(),
    db
      .selectFrom('campaign_waiver as waiver')
      .leftJoin('person', (join) =>
        join.onRef('person.town_id', '=', 'waiver.town_id').onRef('person.id', '=', 'waiver.waived_by'),
      )
      .where('waiver.town_id', '=', townId)
      .where('waiver.assignment_id', 'in', assignmentIds)
      .where('waiver.withdrawn_at', 'is', null)
      .select([
        'waiver.assignment_id as assignmentId',
        'waiver.reason',
        'person.name as byName',
        'waiver.waived_at as at',
      ])
      .execute(),
  ])
  return { receipts, waivers }
}
