import type { Block } from '#platform/documents/official-document.ts'
import { dayWords } from '#platform/html/words.ts'
import { paperWords as words } from './papers.words.ts'
import type { StatisticsRow } from './statistics.rules.ts'
import { figurePath } from './statistics.views.tsx'
import { summaryWords } from './summary.words.ts'

export interface LateLine {
  unit: string
  title: string
  dueOn: string
  days: number
}

/** What units gave, each figure with where it came from; a bulletin's own week stands before the total. */
export function statisticsTable(rows: readonly StatisticsRow[], withWeek: boolean): Block {
  const { tableHeads: heads, unitsCount } = summaryWords
  return {
    kind: 'table',
    columns: [
      { head: heads.number, share: 7, align: 'center' },
      { head: heads.activity, share: 24 },
      { head: heads.figure, share: 18 },
      { head: heads.counter, share: 7, align: 'center' },
      ...(withWeek ? [{ head: words.weekHead, share: 8, align: 'right' as const }] : []),
      { head: heads.total, share: 9, align: 'right' },
      { head: heads.units, share: 10, align: 'right' },
    ],
    rows: rows
      .filter((row) => row.units > 0)
      .map((row, at) => [
        String(at + 1),
        row.task.title,
        row.metric.name,
        row.metric.counter,
        ...(withWeek ? [String(row.week)] : []),
        { text: String(row.total), href: figurePath(row) },
        unitsCount(row.units),
      ]),
  }
}

/** A unit is named once in the first column, with all that it is late with under it. */
export function lateTable(lines: readonly LateLine[]): Block {
  const heads = words.lateHeads
  const units = [...Map.groupBy(lines, ({ unit }) => unit)]
  return {
    kind: 'table',
    columns: [
      { head: heads.number, share: 7, align: 'center' },
      { head: heads.unit, share: 22 },
      { head: heads.task, share: 40 },
      { head: heads.due, share: 16, align: 'center' },
      { head: heads.days, share: 15, align: 'center' },
    ],
    rows: units.flatMap(([unit, own], nth) =>
      own.map(({ title, dueOn, days }, at) => [
        at === 0 ? String(nth + 1) : '',
        at === 0 ? unit : '',
        title,
        dayWords.day(dueOn),
        String(days),
      ]),
    ),
  }
}
