import type { Review } from '#campaign/reviews.store.ts'
import type { WholeNotes, WholeSubmission } from '#campaign/whole.store.ts'
import { wholeMoment } from './archive.moment.words.ts'
import type { PlannedAssignment } from './archive.rules.ts'
import { recordWords as words } from './archive.text.words.ts'

/** All that was said under one assignment. */
export interface RecordOf {
  activity: string
  planned: PlannedAssignment
  versions: readonly WholeSubmission[]
  reviews: ReadonlyMap<string, Review>
  receipt: WholeNotes['receipts'][number] | undefined
  waiver: WholeNotes['waivers'][number] | undefined
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** As a person reads it, in any editor. A phone number stays in the town: whoever asks, asks the office. */
export function recordText({ activity, planned, versions, reviews, receipt, waiver }: RecordOf): string {
  const { task, unit, period, dueAt, stage, files } = planned
  const lines = [
    words.title(unit, task.title, words.week(period)),
    '',
    `${words.activity}${activity}`,
    ...(task.ask ? [`${words.ask}${task.ask}`] : []),
    `${words.due}${wholeMoment(dueAt)}`,
    `${words.stage}${words.stages[stage]}`,
    ...(receipt ? [words.receipt(receipt.byName, wholeMoment(receipt.at))] : []),
    ...(waiver ? [words.waiver(waiver.reason, waiver.byName ?? '', wholeMoment(waiver.at))] : []),
    ...versions.flatMap((version) => ['', ...versionLines(planned, version, reviews.get(version.id))]),
    '',
    ...(files.length > 0 ? [words.files, ...files.map(({ name }) => `  ${nameOf(name)}`)] : [words.noFiles]),
  ]
  // Old editors on Windows show one line without it; the mark tells them that it is UTF-8.
  return `\ufeff${lines.join('\r\n')}\r\n`
}

function versionLines({ task }: PlannedAssignment, version: WholeSubmission, review: Review | undefined): string[] {
  return [
    words.version(version.version, version.number),
    words.sent(version.byName, words.via[version.via], wholeMoment(version.sentAt)),
    ...(version.heldOn ? [`${words.held}${version.heldOn}`] : []),
    ...figuresOf(task, version).map(({ name, value, counter }) => words.figure(name, value, counter)),
    ...(version.words ? [`${words.words}${version.words}`] : []),
    ...(review
      ? [words.review(words.verdicts[review.verdict], review.byName, wholeMoment(review.reviewedAt), review.reason)]
      : []),
    ...(review?.dueAt ? [words.due2(wholeMoment(review.dueAt))] : []),
  ]
}

export const figuresOf = (task: PlannedAssignment['task'], { figures }: Pick<WholeSubmission, 'figures'>) =>
  Object.entries(figures).map(([code, value]) => {
    const metric = task.metrics.find((one) => one.code === code)
    return { code, value, name: metric?.name ?? code, counter: metric?.counter ?? '' }
  })

/** The same for machines. */
export function recordJson({ activity, planned, versions, reviews, receipt, waiver }: RecordOf): string {
  const { task, unit, unitId, period, dueAt, stage, files, assignmentId } = planned
  return `${JSON.stringify(
    {
      activity,
      task: { id: task.id, title: task.title, ask: task.ask },
      unit: { id: unitId, name: unit },
      assignment: { id: assignmentId, week: period || null, dueAt, stage },
      receipt: receipt ? { by: receipt.byName, at: receipt.at } : null,
      waiver: waiver ? { by: waiver.byName, at: waiver.at, reason: waiver.reason } : null,
      versions: versions.map((version) => {
        const review = reviews.get(version.id)
        return {
          version: version.version,
          number: version.number,
          sentAt: version.sentAt,
          by: version.byName,
          via: version.via,
          heldOn: version.heldOn,
          figures: figuresOf(task, version),
          words: version.words,
          review: review
            ? { verdict: review.verdict, reason: review.reason, by: review.byName, at: review.reviewedAt }
            : null,
        }
      }),
      files: files.map(({ name, piece, version }) => ({
        name: nameOf(name),
        kind: piece.kind,
        mediaType: piece.mediaType,
        bytes: piece.bytes,
        sha256: piece.sha256,
        version,
        sentAt: piece.sentAt,
        hints: piece.hints,
      })),
    },
    null,
    1,
  )}\n`
}
