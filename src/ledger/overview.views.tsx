import type { Campaign } from '#campaign/campaign.types.ts'
import { overWords } from '#campaign/closings.words.ts'
import type { OwedRow } from '#campaign/counts.store.ts'
import { clockWords } from '#people/clock.words.ts'
import { type ClockTrouble, isDoubtful } from '#platform/clock.ts'
import { addDays, dayOf, daysBetween } from '#platform/days.rules.ts'
import { Board } from '#platform/html/board/board.tsx'
import { Button, ButtonLink, MiniButton } from '#platform/html/button/button.tsx'
import { Trend } from '#platform/html/chart/trend.tsx'
import { Days } from '#platform/html/days/days.tsx'
import { DeskPage } from '#platform/html/desk-page/desk-page.tsx'
import { DrawnOnce } from '#platform/html/drawn-once.tsx'
import { Empty } from '#platform/html/empty/empty.tsx'
import { Form } from '#platform/html/form.tsx'
import { type LampName, State } from '#platform/html/lamp/lamp.tsx'
import { Legend } from '#platform/html/legend/legend.tsx'
import { Link } from '#platform/html/link.tsx'
import { LiveFrom, LivePart } from '#platform/html/live/live.tsx'
import { Note } from '#platform/html/note/note.tsx'
import { Panel, Split } from '#platform/html/split/split.tsx'
import { Tally } from '#platform/html/tally/tally.tsx'
import { UrgentList } from '#platform/html/urgent/urgent.tsx'
import { dayWords } from '#platform/html/words.ts'
import { OverviewMatrix } from './overview.matrix.views.tsx'
import type { Overview } from './overview.reading.ts'
import { addUp, courseOf, isOverdue, unitLamp, urgentIn } from './overview.rules.ts'
import { lampWords, overviewWords as words } from './overview.words.ts'
import { progressPath } from './owed.rules.ts'

export const NoCampaignPage = ({ watches = false }: { watches?: boolean }) => (
  <DeskPage title={words.title} current="/office">
    <Empty title={words.none}>{words.noneNext}</Empty>
    {!watches && (
      <ButtonLink to="/office/campaigns/new" fit>
        {words.read}
      </ButtonLink>
    )}
  </DeskPage>
)

interface OverviewProps {
  overview: Overview
  now: Date
  /** Who only reads gets no buttons. */
  office: boolean
  /** Problems past their day. */
  overdue: number
  /** Reports of hazards that wait or are late, in one line. */
  hazards: { text: string; lamp: LampName } | undefined
  /** Which activities lie open, as the address says it. */
  open?: string | undefined
  /** What is wrong with the clock that all of this is counted by. */
  clock: readonly ClockTrouble[]
  /** What it shows, beside whatever day a demo plays. */
  clockNow: Date
  /** Whether this reader may say that it is right. */
  confirms: boolean
}

export const OverviewPage = ({
  overview,
  now,
  office,
  overdue,
  hazards,
  open,
  clock,
  clockNow,
  confirms,
}: OverviewProps) => (
  <DeskPage title={words.title} current="/office" head={<Head overview={overview} />}>
    <Over campaign={overview.campaign} office={office} />
    {clock.map((trouble) => (
      <Note>{clockWords.trouble(trouble)}</Note>
    ))}
    {isDoubtful({ now: () => now, troubles: () => clock }) && <ClockHeld {...{ clockNow, confirms }} />}
    <LiveFrom url="/office/live" />
    <Split side={<Side {...{ overview, now, office, overdue, hazards }} />}>
      <LivePart name="matrix">
        <DrawnOnce of={overview} under={`matrix ${open ?? ''}`}>
          <OverviewMatrix overview={overview} open={open} />
        </DrawnOnce>
        <Legend
          lamps={(['late', 'back', 'soon', 'todo', 'sent', 'ok', 'none'] as const).map((lamp) => ({
            lamp,
            word: lampWords[lamp],
          }))}
        />
      </LivePart>
    </Split>
  </DeskPage>
)

/** Nothing is urged or thrown away by a clock that leapt, until somebody compared it. */
const ClockHeld = ({ clockNow, confirms }: Pick<OverviewProps, 'clockNow' | 'confirms'>) => (
  <Note>
    {clockWords.held}
    {clockWords.compare(clockNow)}
    {confirms && (
      <Form action="/office/clock/confirmations">
        <Button fit>{clockWords.right}</Button>
      </Form>
    )}
  </Note>
)

