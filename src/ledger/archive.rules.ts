import type { Activity, EvidenceKind, Task } from '#campaign/campaign.types.ts'
import type { WholeAssignment, WholePiece } from '#campaign/whole.store.ts'
import { endingOf, FolderNames, safeName } from '#platform/zip/names.rules.ts'

/** Where everything of a campaign lies in its archive, so that a person finds it by reading names. Pure. */

export interface PlannedFile {
  name: string
  piece: WholePiece
  /** The version of the report it was sent with. */
  version: number
}

export interface PlannedAssignment extends WholeAssignment {
  task: Task
  /** The readable report; beside it the same as JSON. None where nothing was ever sent or decided. */
  record: string | null
  files: PlannedFile[]
}

export interface PlannedUnit {
  unitId: string
  unit: string
  folder: string
  assignments: PlannedAssignment[]
}

export interface PlannedActivity {
  activity: Activity
  folder: string
  units: PlannedUnit[]
}

export interface ArchivePlan {
  activities: PlannedActivity[]
  files: number
  bytes: number
}

export interface ArchiveNames {
  unnamed: string
  /** Of the archive itself, which no activity may be called. */
  ownFolders: readonly string[]
  /** A weekly task's week, then which version it came with and its number: -第2周-第1版-001. */
  week(period: number): string
  version(version: number, nth: number): string
  record: string
}

export interface Planned {
  activities: readonly Activity[]
  tasks: readonly Task[]
  assignments: readonly WholeAssignment[]
  pieces: readonly WholePiece[]
  /** When each version of an assignment's report was sent, first first. */
  sentAt: ReadonlyMap<string, readonly Date[]>
}

/** So long a made archive can be fetched; it can be made again at any time. */
export const KEPT_DAYS = 7
export const shelfNameOf = (archiveId: string): string => `${archiveId}.zip`

const MOST = { activity: 36, unit: 24, task: 24 }

export function planArchive(planned: Planned, names: ArchiveNames): ArchivePlan {
  const { activities, assignments, pieces, tasks, sentAt } = planned
  const task = new Map(tasks.map((one) => [one.id, one]))
  const grouped = { task, sentAt, piecesOf: Map.groupBy(pieces, (piece) => piece.assignmentId) }
  const top = new FolderNames()
  for (const name of names.ownFolders) top.take(name)
  const byActivity = Map.groupBy(assignments, (one) => one.activityId)
  const folders = activities.flatMap((activity): PlannedActivity[] => {
    const own = byActivity.get(activity.id) ?? []
    if (own.length === 0) return []
    const named = safeName(`${activity.marker}${activity.shortName || activity.heading}`, MOST.activity)
    const folder = top.take(named || names.unnamed)
    return [{ activity, folder, units: unitsOf(folder, own, grouped, names) }]
  })
  return {
    activities: folders,
    files: pieces.length,
    bytes: pieces.reduce((sum, piece) => sum + piece.bytes, 0),
  }
}

interface Grouped {
  task: ReadonlyMap<string, Task>
  piecesOf: ReadonlyMap<string, readonly WholePiece[]>
  sentAt: Planned['sentAt']
}

function unitsOf(
  folder: string,
  assignments: readonly WholeAssignment[],
  { task, piecesOf, sentAt }: Grouped,
  names: ArchiveNames,
): PlannedUnit[] {
  const folders = new FolderNames()
  return [...Map.groupBy(assignments, (one) => one.unitId).values()].map((own) => {
    const { unitId, unit } = own[0]!
    const place = `${folder}/${folders.take(safeName(unit, MOST.unit) || names.unnamed)}`
    const taken = new FolderNames()
    return {
      unitId,
      unit,
      folder: place,
      assignments: own.flatMap((one): PlannedAssignment[] => {
        const about = task.get(one.taskId)
        if (!about) return []
        const title = safeName(about.title, MOST.task) || names.unnamed
        const base = taken.take(one.period > 0 ? `${title}${names.week(one.period)}` : title)
        const said = one.version > 0 || one.stage !== 'issued'
        const files = filesOf(
          `${place}/${base}`,
          piecesOf.get(one.assignmentId) ?? [],
          sentAt.get(one.assignmentId),
          names,
        )
        return [{ ...one, task: about, record: said ? `${place}/${base}${names.record}` : null, files }]
      }),
    }
  })
}

/** Words are sent before photos: a photo belongs to the last version sent before it. */
function filesOf(
  base: string,
  pieces: readonly WholePiece[],
  sentAt: readonly Date[] = [],
  names: ArchiveNames,
): PlannedFile[] {
  return pieces.map((piece, index) => {
    const version = Math.max(1, sentAt.filter((at) => at <= piece.sentAt).length)
    return { name: `${base}${names.version(version, index + 1)}.${endingOf(piece.mediaType)}`, piece, version }
  })
}

/** A link within the archive: every part of the path escaped, so that # or % in a name leads where it says. */
export const linkTo = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

export const isPicture = (kind: EvidenceKind, mediaType: string): boolean =>
  kind === 'photo' || mediaType.startsWith('image/')
