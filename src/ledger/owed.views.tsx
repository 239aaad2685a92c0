import type { Batch } from '#campaign/batches.store.ts'
import { BatchNote } from '#campaign/batches.views.tsx'
import { batchWords } from '#campaign/batches.words.ts'
import type { Task } from '#campaign/campaign.types.ts'
import type { OwedRow } from '#campaign/counts.store.ts'
import { WaivedNote } from '#campaign/reviews.waiver.views.tsx'
import { dayOf, daysBetween } from '#platform/days.rules.ts'
import { MiniButton } from '#platform/html/button/button.tsx'
import { CardsTable, type Column } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Form } from '#platform/html/form.tsx'
import { State } from '#platform/html/lamp/lamp.tsx'
import { Link } from '#platform/html/link.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Tick } from '#platform/html/queue/queue.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { dayWords } from '#platform/html/words.ts'
import { columns, type Column as KindColumn, type Totals } from './overview.rules.ts'
import { columnWords, overviewWords, taskUnitsWords as words } from './overview.words.ts'
import { progressPath, stateOf } from './owed.rules.ts'
import { OWED_FORM, type SeveralOwed, SeveralOwedForm } from './owed.several.views.tsx'
import { SevenTally } from './seven.views.tsx'

interface TaskUnitsProps {
  task: Task
  rows: OwedRow[]
  column: KindColumn | null
  totals: Totals
  /** Waived just now, and still so. */
  waived: OwedRow | undefined
  watches: boolean
  now: Date
}

const kindTabs = (here: string) => [
  { to: here, label: words.all },
  ...columns.map((one) => ({ to: `${here}?column=${one}`, label: columnWords[one] })),
]

/** Behind a cell of the overview: every unit that was asked, and how far it is. */
export const TaskUnitsPage = ({ task, rows, column, totals, waived, watches, now }: TaskUnitsProps) => {
  const here = `/office/tasks/${task.id}/units`
  return (
    <DeskPage
      title={task.title}
      current="/office"
      back={{ to: '/office', label: words.back }}
      head={<SevenTally totals={totals} />}
    >
      {waived && !watches && <WaivedNote unit={waived.unit} assignmentId={waived.assignmentId} />}
      <Tabs label={words.kind} items={kindTabs(here)} current={column ? `${here}?column=${column}` : here} />
      {rows.length === 0 ? (
        <Empty title={words.empty} />
      ) : (
        <OwedTable rows={rows} watches={watches} now={now} weekly={task.dueRule === 'weekly'} />
      )}
    </DeskPage>
  )
}

interface OwedPageProps extends Pick<TaskUnitsProps, 'rows' | 'column' | 'watches' | 'now'> {
  several: SeveralOwed
  batch: Batch | undefined
  /** What came of an urge that was pressed here. */
  said: string | undefined
}

/** All that is overdue or returned, over all tasks; whoever is behind is urged from here. */
export const OwedPage = ({ rows, column, several, batch, said, watches, now }: OwedPageProps) => {
  const here = column ? `/office/owed?column=${column}` : '/office/owed'
  return (
    <DeskPage title={words.owedTitle} current="/office" back={{ to: '/office', label: words.back }}>
      {said && <Note>{said}</Note>}
      {batch && <BatchNote batch={batch} watches={watches} />}
      <Tabs label={words.kind} items={kindTabs('/office/owed')} current={here} />
      {rows.length === 0 ? (
        <Empty title={column ? words.noneOfKind : overviewWords.noneUrgent} />
      ) : (
        <>
          {!watches && <SeveralOwedForm here={here} several={several} />}
          <OwedTable
            rows={rows}
            watches={watches}
            now={now}
            weekly={false}
            withTask
            chosen={watches ? undefined : several.chosen}
          />
        </>
      )}
    </DeskPage>
  )
}

interface OwedTableProps extends Pick<TaskUnitsProps, 'rows' | 'watches' | 'now'> {
  weekly: boolean
  withTask?: boolean
  /** What is ticked; absent where nothing can be done to several. */
  chosen?: readonly string[] | undefined
}