/** Closed: the figures stand still, and what comes next is one press away. */
const Over = ({ campaign, office }: { campaign: Campaign; office: boolean }) =>
  campaign.closedAt && (
    <div class="over">
      <Note kind="must">
        {overWords.overview(dayWords.day(dayOf(campaign.closedAt)))}{' '}
        {office ? (
          <Link to={`/office/campaigns/${campaign.id}/closing`}>{overWords.overviewLink}</Link>
        ) : (
          overWords.overviewReader
        )}
      </Note>
    </div>
  )

const Head = ({ overview: { campaign, today, counts } }: { overview: Overview }) => {
  const all = addUp(counts.map(({ taskId: _task, kind: _kind, ...totals }) => totals))
  const { tally } = words
  return (
    <>
      {campaign.startsOn && campaign.endsOn && (
        <Days
          from={campaign.startsOn}
          to={campaign.endsOn}
          today={today}
          mark={campaign.consultDay ? { day: campaign.consultDay, label: words.consult } : undefined}
        />
      )}
      <LivePart name="tally">
        <Tally
          figures={[
            { word: tally.asked, value: all.asked, after: words.pieces },
            { word: tally.received, value: all.received, after: words.share(all.received, all.asked) },
            { word: tally.accepted, value: all.accepted, lamp: 'ok' },
            { word: tally.sent, value: all.sent, lamp: 'sent', to: '/office/reviews' },
            { word: tally.soon, value: all.soon, lamp: 'soon' },
            { word: tally.returned, value: all.returned, lamp: 'back' },
            { word: tally.late, value: all.late, lamp: 'late', to: '/office/owed' },
          ]}
        />
      </LivePart>
    </>
  )
}

const Side = ({ overview, now, office, overdue, hazards }: Omit<OverviewProps, 'clock' | 'clockNow' | 'confirms'>) => (
  <LivePart name="side">
    <Panel title={words.urgent(urgentIn(overview.units))} more={<Link to="/office/owed">{words.allOpen}</Link>}>
      {overview.urgent.length === 0 && <p>{words.noneUrgent}</p>}
      <UrgentList
        // the line about hazards takes the room of one: the desk stays one screen
        items={(hazards ? overview.urgent.slice(0, -1) : overview.urgent).map((row) => ({
          lamp: isOverdue(row, now) ? ('late' as const) : ('back' as const),
          name: row.unit,
          to: progressPath(row.unitId),
          note: noteOf(row, now),
          actions: office && !overview.campaign.closedAt && (
            <>
              <Form action={`/office/assignments/${row.assignmentId}/urges`} label={`${words.urge} ${row.unit}`}>
                <MiniButton about={row.unit}>{words.urge}</MiniButton>
              </Form>
              <MiniButton to={`/office/assignments/${row.assignmentId}/report`} about={row.unit}>
                {words.onBehalf}
              </MiniButton>
            </>
          ),
        }))}
      />
      {overdue > 0 && (
        <Note kind="stop" linked>
          <Link to="/office/problems">{words.overdueProblems(overdue)}</Link>
        </Note>
      )}
      {hazards && (
        <p class="hazards-due">
          <State lamp={hazards.lamp} word={office ? <Link to="/office/hazards">{hazards.text}</Link> : hazards.text} />
        </p>
      )}
    </Panel>
    <Panel title={words.trend}>
      <DrawnOnce of={overview} under="course">
        <Course overview={overview} />
      </DrawnOnce>
    </Panel>
    <Panel title={words.units(overview.units.length)}>
      <DrawnOnce of={overview} under="units">
        <Board
          items={overview.units.map((unit) => {
            const lamp = unitLamp(unit)
            return { name: unit.unit, lamp, word: lampWords[lamp], to: progressPath(unit.unitId) }
          })}
        />
      </DrawnOnce>
    </Panel>
  </LivePart>
)

const noteOf = (row: OwedRow, now: Date): string => {
  const days = daysBetween(dayOf(isOverdue(row, now) ? row.dueAt : (row.sentAt ?? row.dueAt)), dayOf(now))
  return isOverdue(row, now) ? words.lateBy(row.title, days) : words.returned(row.title, days)
}

const Course = ({ overview: { campaign, days, today } }: { overview: Overview }) => {
  const from = campaign.startsOn ?? today
  const to = campaign.endsOn && campaign.endsOn > today ? today : (campaign.endsOn ?? today)
  const span = Array.from({ length: Math.max(1, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index))
  const { came, asked } = courseOf(days, span, today)
  return (
    <Trend
      label={words.trendLabel(came.at(-1) ?? 0, asked.at(-1) ?? 0)}
      days={span.map((day) => dayWords.day(day))}
      came={{ word: words.came, values: came }}
      asked={{ word: words.asked, values: asked }}
    />
  )
}
