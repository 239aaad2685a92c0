import type { Campaign, Metric, Task } from '#campaign/campaign.types.ts'
import type { GivenFigure } from '#campaign/figures.store.ts'
import { dayOf } from '#platform/days.rules.ts'
import { Actions, ButtonLink } from '#platform/html/button/button.tsx'
import { CardsTable, type Column } from '#platform/html/cards-table/cards-table.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Link } from '#platform/html/link.tsx'
import { Tabs } from '#platform/html/tabs/tabs.tsx'
import { dayWords } from '#platform/html/words.ts'
import { type StatisticsRow, totalOf, type Week } from './statistics.rules.ts'
import { figureWords, statisticsWords as words } from './statistics.words.ts'

interface StatisticsProps {
  campaign: Campaign
  rows: StatisticsRow[]
  week: Week
  weeks: Week[]
  withWaiting: boolean
}

const queryOf = (week: Week, withWaiting: boolean): string => `?week=${week.from}${withWaiting ? '&waiting=1' : ''}`

export const StatisticsPage = ({ rows, week, weeks, withWaiting }: StatisticsProps) => (
  <DeskPage title={words.title} current="/office/statistics">
    <Tabs
      label={words.weeks}
      current={queryOf(week, withWaiting)}
      items={weeks.map((one) => ({ to: queryOf(one, withWaiting), label: words.week(one.from, one.to) }))}
    />
    <Tabs
      label={words.basis}
      current={queryOf(week, withWaiting)}
      items={[
        { to: queryOf(week, false), label: words.accepted },
        { to: queryOf(week, true), label: words.waiting },
      ]}
    />
    {rows.length === 0 ? (
      <Empty title={words.none}>{words.noneNext}</Empty>
    ) : (
      <Table rows={rows} withWaiting={withWaiting} />
    )}
    <Actions>
      <ButtonLink to={`/office/statistics.xlsx${queryOf(week, withWaiting)}`} fit>
        {words.download}
      </ButtonLink>
    </Actions>
  </DeskPage>
)

const Table = ({ rows, withWaiting }: { rows: StatisticsRow[]; withWaiting: boolean }) => (
  <CardsTable
    caption={words.caption}
    captionShown
    rows={rows}
    keyOf={(row) => row.metric.id}
    columns={
      [
        { head: words.heads.figure, cell: (row: StatisticsRow) => row.metric.name },
        { head: words.heads.activity, cell: (row: StatisticsRow) => row.task.title },
        { head: words.heads.counter, cell: (row: StatisticsRow) => row.metric.counter },
        { head: words.heads.week, figure: true, cell: (row: StatisticsRow) => row.week },
        {
          head: words.heads.total,
          figure: true,
          cell: (row: StatisticsRow) => <Total row={row} withWaiting={withWaiting} />,
        },
        { head: words.heads.units, figure: true, cell: (row: StatisticsRow) => words.unitsCount(row.units) },
        { head: words.heads.note, cell: (row: StatisticsRow) => words.aggregate[row.metric.aggregate] },
      ] satisfies Column<StatisticsRow>[]
    }
  />
)

export const figurePath = (row: Pick<StatisticsRow, 'task' | 'metric'>, withWaiting = false): string =>
  `/office/tasks/${row.task.id}/figures/${row.metric.code}${withWaiting ? '?waiting=1' : ''}`

const Total = ({ row, withWaiting }: { row: StatisticsRow; withWaiting: boolean }) =>
  row.units > 0 ? (
    <Link to={figurePath(row, withWaiting)}>
      <b>{row.total}</b>
    </Link>
  ) : (
    <>{row.total}</>
  )

/** Behind a figure: the submissions it was added up from. */
export const FigurePage = ({ task, metric, given }: { task: Task; metric: Metric; given: GivenFigure[] }) => {
  const { total, units } = totalOf(metric, given)
  return (
    <DeskPage
      title={`${task.title}：${metric.name}`}
      current="/office/statistics"
      back={{ to: '/office/statistics', label: figureWords.back }}
    >
      <p>
        <b>{figureWords.total(total, metric.counter, units)}</b>　{figureWords.rule[metric.aggregate]}
      </p>
      <CardsTable
        caption={figureWords.caption}
        rows={given}
        keyOf={(one) => one.submissionId}
        columns={
          [
            { head: figureWords.heads.unit, cell: (one: GivenFigure) => one.unit },
            { head: figureWords.heads.value, figure: true, cell: (one: GivenFigure) => <b>{one.value}</b> },
            {
              head: figureWords.heads.number,
              cell: (one: GivenFigure) => <Link to={`/office/submissions/${one.submissionId}`}>{one.number}</Link>,
            },
            { head: figureWords.heads.sent, cell: (one: GivenFigure) => dayWords.day(dayOf(one.sentAt)) },
            { head: figureWords.heads.state, cell: (one: GivenFigure) => figureWords.state[one.stage] ?? '' },
          ] satisfies Column<GivenFigure>[]
        }
      />
    </DeskPage>
  )
}
