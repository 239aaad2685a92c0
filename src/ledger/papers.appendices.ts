import type { Block } from '#platform/documents/official-document.ts'
import { dayWords } from '#platform/html/words.ts'
import { paperWords as words } from './papers.words.ts'
import { isBacked, type StatisticsRow } from './statistics.rules.ts'
import { nameText } from './statistics.views.tsx'
import { summaryWords } from './summary.words.ts'

export interface LateLine {
  unit: string
  title: string
  dueOn: string
  days: number
}

/** What units gave, a line a task: of a bulletin its own week and the total; each leads to who did it. */
export function statisticsTable(rows: readonly StatisticsRow[], withWeek: boolean): Block {
  const { tableHeads: heads } = summaryWords
  const given = rows.filter(isBacked)
  const tasks = [...Map.groupBy(given, ({ task }) => task.id).values()]
  const say = (own: readonly StatisticsRow[], value: (row: StatisticsRow) => number) =>
    own.map((row) => words.figure(nameText(row), value(row), row.metric.counter)).join('、')
  return {
    kind: 'table',
    columns: [
      { head: heads.number, share: 7, align: 'center' },
      { head: heads.activity, share: 25 },
      ...(withWeek ? [{ head: words.weekHead, share: 30 }] : []),
      { head: heads.total, share: withWeek ? 30 : 50 },
      { head: heads.units, share: 9, align: 'right' },
    ],
    rows: tasks.map((own, at) => {
      const { task } = own[0]!
      const done = own.filter((row) => row.week > 0)
      return [
        String(at + 1),
        task.title,
        ...(withWeek ? [done.length > 0 ? say(done, ({ week }) => week) : words.quiet] : []),
        { text: say(own, ({ total }) => total), href: `/office/tasks/${task.id}/units` },
        summaryWords.unitsCount(Math.max(...own.map(({ units }) => units))),
      ]
    }),
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
