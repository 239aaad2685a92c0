import type { StreamedSheet } from '#platform/documents/streamed-workbook.ts'
import { wholeMoment } from './archive.moment.words.ts'
import { figuresOf, type RecordOf } from './archive.record.ts'
import { type ArchivePlan, linkTo } from './archive.rules.ts'
import { recordWords, workbookWords as words } from './archive.text.words.ts'

const WIDTHS: Record<string, number[]> = {
  files: [24, 16, 24, 6, 60, 8, 8, 16, 12, 20],
  tasks: [24, 30, 60, 8, 8, 8, 8],
  reports: [24, 16, 24, 6, 12, 18, 6, 12, 16, 50, 50, 40],
  reviews: [16, 24, 6, 18, 6, 8, 12, 16, 40],
}

const columnsOf = (sheet: keyof typeof words) =>
  words[sheet].heads.map((header, index) => ({ header, width: WIDTHS[sheet]?.[index] ?? 12 }))

const linkCell = (path: string) => ({ text: path, href: linkTo(path) })

/** What an office looks up with a filter: files, tasks, reports, reviews. `records` is gone through anew for each. */
export const indexSheets = (plan: ArchivePlan, records: () => AsyncIterable<RecordOf>): StreamedSheet[] => [
  { name: words.files.sheet, columns: columnsOf('files'), rows: fileRows(plan) },
  { name: words.tasks.sheet, columns: columnsOf('tasks'), rows: taskRows(plan) },
  { name: words.reports.sheet, columns: columnsOf('reports'), rows: reportRows(records) },
  { name: words.reviews.sheet, columns: columnsOf('reviews'), rows: reviewRows(records) },
]

const weekOf = (period: number): number | string => (period > 0 ? period : '')

function* fileRows({ activities }: ArchivePlan) {
  for (const { activity, units } of activities)
    for (const { unit, assignments } of units)
      for (const { task, period, files } of assignments)
        for (const { name, piece, version } of files)
          yield [
            activity.heading,
            unit,
            task.title,
            weekOf(period),
            linkCell(name),
            recordWords.kinds[piece.kind],
            version,
            wholeMoment(piece.sentAt),
            piece.bytes,
            piece.sha256,
          ]
}

function* taskRows({ activities }: ArchivePlan) {
  for (const { activity, units } of activities) {
    const all = units.flatMap(({ assignments }) => assignments)
    for (const own of Map.groupBy(all, (one) => one.task.id).values()) {
      const waived = own.filter((one) => one.stage === 'waived').length
      yield [
        activity.heading,
        own[0]!.task.title,
        own[0]!.task.ask,
        own.length - waived,
        own.filter((one) => one.version > 0 && one.stage !== 'waived').length,
        own.filter((one) => one.stage === 'accepted').length,
        waived,
      ]
    }
  }
}

async function* reportRows(records: () => AsyncIterable<RecordOf>) {
  for await (const { activity, planned, versions } of records())
    for (const version of versions)
      yield [
        activity,
        planned.unit,
        planned.task.title,
        weekOf(planned.period),
        recordWords.stages[planned.stage],
        version.number,
        version.version,
        version.byName,
        wholeMoment(version.sentAt),
        version.words,
        figuresOf(planned.task, version)
          .map(({ name, value, counter }) => recordWords.figure(name, value, counter))
          .join('\n'),
        planned.record ? linkCell(planned.record) : '',
      ]
}

async function* reviewRows(records: () => AsyncIterable<RecordOf>) {
  for await (const { planned, versions, reviews } of records())
    for (const version of versions) {
      const review = reviews.get(version.id)
      if (!review) continue
      yield [
        planned.unit,
        planned.task.title,
        weekOf(planned.period),
        version.number,
        version.version,
        recordWords.verdicts[review.verdict],
        review.byName,
        wholeMoment(review.reviewedAt),
        review.reason,
      ]
    }
}
