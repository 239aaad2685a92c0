import type { WeekCount } from '#campaign/week.store.ts'
import { dayWords } from '#platform/html/words.ts'
import { type Figure, namedApart } from './papers.tokens.rules.ts'
import { figureWords as words } from './papers.words.ts'
import type { StatisticsRow, Week } from './statistics.rules.ts'
import { figurePath } from './statistics.views.tsx'

/** Every figure that a paper may name: what is counted of the town, then what each task asks. Pure. */
export function figuresOf({
  counted,
  rows,
  until,
  week,
}: {
  counted: WeekCount
  rows: readonly StatisticsRow[]
  /** The last day that is counted. */
  until: string
  /** Only a bulletin tells of one. */
  week: Week | undefined
}): Figure[] {
  const general = (code: string, name: string, value: number, source: string, counter = words.piece): Figure => ({
    code,
    name,
    value: String(value),
    counter,
    source,
  })
  const { asked, received, accepted, late, lateUnits, units, weekReceived, weekAccepted } = counted
  return [
    { code: 'until', name: words.until, value: dayWords.day(until), counter: '', source: '/office/statistics' },
    general('asked', words.asked, asked, '/office'),
    general('received', words.received, received, '/office'),
    general('accepted', words.accepted, accepted, '/office'),
    general('late', words.late, late, '/office/owed'),
    general('late-units', words.lateUnits, lateUnits, '/office/owed', words.unit),
    general('units', words.units, units, '/office', words.unit),
    ...(week
      ? [
          general('week.received', words.weekReceived, weekReceived, `/office/statistics?week=${week.from}`),
          general('week.accepted', words.weekAccepted, weekAccepted, `/office/statistics?week=${week.from}`),
        ]
      : []),
    ...ofTasks(rows, week),
  ]
}

function ofTasks(rows: readonly StatisticsRow[], week: Week | undefined): Figure[] {
  const names = namedApart(rows.map(({ task, metric }) => words.task(task.title, metric.name)))
  // those that units gave number the tasks: what is counted later moves no name that a text holds
  const given = [...rows.filter(({ counted }) => !counted), ...rows]
  const tasks = [...new Set(given.map(({ task }) => task.id))]
  return rows.flatMap((row, at): Figure[] => {
    const name = names[at]!
    const code = `${tasks.indexOf(row.task.id) + 1}.${row.metric.code}`
    const total = { name, code, value: String(row.total), counter: row.metric.counter, source: figurePath(row) }
    if (!week) return [total]
    const source = figurePath(row, { week: week.from })
    return [
      total,
      { name: words.week(name), code: `week.${code}`, value: String(row.week), counter: row.metric.counter, source },
    ]
  })
}
