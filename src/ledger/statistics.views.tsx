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
  /** Who only reads does not open single reports of hazards. */
  office: boolean
}

const queryOf = (week: Week, withWaiting: boolean): string => `?week=${week.from}${withWaiting ? '&waiting=1' : ''}`

export const StatisticsPage = ({ rows, week, weeks, withWaiting, office }: StatisticsProps) => (
  <DeskPage
    title={words.title}
    current="/office/statistics"
    head={
      <Actions>
        <ButtonLink to={`/office/statistics.xlsx${queryOf(week, withWaiting)}`} fit>
          {words.download}
        </ButtonLink>
      </Actions>
    }
  >
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
      <Table {...{ rows, week, withWaiting, office }} />
    )}
  </DeskPage>
)

const Table = ({
  rows,
  week,
  withWaiting,
  office,
}: Pick<StatisticsProps, 'rows' | 'week' | 'withWaiting' | 'office'>) => {
  const opens = ({ counted }: StatisticsRow) => office || !counted
  return (
    <CardsTable
      caption={words.caption}
      captionShown
      narrow="lines"
      rows={rows}
      keyOf={(row) => row.metric.id}
      bandOf={({ activity }) => activity.shortName || activity.heading}
      columns={
        [
          {
            head: words.heads.activity,
            joins: ({ task }: StatisticsRow) => task.id,
            cell: (row: StatisticsRow) => <Link to={`/office/tasks/${row.task.id}/units`}>{row.task.title}</Link>,
          },
          {
            head: words.heads.figure,
            cell: ({ metric, counted }: StatisticsRow) => (
              <>
                {metric.name} <small>{counted ? words.counted : words.aggregate[metric.aggregate]}</small>
              </>
            ),
          },
          { head: words.heads.counter, cell: (row: StatisticsRow) => row.metric.counter },
          {
            head: words.heads.week,
            figure: true,
            cell: (row: StatisticsRow) => (
              <Figure value={row.week} to={opens(row) && figurePath(row, { withWaiting, week: week.from })} />
            ),
          },
          {
            head: words.heads.total,
            figure: true,
            cell: (row: StatisticsRow) => (
              <Figure value={row.total} to={opens(row) && figurePath(row, { withWaiting })} />
            ),
          },
          { head: words.heads.units, figure: true, cell: (row: StatisticsRow) => unitsText(row) },
        ] satisfies Column<StatisticsRow>[]
      }
    />
  )
}

interface Behind {
  withWaiting?: boolean
  /** Of one week only, named by its Monday. */
  week?: string | undefined
  unitId?: string | undefined
}

/** Nobody gave what the system counted. */
export const unitsText = ({ units, counted }: StatisticsRow): string =>
  counted ? words.noUnits : words.unitsCount(units)

/** A figure's name where nothing stands beside it that says who counted. */
export const nameText = ({ metric, counted }: StatisticsRow): string =>
  counted ? words.countedName(metric.name) : metric.name

/** The place that shows what a figure was added up from. */
export function figurePath(
  row: Pick<StatisticsRow, 'task' | 'metric' | 'counted'>,
  { withWaiting, week, unitId }: Behind = {},
): string {
  if (row.counted) return week ? row.counted.weekPath : row.counted.path
  const query = new URLSearchParams({
    ...(week ? { week } : {}),
    ...(unitId ? { unit: unitId } : {}),
    ...(withWaiting ? { waiting: '1' } : {}),
  }).toString()
  return `/office/tasks/${row.task.id}/figures/${row.metric.code}${query && `?${query}`}`
}

const Figure = ({ value, to }: { value: number; to: string | false }) =>
  value > 0 && to ? (
    <Link to={to}>
      <b>{value}</b>
    </Link>
  ) : (
    <span>{value}</span>
  )

interface FigureProps {
  task: Task
  metric: Metric
  given: GivenFigure[]
  week: Week | undefined
}

/** Behind a figure: the submissions it was added up from. */
export const FigurePage = ({ task, metric, given, week }: FigureProps) => {
  const { total, units } = totalOf(metric, given)
  return (
    <DeskPage
      title={`${task.title}：${metric.name}`}
      current="/office/statistics"
      back={{ to: '/office/statistics', label: figureWords.back }}
    >
      <p>
        <b>{figureWords.total(total, metric.counter, units)}</b>{' '}
        {[figureWords.rule[metric.aggregate], week && figureWords.within(words.week(week.from, week.to))]
          .filter(Boolean)
          .join('')}
      </p>
      <CardsTable
        caption={figureWords.caption}
        rows={given}
        keyOf={(one) => one.submissionId}
        columns={
          [
            {
              head: figureWords.heads.unit,
              cell: (one: GivenFigure) => <Link to={`/office/units/${one.unitId}/progress`}>{one.unit}</Link>,
            },
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