const OwedTable = ({ rows, watches, now, weekly, withTask, chosen }: OwedTableProps) => (
  <CardsTable
    caption={words.caption}
    rows={rows}
    keyOf={(row) => row.assignmentId}
    columns={
      [
        { head: words.heads.unit, cell: (row: OwedRow) => <UnitCell row={row} chosen={chosen} /> },
        ...(withTask ? [{ head: words.heads.task, cell: (row: OwedRow) => row.title }] : []),
        ...(weekly ? [{ head: words.heads.period, cell: (row: OwedRow) => words.period(row.period) }] : []),
        { head: words.heads.state, cell: (row: OwedRow) => <StateOf row={row} now={now} /> },
        { head: words.heads.due, cell: (row: OwedRow) => dayWords.day(dayOf(row.dueAt)) },
        {
          head: words.heads.sent,
          cell: (row: OwedRow) => (row.sentAt ? dayWords.day(dayOf(row.sentAt)) : words.notYet),
        },
        { head: words.heads.contact, cell: (row: OwedRow) => <Contact row={row} /> },
        {
          head: words.heads.act,
          headHidden: true,
          cell: (row: OwedRow) => <Act row={row} watches={watches} urges={withTask} />,
        },
      ] satisfies Column<OwedRow>[]
    }
  />
)

const UnitCell = ({ row, chosen }: { row: OwedRow; chosen: readonly string[] | undefined }) => {
  const link = <Link to={progressPath(row.unitId)}>{row.unit}</Link>
  if (!chosen) return link
  return (
    <span class="ticked">
      <Tick
        form={OWED_FORM}
        name="assignment"
        value={row.assignmentId}
        label={batchWords.choose(row.unit, row.title)}
        checked={chosen.includes(row.assignmentId)}
      />
      {link}
    </span>
  )
}

export const StateOf = ({ row, now }: { row: Standing; now: Date }) => {
  const { lamp, late } = stateOf(row, now)
  const today = dayOf(now)
  const word = {
    late: () => words.states.late(daysBetween(dayOf(row.dueAt), today)),
    soon: () => words.states.soon(daysBetween(today, dayOf(row.dueAt))),
    todo: () => words.states.todo(row.stage === 'signed'),
    sent: () => words.states.sent(late),
    ok: () => words.states.ok(late),
    back: () => words.states.back,
    free: () => words.states.free,
    none: () => words.states.free,
  }[lamp]()
  return <State lamp={lamp} word={word} />
}

const Contact = ({ row }: { row: OwedRow }) => (
  <>
    {row.contactName}{' '}
    {row.contactPhone && (
      <Link class="nb" to={`tel:${row.contactPhone}`}>
        {row.contactPhone}
      </Link>
    )}
  </>
)

type Standing = Pick<OwedRow, 'stage' | 'dueAt' | 'firstSentAt'>

interface ActProps {
  row: OwedRow
  watches: boolean
  /** Only where all rows are behind. */
  urges: boolean | undefined
}

const Act = ({ row, watches, urges }: ActProps) => (
  <span class="row-acts">
    {urges && !watches && (
      <Form
        action={`/office/assignments/${row.assignmentId}/urges`}
        label={`${overviewWords.urge} ${row.unit} ${row.title}`}
      >
        <input type="hidden" name="from" value="owed" />
        <MiniButton about={`${row.unit} ${row.title}`}>{overviewWords.urge}</MiniButton>
      </Form>
    )}
    {row.submissionId ? (
      <MiniButton to={`/office/submissions/${row.submissionId}`} about={row.unit}>
        {words.look}
      </MiniButton>
    ) : (
      !watches && (
        <MiniButton to={`/office/assignments/${row.assignmentId}/report`} about={row.unit}>
          {words.onBehalf}
        </MiniButton>
      )
    )}
  </span>
)
