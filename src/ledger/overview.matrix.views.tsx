import type { Activity } from '#campaign/campaign.types.ts'
import type { TaskTitle } from '#campaign/tasks.store.ts'
import { addDays } from '#platform/days.rules.ts'
import { Link } from '#platform/html/link.tsx'
import { Matrix, type MatrixCell, type MatrixRow } from '#platform/html/matrix/matrix.tsx'
import { dayWords } from '#platform/html/words.ts'
import type { Overview } from './overview.reading.ts'
import {
  addUp,
  type Column,
  cellsOf,
  columnOf,
  columns,
  lampOf,
  openOf,
  openQuery,
  type Totals,
  toggled,
} from './overview.rules.ts'
import { cellWords, columnWords, overviewWords as words } from './overview.words.ts'

interface OverviewMatrixProps {
  overview: Overview
  open: string | undefined
}

/** One line an activity, or its tasks: which lie open stands in the address, so that it can be kept and sent on. */
export const OverviewMatrix = ({
  overview: { activities, tasks, counts, units, today },
  open,
}: OverviewMatrixProps) => {
  const cells = cellsOf(counts)
  const shown = columns.filter((column) => [...cells.values()].some((row) => row.has(column)))
  const standing = activities
    .map((activity) => ({
      activity,
      own: tasks.filter(({ id, activityId }) => activityId === activity.id && cells.has(id)),
    }))
    .filter(({ own }) => own.length > 0)
  const opened = openOf(open, standing.length, standing.flatMap(({ own }) => own).length)
  const all = opened.size === standing.length
  return (
    <>
      <Matrix
        caption={words.matrix}
        heads={words.heads}
        columns={shown.map((column) => ({
          label: columnWords[column],
          count: units.filter((unit) => columnOf(unit.kind) === column).length,
        }))}
        groups={standing.map(({ activity, own }, at) => {
          const turn = `/office?open=${openQuery(toggled(opened, at + 1))}`
          return opened.has(at + 1)
            ? {
                title: <Title activity={activity} turn={turn} open />,
                rows: own.map((task) => rowOf(task, cells.get(task.id)!, shown)),
              }
            : { title: <Title activity={activity} turn={turn} />, rows: [sumOf(own, cells, shown, turn, today)] }
        })}
      />
      <p class="s unfold">
        <Link to={`/office?open=${all ? 'none' : 'all'}`}>{all ? words.closeAll : words.openAll}</Link>
      </p>
    </>
  )
}

const Title = ({ activity, turn, open }: { activity: Activity; turn: string; open?: boolean }) => (
  <>
    {activity.shortName || activity.heading}
    {open && (
      <small>
        {' '}
        <Link to={turn}>
          {words.closeOne}
          <span class="v">{activity.shortName || activity.heading}</span>
        </Link>
      </small>
    )}
  </>
)

function sumOf(
  own: readonly TaskTitle[],
  cells: ReadonlyMap<string, Map<Column, Totals>>,
  shown: readonly Column[],
  to: string,
  today: string,
): MatrixRow {
  const rows = own.map((task) => cells.get(task.id)!)
  const all = addUp(rows.flatMap((row) => [...row.values()]))
  const next = own
    .flatMap(({ dueOn }) => (dueOn && dueOn >= today ? [dueOn] : []))
    .sort()
    .at(0)
  return {
    title: (
      <>
        {words.tasks(own.length)}
        <span class="v">{words.openOne}</span>
      </>
    ),
    to,
    due: next ? dayWords.day(next) : '',
    cells: shown.map((column) => {
      const some = rows.flatMap((row) => row.get(column) ?? [])
      return cellOf(some.length > 0 ? addUp(some) : undefined, to)
    }),
    progress: { accepted: all.accepted, waiting: all.sent, asked: all.asked },
  }
}

function rowOf(task: TaskTitle, row: Map<Column, Totals>, shown: readonly Column[]): MatrixRow {
  const all = addUp([...row.values()])
  return {
    title: task.title,
    to: `/office/tasks/${task.id}/units`,
    due:
      task.dueRule === 'weekly' && task.weekday
        ? words.weekly(dayWords.weekday(addDays('2024-01-01', task.weekday - 1)))
        : task.dueOn
          ? dayWords.day(task.dueOn)
          : '',
    cells: shown.map((column) => cellOf(row.get(column), `/office/tasks/${task.id}/units?column=${column}`)),
    progress: { accepted: all.accepted, waiting: all.sent, asked: all.asked },
  }
}

function cellOf(totals: Totals | undefined, to: string): MatrixCell | null {
  if (!totals) return null
  const { lamp, count } = lampOf(totals)
  const about = words.seven(totals)
  return { lamp, word: cellWords[lamp](count), done: totals.accepted + totals.sent, asked: totals.asked, to, about }
}
