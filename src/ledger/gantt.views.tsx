import { addDays, weekdayOf } from '#platform/days.rules.ts'
import { CardsTable } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Lamp } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Section } from '#platform/html/section/section.tsx'
import { dayWords } from '#platform/html/words.ts'
import { calendarWords, ganttWords as words } from './calendar.words.ts'
import { type Gantt, type GanttRow, nthDay } from './gantt.rules.ts'
import { addUp, lampOf } from './overview.rules.ts'
import { cellWords } from './overview.words.ts'
import { PapersTabs } from './papers.tabs.tsx'

export const GanttPage = ({ gantt }: { gantt: Gantt }) => (
  <DeskPage title={words.title} current="/office/papers">
    <PapersTabs current="/office/gantt" />
    {gantt.rows.length === 0 ? (
      <Empty title={words.none} />
    ) : (
      <>
        <div class="gantt-box" role="region" aria-label={words.title} tabIndex={0}>
          <Chart gantt={gantt} />
        </div>
        <p class="s">{words.legend}</p>
        <Section title={words.table}>
          <Table rows={gantt.rows} />
        </Section>
      </>
    )}
  </DeskPage>
)

const WIDTH = 1392
const LEFT = 300
const RIGHT = 1240
const HEAD = 30
const ROW = 24
const LETTERS = 20

const Chart = ({ gantt }: { gantt: Gantt }) => {
  const { from, to, today, rows } = gantt
  const days = nthDay(gantt, to) + 1
  const x = (nth: number) => Math.round(LEFT + ((RIGHT - LEFT) * nth) / days)
  const height = HEAD + rows.length * ROW + 6
  const totals = addUp(rows.filter(({ kind }) => kind === 'activity').map((row) => row.totals))
  const tasks = rows.filter(({ kind }) => kind === 'task').length
  const marks = Array.from({ length: days }, (_, nth) => addDays(from, nth)).filter((day) => weekdayOf(day) === 1)
  const now = nthDay(gantt, today)
  return (
    <svg
      class="gantt"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={words.label(totals.accepted, totals.asked, tasks)}
    >
      {marks.map((day) => (
        <g key={day}>
          <path class="grid" d={`M${x(nthDay(gantt, day))} ${HEAD - 6}V${height}`} />
          <text x={x(nthDay(gantt, day)) + 4} y="16">
            {dayWords.day(day)}
          </text>
        </g>
      ))}
      {rows.map((row, at) => (
        <Bar key={row.id} row={row} y={HEAD + at * ROW} x={(day, after = 0) => x(nthDay(gantt, day) + after)} />
      ))}
      {now >= 0 && now < days && (
        <g>
          <path class="gantt-now" d={`M${x(now + 0.5)} ${HEAD - 8}V${height}`} />
          <text class="strong" x={x(now + 0.5) + 4} y={HEAD - 2}>
            {words.today}
          </text>
        </g>
      )}
    </svg>
  )
}

interface BarProps {
  row: GanttRow
  y: number
  x(day: string, after?: number): number
}

const Bar = ({ row, y, x }: BarProps) => {
  const { kind, title, from, to, weekly, totals } = row
  const [start, end] = [x(from), x(to, 1)]
  const part = (count: number) => (totals.asked === 0 ? 0 : ((end - start) * count) / totals.asked)
  const [accepted, sent] = [Math.round(part(totals.accepted)), Math.round(part(totals.sent))]
  const isActivity = kind === 'activity'
  const [top, thick] = isActivity ? [y + 7, 12] : [y + 9, 8]
  const short = title.length > LETTERS ? `${title.slice(0, LETTERS - 1)}…` : title
  const label = (
    <text class={isActivity ? 'gantt-activity' : undefined} x={isActivity ? 0 : 16} y={y + 17}>
      <title>{title}</title>
      {short}
    </text>
  )
  return (
    <g>
      {isActivity && <path class="axis" d={`M0 ${y + 1}H${WIDTH}`} />}
      {label}
      <path class="gantt-all" d={`M${start} ${top}H${end}v${thick}H${start}z`} />
      {accepted > 0 && <path class="gantt-ok" d={`M${start} ${top}h${accepted}v${thick}h-${accepted}z`} />}
      {sent > 0 && <path class="gantt-sent" d={`M${start + accepted} ${top}h${sent}v${thick}h-${sent}z`} />}
      <text class={row.lamp === 'late' ? 'gantt-late' : undefined} x={RIGHT + 8} y={y + 17}>
        {totals.asked > 0 ? `${totals.accepted}/${totals.asked}` : ''}
        {weekly ? ` ${words.weekly}` : ''}
        {row.lamp === 'late' ? ` ${cellWords.late(totals.late)}` : ''}
      </text>
    </g>
  )
}

const Table = ({ rows }: { rows: readonly GanttRow[] }) => {
  const activityOf = (at: number) => rows.slice(0, at + 1).findLast(({ kind }) => kind === 'activity')?.title ?? ''
  const tasks = rows.flatMap((row, at) => (row.kind === 'task' ? [{ ...row, activity: activityOf(at) }] : []))
  return (
    <CardsTable
      caption={words.table}
      rows={tasks}
      keyOf={({ id }) => id}
      columns={[
        { head: words.heads.task, cell: ({ id, title }) => <Link to={`/office/tasks/${id}/units`}>{title}</Link> },
        { head: words.heads.activity, cell: ({ activity }) => activity },
        { head: words.heads.span, cell: ({ from, to }) => calendarWords.span(from, to) },
        {
          head: words.heads.state,
          cell: ({ totals }) => {
            const { lamp, count } = lampOf(totals)
            return (
              <span class="state">
                <Lamp lamp={lamp} /> {cellWords[lamp](count)}
              </span>
            )
          },
        },
        {
          head: words.heads.done,
          figure: true,
          cell: ({ totals }) => words.share(totals.accepted, totals.asked),
        },
      ]}
    />
  )
}
