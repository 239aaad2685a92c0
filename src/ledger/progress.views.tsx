import type { OwedAssignment } from '#campaign/assignments.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import { ButtonLink, MiniButton } from '#platform/html/button/button.tsx'
import { CardsTable, type Column } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Link } from '#platform/html/link.tsx'
import { dayWords } from '#platform/html/words.ts'
import type { Totals } from './overview.rules.ts'
import { taskUnitsWords, progressWords as words } from './overview.words.ts'
import { StateOf } from './owed.views.tsx'
import { SevenTally } from './seven.views.tsx'

interface ProgressProps {
  unit: { id: string; name: string }
  rows: OwedAssignment[]
  totals: Totals
  /** Who only watches opens no unit's own page. */
  watches: boolean
  /** The campaign is closed: nothing is reported on anybody's behalf. */
  over: boolean
  now: Date
}

/** What one unit was asked, what it gave, and where each stands. */
export const ProgressPage = ({ unit, rows, totals, watches, over, now }: ProgressProps) => (
  <DeskPage
    title={unit.name}
    current="/office"
    back={{ to: '/office', label: taskUnitsWords.back }}
    head={<SevenTally totals={totals} />}
  >
    {rows.length === 0 ? <Empty title={words.none} /> : <Table rows={rows} watches={watches || over} now={now} />}
    {!watches && (
      <ButtonLink to={`/u/${unit.id}`} look="line" fit>
        {words.page}
      </ButtonLink>
    )}
  </DeskPage>
)

const Table = ({ rows, watches, now }: Pick<ProgressProps, 'rows' | 'watches' | 'now'>) => {
  const { heads, notYet, period } = taskUnitsWords
  return (
    <CardsTable
      caption={words.caption}
      rows={rows}
      keyOf={(row) => row.assignmentId}
      columns={
        [
          {
            head: words.heads.task,
            cell: (row: OwedAssignment) => (
              <Link to={`/office/tasks/${row.taskId}/units`}>
                {row.title}
                {row.period > 0 && ` ${period(row.period)}`}
              </Link>
            ),
          },
          { head: heads.state, cell: (row: OwedAssignment) => <StateOf row={row} now={now} /> },
          { head: heads.due, cell: (row: OwedAssignment) => dayWords.day(dayOf(row.dueAt)) },
          {
            head: heads.sent,
            cell: (row: OwedAssignment) => (row.sentAt ? dayWords.day(dayOf(row.sentAt)) : notYet),
          },
          { head: words.heads.photos, figure: true, cell: (row: OwedAssignment) => words.photosCount(row.photos) },
          { head: heads.act, headHidden: true, cell: (row: OwedAssignment) => <Act row={row} watches={watches} /> },
        ] satisfies Column<OwedAssignment>[]
      }
    />
  )
}

const Act = ({ row, watches }: { row: OwedAssignment; watches: boolean }) => {
  if (row.submissionId)
    return (
      <MiniButton to={`/office/submissions/${row.submissionId}`} about={row.title}>
        {taskUnitsWords.look}
      </MiniButton>
    )
  if (watches) return null
  return (
    <MiniButton to={`/office/assignments/${row.assignmentId}/report`} about={row.title}>
      {taskUnitsWords.onBehalf}
    </MiniButton>
  )
}
